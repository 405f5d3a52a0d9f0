import type { VehicleClass } from '@fleet/contracts/vehicle.ts';
import { Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { vehicleClasses } from '../../contract.build-time.ts';
import type { VehicleFilter } from './vehicle-filter.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalL,
  },
  search: { flexGrow: 1, flexBasis: '220px', maxWidth: '360px', '@media (max-width: 600px)': { maxWidth: 'none' } },
  select: { flexGrow: 1, flexBasis: '140px', maxWidth: '200px', '@media (max-width: 600px)': { maxWidth: 'none' } },
});

interface FleetToolbarProps {
  filter: VehicleFilter;
  onChange: (filter: VehicleFilter) => void;
}

export function FleetToolbar({ filter, onChange }: FleetToolbarProps) {
  const { t } = useTranslation(['fleet', 'terms']);
  const styles = useStyles();
  return (
    <search className={styles.root}>
      <Input
        className={styles.search}
        type="search"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        contentBefore={<Search20Regular aria-hidden />}
        value={filter.text}
        onChange={(_, { value }) => onChange({ ...filter, text: value })}
      />
      <Select
        className={styles.select}
        aria-label={t('classFilter')}
        value={filter.vehicleClass}
        onChange={(_, { value }) => onChange({ ...filter, vehicleClass: value as VehicleClass | '' })}
      >
        <option value="">{t('anyClass')}</option>
        {vehicleClasses.map((vehicleClass) => (
          <option key={vehicleClass} value={vehicleClass}>
            {t(`terms:vehicleClasses.${vehicleClass}`)}
          </option>
        ))}
      </Select>
    </search>
  );
}
