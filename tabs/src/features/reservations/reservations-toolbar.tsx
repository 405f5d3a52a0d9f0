import { makeStyles, Select, ToggleButton, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useHiddenStyles } from '../../ui/surface.ts';
import type { ReservationPeriod, ReservationScope } from './reservation-scope.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalL,
  },
  scopes: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, margin: 0, padding: 0, border: 'none' },
  scope: { minWidth: 'auto' },
});

interface ReservationsToolbarProps {
  scopes: readonly ReservationScope[];
  scope: ReservationScope;
  period: ReservationPeriod;
  onChange: (choice: { scope?: ReservationScope; period?: ReservationPeriod }) => void;
}

export function ReservationsToolbar({ scopes, scope, period, onChange }: ReservationsToolbarProps) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
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
          onChange={(_, { value }) => onChange({ period: value as ReservationPeriod })}
        >
          {(['upcoming', 'past'] as const).map((choice) => (
            <option key={choice} value={choice}>
              {t(`periods.${choice}`)}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
