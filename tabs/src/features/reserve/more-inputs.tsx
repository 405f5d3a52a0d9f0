import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { DriverChoice } from './driver-choice.tsx';
import type { ReserveForm } from './reserve-form.ts';

const departmentLength = 100;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalM },
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  equipment: { display: 'flex', flexWrap: 'wrap', margin: 0, padding: 0, border: 'none', minWidth: 0 },
});

interface MoreInputsProps {
  form: ReserveForm;
  onChange: (form: ReserveForm) => void;
}

/** What most reservations do without: equipment, a long way, another driver, a department. */
export function MoreInputs({ form, onChange }: MoreInputsProps) {
  const { t } = useTranslation(['reserve', 'terms']);
  const styles = useStyles();
  const api = useApi();
  // Only where it begins: it stays as its reader has left it.
  const [isOpen] = useState(() => form.equipment.length > 0 || form.distanceKilometers !== '' || form.driverId !== '');
  const { data } = useQuery({
    queryKey: queryKeys.equipment,
    queryFn: ({ signal }) => api.listEquipment({}, { signal }),
  });
  const equipment = data?.equipment ?? [];
  const toggle = (code: string, isWanted: boolean) => {
    const others = form.equipment.filter((one) => one !== code);
    onChange({ ...form, equipment: isWanted ? [...others, code].sort() : others });
  };
  return (
    <details open={isOpen}>
      <summary>{t('more')}</summary>
      <div className={styles.root}>
        {equipment.length > 0 && (
          <fieldset className={styles.equipment}>
            <legend>{t('equipment')}</legend>
            {equipment.map(({ code, displayName }) => (
              <Checkbox
                key={code}
                label={displayName}
                checked={form.equipment.includes(code)}
                onChange={(_, { checked }) => toggle(code, checked === true)}
              />
            ))}
          </fieldset>
        )}
        <div className={styles.row}>
          <Field label={t('distance')} hint={t('distanceHint')}>
            <Input
              type="number"
              min={1}
              max={9999}
              value={form.distanceKilometers}
              onChange={(_, { value }) => onChange({ ...form, distanceKilometers: value })}
            />
          </Field>
          <Field label={t('terms:department')}>
            <Input
              value={form.department}
              maxLength={departmentLength}
              onChange={(_, { value }) => onChange({ ...form, department: value })}
            />
          </Field>
          <DriverChoice driverId={form.driverId} onChange={(driverId) => onChange({ ...form, driverId })} />
        </div>
      </div>
    </details>
  );
}
