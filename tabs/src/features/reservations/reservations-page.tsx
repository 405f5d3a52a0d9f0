import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMe } from '../../api-client/use-me.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { PoolNotice } from '../pools/pool-notice.tsx';
import { poolParameter } from '../pools/pool-parameter.ts';
import { ReservationActor } from './reservation-actor.tsx';
import { ReservationList } from './reservation-list.tsx';
import { type ReservationPeriod, type ReservationScope, reservationFilter, scopesFor } from './reservation-scope.ts';
import { ReservationViews } from './reservation-views.tsx';
import { ReservationsToolbar } from './reservations-toolbar.tsx';
import { useReservationAnnouncements } from './use-reservation-announcements.ts';
import { useReservations } from './use-reservations.ts';

/** The reader's reservations; for approvers also what waits for them, for managers everybody's. */
export default function ReservationsPage() {
  const { t } = useTranslation(['reservations', 'terms', 'ui']);
  const { roles } = useMe();
  const timeStyle = useTimeStyle();
  const [search, setSearch] = useSearchParams();
  const scopes = scopesFor(roles);
  const scope = scopes.find((known) => known === search.get('scope')) ?? 'mine';
  const period = search.get('period') === 'past' ? 'past' : 'upcoming';
  const poolId = search.get(poolParameter);
  const filter = { ...reservationFilter(scope, period, timeStyle.now), ...(poolId && { poolId }) };
  const query = useReservations(filter);
  const reservations = query.data?.pages.flatMap((page) => page.reservations);
  useReservationAnnouncements(reservations, JSON.stringify([filter, query.data?.pages.length]), timeStyle);

  const onChange = (choice: { scope?: ReservationScope; period?: ReservationPeriod }) =>
    setSearch({ scope, period, ...(poolId && { [poolParameter]: poolId }), ...choice }, { replace: true });
  return (
    <>
      <PageHeading
        title={t('ui:pages.reservations')}
        detail={
          <span role="status">
            {reservations &&
              (query.hasNextPage
                ? t('shownAndMore', { count: reservations.length })
                : t('terms:reservations', { count: reservations.length }))}
          </span>
        }
      />
      <ReservationViews current="list" />
      {poolId && <PoolNotice poolId={poolId} />}
      <ReservationsToolbar scopes={scopes} scope={scope} period={period} onChange={onChange} />
      <ReservationActor key={scope}>
        <ReservationList scope={scope} query={query} timeStyle={timeStyle} />
      </ReservationActor>
    </>
  );
}
