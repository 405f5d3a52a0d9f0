import { Input, makeStyles, Select, ToggleButton, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useHiddenStyles } from '../../ui/surface.ts';
import type { useAddress } from '../../use-address.ts';
import {
  chooseDay,
  choosePeriod,
  type ReservationParameter,
  type ReservationPeriod,
  type ReservationScope,
  type ReservationView,
  reservationPeriods,
} from './reservation-view.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalM,
  },
  scopes: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, margin: 0, padding: 0, border: 'none' },
  scope: { minWidth: 'auto' },
  days: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface ReservationsToolbarProps {
  scopes: readonly ReservationScope[];
  view: ReservationView;
  onChange: ReturnType<typeof useAddress<ReservationParameter>>['change'];
}

/** Whose reservations, and when. */
export function ReservationsToolbar({ scopes, view, onChange }: ReservationsToolbarProps) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { scope, period, firstDay, lastDay } = view;
  return (
    <div className={styles.root}>
      {scopes.length > 1 && (
        <fieldset className={styles.scopes}>
          <legend className={hidden}>{t('scopeGroup')}</legend>
          {scopes.map((choice) => (
            <ToggleButton
              key={choice}
              className={styles.scope}
              appearance={choice === scope ? 'primary' : 'outline'}
              shape="circular"
              checked={choice === scope}
              onClick={() => onChange({ scope: choice })}
            >
              {t(`scopes.${choice}`)}
            </ToggleButton>
          ))}
        </fieldset>
      )}
      {scope !== 'to-approve' && (
        <Select
          aria-label={t('periodFilter')}
          value={period}
          onChange={(_, { value }) => onChange(choosePeriod(value as ReservationPeriod, view))}
        >
          {reservationPeriods.map((choice) => (
            <option key={choice} value={choice}>
              {t(`periods.${choice}`)}
            </option>
          ))}
        </Select>
      )}
      {scope !== 'to-approve' && period === 'days' && (
        <div className={styles.days}>
          <Input
            type="date"
            aria-label={t('firstDay')}
            value={firstDay}
            onChange={(_, { value }) => onChange(chooseDay('from', value, view))}
          />
          <Input
            type="date"
            aria-label={t('lastDay')}
            value={lastDay}
            onChange={(_, { value }) => onChange(chooseDay('to', value, view))}
          />
        </div>
      )}
    </div>
  );
}
