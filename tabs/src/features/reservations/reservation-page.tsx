import { Link, makeStyles, tokens } from '@fluentui/react-components';
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
import { ApprovalHistory } from './details/approval-history.tsx';
import { CalendarState } from './details/calendar-state.tsx';
import { ChangeActions } from './details/change-actions.tsx';
import { Handovers } from './details/handovers.tsx';
import { Mails } from './details/mails.tsx';
import { Notes } from './details/notes.tsx';
import { ReservationFacts } from './details/reservation-facts.tsx';
import { ReservationActor } from './reservation-actor.tsx';
import { ReservationRow } from './reservation-row.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  sections: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    '@media (min-width: 960px)': {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      columnGap: tokens.spacingHorizontalL,
    },
  },
});

/** One reservation with all that happened to it, for whoever follows a link to it. */
export default function ReservationPage() {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const api = useApi();
  const timeStyle = useTimeStyle();
  const all = useHref(paths.reservations);
  const share = useHref(paths.sharePosition);
  const { reservationId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.reservation(reservationId),
    queryFn: ({ signal }) => api.getReservation({ reservationId }, { signal }),
  });
  const style = { ...timeStyle, timeZone: data?.timeZone ?? timeStyle.readerZone };
  return (
    <>
      <PageHeading title={t('one')} detail={<Link href={all}>{t('showAll')}</Link>} />
      {data ? (
        <div className={styles.root}>
          <CalendarState reservation={data} />
          <ReservationActor>
            <ReservationRow reservation={data} {...timeStyle} />
          </ReservationActor>
          <ChangeActions reservation={data} />
          {data.status === 'active' && <Link href={share}>{t('sharePosition')}</Link>}
          <div className={styles.sections}>
            <ReservationFacts reservation={data} style={style} />
            <ApprovalHistory reservation={data} style={style} />
            <Handovers reservation={data} style={style} />
            <Mails reservation={data} style={style} />
            <Notes reservationId={data.id} style={style} />
          </div>
        </div>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsPlaceholder />
      )}
    </>
  );
}
