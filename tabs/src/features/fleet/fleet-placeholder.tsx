import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';
import { useVehicleGridStyles } from './vehicle-grid.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minHeight: '224px',
    padding: tokens.spacingVerticalL,
  },
  foot: { marginTop: 'auto' },
  toolbar: { marginBottom: tokens.spacingVerticalL },
});

const cards = Array.from({ length: 8 }, (_, index) => `card-${index}`);

/** The vehicle grid before its vehicles have come. */
export function FleetPlaceholder() {
  const { t } = useTranslation();
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const { grid } = useVehicleGridStyles();
  return (
    <div role="status" aria-label={t('loading')} aria-busy>
      <Placeholder width="min(100%, 360px)" height="32px" className={styles.toolbar} />
      <div className={grid}>
        {cards.map((card) => (
          <div key={card} className={mergeClasses(surface.card, styles.card)} aria-hidden>
            <Placeholder width="70%" height="22px" />
            <Placeholder width="45%" />
            <Placeholder width="35%" height="24px" />
            <Placeholder width="60%" />
            <Placeholder width="80%" className={styles.foot} />
          </div>
        ))}
      </div>
    </div>
  );
}
