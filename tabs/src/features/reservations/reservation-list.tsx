import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarEmpty48Regular, SearchInfo24Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/notice.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import type { useTimeStyle } from '../../ui/use-time-style.ts';
import { ReservationRow } from './reservation-row.tsx';
import type { ReservationScope } from './reservation-view.ts';
import type { useReservations } from './use-reservations.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  stale: { opacity: 0.6 },
  more: { display: 'flex', justifyContent: 'center', marginTop: tokens.spacingVerticalL },
});

interface ReservationListProps {
  scope: ReservationScope;
  query: ReturnType<typeof useReservations>;
  timeStyle: ReturnType<typeof useTimeStyle>;
  /** When they are filtered: lets go of the filters. */
  onClear?: () => void;
}

/** The rows, or what stands in their place. */
export function ReservationList({ scope, query, timeStyle, onClear }: ReservationListProps) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage } = query;
  if (!data) {
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <RowsPlaceholder />;
  }
  const reservations = data.pages.flatMap((page) => page.reservations);
  if (reservations.length === 0 && onClear)
    return (
      <PageState
        icon={<SearchInfo24Regular />}
        title={t('noMatch.title')}
        detail={t('noMatch.detail')}
        action={<Button onClick={onClear}>{t('filters.clear')}</Button>}
      />
    );
  if (reservations.length === 0)
    return (
      <PageState
        icon={<CalendarEmpty48Regular />}
        title={t(`empty.${scope}.title`)}
        detail={t(`empty.${scope}.detail`)}
      />
    );
  return (
    <>
      <ul
        className={mergeClasses(styles.list, isPlaceholderData && styles.stale)}
        aria-label={t('list')}
        aria-busy={isPlaceholderData}
      >
        {reservations.map((reservation) => (
          <li key={reservation.id}>
            <ReservationRow reservation={reservation} {...timeStyle} />
          </li>
        ))}
      </ul>
      {error && <ErrorNotice error={error} />}
      {hasNextPage && (
        <div className={styles.more}>
          <Button disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      )}
    </>
  );
}
