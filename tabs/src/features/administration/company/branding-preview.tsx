import type { Branding } from '@fleet/contracts/tenant.ts';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { usePhoto } from '../../../api-client/use-photo.ts';

const useStyles = makeStyles({
  root: {
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    maxWidth: '420px',
    marginTop: tokens.spacingVerticalM,
  },
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '44px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  logo: { height: '24px', maxWidth: '120px' },
  body: { padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground2 },
  button: {
    display: 'inline-block',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** How the bar at the top and a button look in the company's colors. */
export function BrandingPreview({ branding, name }: { branding: Branding; name: string }) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const { address: logo } = usePhoto(branding.logoPhotoId);
  return (
    <div className={styles.root} role="img" aria-label={t('branding.preview')}>
      <div className={styles.header} style={{ backgroundColor: branding.headerColor, color: branding.headerTextColor }}>
        {logo && <img className={styles.logo} src={logo} alt="" />}
        {name}
      </div>
      <div className={styles.body}>
        <span
          className={styles.button}
          style={{ backgroundColor: branding.accentColor, color: branding.accentTextColor }}
        >
          {t('branding.sample')}
        </span>
      </div>
    </div>
  );
}
