import { Avatar, Button, makeStyles, tokens } from '@fluentui/react-components';
import { SignOut20Regular } from '@fluentui/react-icons';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { MeContext } from '../api-client/use-me.ts';
import { usePhoto } from '../api-client/use-photo.ts';
import { defaultBranding } from '../contract.build-time.ts';
import { useSession } from '../sign-in/session-context.ts';
import Navigation from './navigation.tsx';
import { useBranding } from './theme.ts';

const useStyles = makeStyles({
  root: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalXXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 600px)': { padding: `0 ${tokens.spacingHorizontalM}`, columnGap: tokens.spacingHorizontalS },
  },
  product: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    '@media (max-width: 600px)': { '& span': { display: 'none' } },
  },
  logo: { height: '28px', maxWidth: '120px', objectFit: 'contain' },
  inherit: { color: 'inherit', minWidth: 'auto' },
  /** The picture stays whole, however narrow the window. */
  person: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: '28px' },
  name: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '@media (max-width: 720px)': { display: 'none' },
  },
});

/** Stands in for Teams' own bar in a plain browser: the product, its pages, the person. */
export default function Header() {
  const { t } = useTranslation();
  const styles = useStyles();
  const session = useSession();
  const me = useContext(MeContext);
  const { signOut } = session ?? {};
  const branding = useBranding();
  const colors = branding &&
    branding.headerColor !== defaultBranding.headerColor && {
      backgroundColor: branding.headerColor,
      color: branding.headerTextColor,
    };
  return (
    <header className={styles.root} style={colors || undefined}>
      <div className={styles.product}>
        {branding?.logoPhotoId ? <TenantLogo photoId={branding.logoPhotoId} /> : <FleetLogo />}
        <span>{t('product')}</span>
      </div>
      <Navigation />
      {me && (
        <div className={styles.person} title={t('signedInAs', { name: `${me.displayName} (${me.email})` })}>
          <Avatar name={me.displayName} size={28} color="brand" aria-hidden />
          <span className={styles.name}>{me.displayName}</span>
        </div>
      )}
      {signOut && (
        <Button
          appearance="transparent"
          className={styles.inherit}
          icon={<SignOut20Regular />}
          aria-label={t('signOut')}
          title={t('signOut')}
          onClick={() => void signOut()}
        />
      )}
    </header>
  );
}

/** Nothing is known of a tenant before somebody has signed in, nor where colors are chosen that a picture knows nothing of. */
function TenantLogo({ photoId }: { photoId: string }) {
  const styles = useStyles();
  const { address } = usePhoto(photoId);
  return address ? <img className={styles.logo} src={address} alt="" /> : <FleetLogo />;
}

function FleetLogo() {
  return <img src={`${import.meta.env.BASE_URL}fleet.svg`} width="24" height="24" alt="" />;
}
