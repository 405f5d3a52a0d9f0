import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { useManagesFleet } from '../../../api-client/use-me.ts';
import { formatPeriod, formatUntil } from '../../../ui/format.ts';
import { formatDistance } from '../../handover/distance.ts';
import { Entry } from '../entry.tsx';
import { PagedSection } from '../paged-section.tsx';
import { ReservationLink } from '../reservation-link.tsx';
import type { SectionProps } from '../section-props.ts';

/** Where it went: for managers all trips, for others their own. */
export default function Trips({ vehicle, timeStyle }: SectionProps) {
  const { t } = useTranslation(['vehicle', 'terms']);
  const api = useApi();
  const scope = useManagesFleet() ? 'all' : 'mine';
  const style = { ...timeStyle, timeZone: vehicle.timeZone };
  return (
    <PagedSection
      vehicleId={vehicle.id}
      name="trips"
      load={async (cursor, signal) => {
        const answer = await api.listTrips({ scope, vehicleId: vehicle.id, ...(cursor && { cursor }) }, { signal });
        return { rows: answer.trips, nextCursor: answer.nextCursor };
      }}
      empty={{ title: t(`noTrips.${scope}`), detail: t('noTripsDetail') }}
    >
      {(trip) => (
        <Entry
          title={formatDistance(trip.distanceMeters, style.locale)}
          when={
            trip.endedAt
              ? formatPeriod(trip.startedAt, trip.endedAt, style)
              : t('since', { moment: formatUntil(trip.startedAt, style) })
          }
          facts={[
            [t('terms:driver'), trip.driver?.displayName ?? null],
            [t('terms:costCenter'), trip.costCenter],
            [t('kind'), trip.isPrivate ? t('privateTrip') : trip.reservationId ? null : t('unreservedTrip')],
          ]}
          aside={trip.reservationId && <ReservationLink reservationId={trip.reservationId} />}
        />
      )}
    </PagedSection>
  );
}
