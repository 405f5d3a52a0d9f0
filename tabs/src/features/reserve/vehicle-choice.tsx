import type { AssignmentReason, AvailableVehicle } from '@fleet/contracts/reservation.ts';
import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from '../../language/words.ts';
import { zoneNote } from '../../ui/format.ts';
import { describeRecommendation } from './describe-recommendation.ts';

/** As many as are read at a glance; the others are one press away. */
const shownAtFirst = 6;

const useStyles = makeStyles({
  label: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  name: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { marginTop: tokens.spacingVerticalS },
});

interface VehicleChoiceProps {
  vehicles: readonly AvailableVehicle[];
  /** Why the first is recommended. */
  why: AssignmentReason | null;
  vehicleId: string;
  startDate: string;
  readerZone: string;
  onChange: (vehicleId: string) => void;
}

/** The vehicles that are free, one to choose, or none in particular. */
export function VehicleChoice({ vehicles, why, vehicleId, startDate, readerZone, onChange }: VehicleChoiceProps) {
  const { t, i18n } = useTranslation(['reserve', 'terms']);
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const first = isWhole ? vehicles : vehicles.slice(0, shownAtFirst);
  const chosen = vehicles.find((one) => one.vehicleId === vehicleId);
  const shown = chosen && !first.includes(chosen) ? [chosen, ...first] : first;
  const hidden = vehicles.length - shown.length;
  return (
    <div>
      <Field label={t('free', { count: vehicles.length })}>
        <RadioGroup value={vehicleId} onChange={(_, { value }) => onChange(value)}>
          <Radio
            value=""
            label={
              <span className={styles.label}>
                <span className={styles.name}>{t('anyVehicle')}</span>
                <span className={styles.quiet}>{t('anyVehicleDetail')}</span>
              </span>
            }
          />
          {shown.map((vehicle) => (
            <Radio
              key={vehicle.vehicleId}
              value={vehicle.vehicleId}
              label={
                <span className={styles.label}>
                  <span>
                    <span className={styles.name}>{vehicle.name}</span> {vehicle.licensePlate}
                  </span>
                  <span className={styles.quiet}>{describe(vehicle, startDate, readerZone)}</span>
                  {why && vehicle === vehicles[0] && (
                    <span className={styles.quiet}>
                      <strong>{t('recommended')}</strong> {describeRecommendation(why, i18n.language)}
                    </span>
                  )}
                </span>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {hidden > 0 && (
        <Button className={styles.more} appearance="subtle" onClick={() => setWhole(true)}>
          {t('showMore', { hidden })}
        </Button>
      )}
    </div>
  );
}

function describe(vehicle: AvailableVehicle, startDate: string, readerZone: string): string {
  const { class: vehicleClass, fuelType, seats, poolName, site, timeZone, approvalRequired } = vehicle;
  return [
    words.t(`terms:vehicleClasses.${vehicleClass}`),
    words.t(`terms:fuelTypes.${fuelType}`),
    words.t('terms:seats', { count: seats }),
    `${poolName}, ${site}`,
    zoneNote(startDate, timeZone, readerZone),
    approvalRequired ? words.t('reserve:approvalNeeded') : words.t('reserve:noApproval'),
  ]
    .filter(Boolean)
    .join(' · ');
}
