import { Link } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHref, useParams } from 'react-router';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { paths } from '../../paths.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { ReservationActor } from './reservation-actor.tsx';
import { ReservationRow } from './reservation-row.tsx';

/** One reservation, for whoever follows a link to it. */
export default function ReservationPage() {
  const { t } = useTranslation('reservations');
  const api = useApi();
  const timeStyle = useTimeStyle();
  const all = useHref(paths.reservations);
  const { reservationId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.reservation(reservationId),
    queryFn: ({ signal }) => api.getReservation({ reservationId }, { signal }),
  });
  return (
    <>
      <PageHeading title={t('one')} detail={<Link href={all}>{t('showAll')}</Link>} />
      {data ? (
        <ReservationActor>
          <ReservationRow reservation={data} {...timeStyle} />
        </ReservationActor>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsPlaceholder />
      )}
    </>
  );
}
