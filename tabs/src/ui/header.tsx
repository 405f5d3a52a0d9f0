import { Avatar, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SignOut20Regular } from '@fluentui/react-icons';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { MeContext } from '../api-client/use-me.ts';
import { isFor, pages } from '../pages.ts';
import { useSession } from '../sign-in/session-context.ts';

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
  pages: { display: 'flex', alignSelf: 'stretch', flexGrow: 1, minWidth: 0, overflowX: 'auto', scrollbarWidth: 'none' },
  page: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderTop: '2px solid transparent',
    borderBottom: '2px solid transparent',
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-4px', borderRadius: '6px' },
    '@media (max-width: 600px)': { padding: `0 ${tokens.spacingHorizontalS}` },
    // There a transparent border is drawn.
    '@media (forced-colors: active)': { borderTopColor: 'Canvas', borderBottomColor: 'Canvas' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
    ':hover': { borderBottomColor: tokens.colorCompoundBrandStrokeHover },
  },
  person: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
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
  return (
    <header className={styles.root}>
      <div className={styles.product}>
        <img src={`${import.meta.env.BASE_URL}fleet.svg`} width="24" height="24" alt="" />
        <span>{t('product')}</span>
      </div>
      <nav className={styles.pages} aria-label={t('navigation')}>
        {pages.map(
          ({ path, name, roles }) =>
            name &&
            isFor({ ...(roles && { roles }) }, me?.roles ?? []) && (
              <NavLink
                key={path}
                to={path.replace('/*', '')}
                className={({ isActive }) => mergeClasses(styles.page, isActive && styles.current)}
              >
                {t(name)}
              </NavLink>
            ),
        )}
      </nav>
      {me && (
        <div className={styles.person} title={t('signedInAs', { name: `${me.displayName} (${me.email})` })}>
          <Avatar name={me.displayName} size={28} color="brand" aria-hidden />
          <span className={styles.name}>{me.displayName}</span>
        </div>
      )}
      {signOut && (
        <Button
          appearance="subtle"
          icon={<SignOut20Regular />}
          aria-label={t('signOut')}
          title={t('signOut')}
          onClick={() => void signOut()}
        />
      )}
    </header>
  );
}
