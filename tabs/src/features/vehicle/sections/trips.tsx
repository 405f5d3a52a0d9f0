import type { Trip } from '@fleet/contracts/trip.ts';
import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { useManagesFleet } from '../../../api-client/use-me.ts';
import { formatPeriod, formatUntil } from '../../../ui/format.ts';
import { formatDistance } from '../../handover/distance.ts';
import { Entry } from '../entry.tsx';
import { PagedSection } from '../paged-section.tsx';
import { ReservationLink } from '../reservation-link.tsx';
import type { SectionProps } from '../section-props.ts';

const ConfirmDialog = lazy(() => import('../../administration/confirm-dialog.tsx'));

/** Where it went: for managers all trips, for others their own. */
export default function Trips({ vehicle, timeStyle }: SectionProps) {
  const { t } = useTranslation(['vehicle', 'terms']);
  const api = useApi();
  const queryClient = useQueryClient();
  const [hiding, setHiding] = useState<Trip>();
  const scope = useManagesFleet() ? 'all' : 'mine';
  const style = { ...timeStyle, timeZone: vehicle.timeZone };
  const hide = async (trip: Trip) => {
    await api.markTripPrivate({ tripId: trip.id });
    await queryClient.invalidateQueries({ queryKey: queryKeys.vehicleSection(vehicle.id, 'trips') });
  };
  return (
    <>
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
            aside={
              trip.reservationId && (
                <>
                  <ReservationLink reservationId={trip.reservationId} />
                  {scope === 'mine' && !trip.isPrivate && (
                    <Button size="small" onClick={() => setHiding(trip)}>
                      {t('makePrivate')}
                    </Button>
                  )}
                </>
              )
            }
          />
        )}
      </PagedSection>
      <Suspense>
        {hiding && (
          <ConfirmDialog
            title={t('makePrivateTitle')}
            detail={t('makePrivateDetail')}
            confirm={t('makePrivate')}
            run={() => hide(hiding)}
            onClosed={() => setHiding(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}
