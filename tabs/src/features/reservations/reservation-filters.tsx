/** What the list is filtered by, and the file of what is found: a chunk of its own, as the list can be read without it. */
import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DismissCircle16Regular, Search20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ReservationFilter } from '../../api-client/query-keys.ts';
import { reservationStatuses } from '../../contract.build-time.ts';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import type { useAddress } from '../../use-address.ts';
import { useAddressText } from '../../use-address-text.ts';
import { DownloadButton } from './download/download-button.tsx';
import { DriverFilter } from './filters/driver-filter.tsx';
import { VehicleFilter } from './filters/vehicle-filter.tsx';
import {
  clearFilters,
  isFiltered,
  type ReservationParameter,
  type ReservationView,
  toggleStatus,
} from './reservation-view.ts';

const longestText = 80;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalL,
  },
  search: {
    flexGrow: 1,
    flexBasis: '220px',
    maxWidth: '360px',
    minWidth: 0,
    '@media (max-width: 600px)': { maxWidth: 'none' },
  },
});

interface ReservationFiltersProps {
  view: ReservationView;
  /** What the list was asked for with. */
  filter: ReservationFilter;
  canDownload: boolean;
  onChange: ReturnType<typeof useAddress<ReservationParameter>>['change'];
}

export default function ReservationFilters({ view, filter, canDownload, onChange }: ReservationFiltersProps) {
  const { t } = useTranslation(['reservations', 'terms']);
  const styles = useStyles();
  const { text, setText } = useAddressText();
  const { scope, statuses, vehicleId, driverId } = view;
  return (
    <search className={styles.root}>
      <Input
        className={styles.search}
        type="search"
        aria-label={t('filters.search')}
        placeholder={t('filters.searchHint')}
        contentBefore={<Search20Regular aria-hidden />}
        value={text}
        maxLength={longestText}
        onChange={(_, { value }) => setText(value)}
      />
      {scope !== 'to-approve' && (
        <FilterMenu
          label={t('filters.status')}
          options={reservationStatuses.map((value) => ({ value, label: t(`terms:reservationStatuses.${value}`) }))}
          chosen={statuses}
          onPick={(status) => onChange((current) => toggleStatus(current, status))}
        />
      )}
      <VehicleFilter vehicleId={vehicleId} onChange={(vehicle) => onChange({ vehicle })} />
      {(scope !== 'mine' || driverId) && (
        <DriverFilter driverId={driverId} onChange={(driver) => onChange({ driver })} />
      )}
      {isFiltered(view) && (
        <Button
          appearance="subtle"
          shape="circular"
          icon={<DismissCircle16Regular />}
          onClick={() => onChange(clearFilters)}
        >
          {t('filters.clear')}
        </Button>
      )}
      <DownloadButton filter={filter} disabled={!canDownload} />
    </search>
  );
}
