import type { Alternative } from '@fleet/contracts/error-codes.ts';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatPeriod, type TimeStyle } from '../../ui/format.ts';

const useStyles = makeStyles({
  title: { margin: `${tokens.spacingVerticalM} 0 0`, fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
  },
});

interface AlternativesProps {
  alternatives: readonly Alternative[];
  style: TimeStyle;
  onTake: (alternative: Alternative) => void;
}

/** What would work instead of what was refused. */
export function Alternatives({ alternatives, style, onTake }: AlternativesProps) {
  const { t } = useTranslation('reserve');
  const styles = useStyles();
  if (alternatives.length === 0) return null;
  return (
    <section aria-label={t('alternatives')}>
      <h2 className={styles.title}>{t('alternatives')}</h2>
      <ul className={styles.list}>
        {alternatives.map((one) => {
          const vehicle = `${one.vehicleName} ${one.licensePlate}`;
          const when = formatPeriod(one.startDate, one.endDate, style);
          return (
            <li key={`${one.vehicleId} ${one.startDate}`} className={styles.item}>
              <span>
                {vehicle}, {when}
              </span>
              <Button aria-label={t('takeThis', { vehicle, when })} onClick={() => onTake(one)}>
                {t('take')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
