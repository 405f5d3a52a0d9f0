import type { MaintenanceStatus } from '@fleet/contracts/maintenance.ts';
import { CheckmarkCircle16Filled, Clock16Filled, Prohibited16Filled, Wrench16Filled } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { formatPeriod, formatUntil } from '../../../ui/format.ts';
import { StatusBadge, type StatusTone } from '../../../ui/status-badge.tsx';
import { formatDistance } from '../../handover/distance.ts';
import { Entry } from '../entry.tsx';
import { PagedSection } from '../paged-section.tsx';
import type { SectionProps } from '../section-props.ts';

const looks: Record<MaintenanceStatus, { tone: StatusTone; icon: ReactElement }> = {
  planned: { tone: 'taken', icon: <Clock16Filled /> },
  in_progress: { tone: 'waiting', icon: <Wrench16Filled /> },
  done: { tone: 'good', icon: <CheckmarkCircle16Filled /> },
  cancelled: { tone: 'quiet', icon: <Prohibited16Filled /> },
};

/** What was, is and will be done to it. */
export default function Maintenance({ vehicle, timeStyle }: SectionProps) {
  const { t } = useTranslation('vehicle');
  const api = useApi();
  const style = { ...timeStyle, timeZone: vehicle.timeZone };
  return (
    <PagedSection
      vehicleId={vehicle.id}
      name="maintenance"
      load={async (cursor, signal) => {
        const answer = await api.listMaintenance({ vehicleId: vehicle.id, ...(cursor && { cursor }) }, { signal });
        return { rows: answer.maintenance, nextCursor: answer.nextCursor };
      }}
      empty={{ title: t('noMaintenance') }}
    >
      {({ kind, startDate, endDate, status, note, costCents, odometerMeters }) => (
        <Entry
          title={t(`maintenanceKinds.${kind}`)}
          when={
            endDate ? formatPeriod(startDate, endDate, style) : t('since', { moment: formatUntil(startDate, style) })
          }
          facts={[
            [t('odometer'), odometerMeters === null ? null : formatDistance(odometerMeters, style.locale)],
            [t('cost'), costCents === null ? null : (costCents / 100).toLocaleString(style.locale)],
            [t('note'), note],
          ]}
          aside={<StatusBadge {...looks[status]}>{t(`maintenanceStatuses.${status}`)}</StatusBadge>}
        />
      )}
    </PagedSection>
  );
}
