import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api-client/use-me.ts';
import { dayOf } from '../../ui/calendar-day.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { useAddress } from '../../use-address.ts';
import { PoolNotice } from '../pools/pool-notice.tsx';
import { ReservationActor } from './reservation-actor.tsx';
import { ReservationList } from './reservation-list.tsx';
import {
  clearFilters,
  isFiltered,
  type ReservationParameter,
  readView,
  reservationFilter,
  scopesFor,
} from './reservation-view.ts';
import { ReservationViews } from './reservation-views.tsx';
import { ReservationsToolbar } from './reservations-toolbar.tsx';
import { useReservationAnnouncements } from './use-reservation-announcements.ts';
import { useReservations } from './use-reservations.ts';

// Asked for at once, beside the reservations, which need not wait for it.
const filters = import('./reservation-filters.tsx');
const ReservationFilters = lazy(() => filters);

/** The reader's reservations; for approvers also what waits for them, for managers everybody's. */
export default function ReservationsPage() {
  const { t } = useTranslation(['reservations', 'terms', 'ui']);
  const { roles } = useMe();
  const timeStyle = useTimeStyle();
  const { now, readerZone } = timeStyle;
  const { search, change } = useAddress<ReservationParameter>();
  const scopes = scopesFor(roles);
  const view = readView(search, scopes, dayOf(now, readerZone));
  const { scope, poolId } = view;
  const filter = reservationFilter(view, now, readerZone);
  const query = useReservations(filter);
  const reservations = query.data?.pages.flatMap((page) => page.reservations);
  // What was found before stands there until the answer comes, and is not a change of it.
  const found = query.isPlaceholderData ? undefined : reservations;
  useReservationAnnouncements(found, JSON.stringify([filter, query.data?.pages.length]), timeStyle);
  return (
    <>
      <PageHeading
        title={t('ui:pages.reservations')}
        detail={
          <span role="status">
            {found &&
              (query.hasNextPage
                ? t('shownAndMore', { count: found.length })
                : t('terms:reservations', { count: found.length }))}
          </span>
        }
      />
      <ReservationViews current="list" />
      {poolId && <PoolNotice poolId={poolId} />}
      <ReservationsToolbar scopes={scopes} view={view} onChange={change} />
      <Suspense fallback={null}>
        <ReservationFilters view={view} filter={filter} canDownload={Boolean(found?.length)} onChange={change} />
      </Suspense>
      <ReservationActor key={scope}>
        <ReservationList
          scope={scope}
          query={query}
          timeStyle={timeStyle}
          {...(isFiltered(view) && { onClear: () => change(clearFilters) })}
        />
      </ReservationActor>
    </>
  );
}
