import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle48Regular, Keyboard20Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/announcer.tsx';
import { loadDialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { useReservationAnnouncements } from '../reservations/use-reservation-announcements.ts';
import { useReservations } from '../reservations/use-reservations.ts';
import { DecisionResults } from './decision-results.tsx';
import { Queue } from './queue.tsx';
import { queueCommand } from './queue-command.ts';
import { RequestDetail } from './request-detail.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { StandIns } from './stand-ins.tsx';
import { useDecisions } from './use-decisions.ts';
import { useQueuePlace } from './use-queue-place.ts';

const RejectDialog = lazy(async () => {
  const [file] = await Promise.all([import('./reject-dialog.tsx'), loadDialog()]);
  return file;
});

const useStyles = makeStyles({
  toolbar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalM,
  },
  end: { marginLeft: 'auto' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** What waits for the reader's decision, one by one or many at once, by keyboard alone if they like. */
export default function ApprovalsPage() {
  const { t } = useTranslation(['approvals', 'ui', 'terms']);
  const styles = useStyles();
  const timeStyle = useTimeStyle();
  const announce = useAnnounce();
  const query = useReservations({ scope: 'to-approve' });
  const requests = query.data?.pages.flatMap((page) => page.reservations) ?? [];
  const place = useQueuePlace(requests);
  const [rejecting, setRejecting] = useState(false);
  const [showsHelp, setShowsHelp] = useState(false);
  const heading = useRef<HTMLDivElement>(null);
  const { decide, deciding, outcomes, forget } = useDecisions((reached) => {
    const failed = reached.filter(({ error }) => error).length;
    announce(t('decided', { done: reached.length - failed, count: failed }));
    place.unmarkAll();
  });
  useReservationAnnouncements(query.data && requests, `${query.data?.pages.length}`, timeStyle);

  const meant = place.marked.length > 0 ? place.marked : place.current ? [place.current] : [];
  const approve = (which = meant) => void decide(which, 'approve');
  const onKeyDown = (event: KeyboardEvent) => {
    const command = queueCommand(event);
    if (!command || deciding) return;
    event.preventDefault();
    if (command === 'help') setShowsHelp(!showsHelp);
    else if (command === 'approve') approve();
    else if (command === 'reject') setRejecting(meant.length > 0);
    else if (command === 'mark') place.mark(place.current?.id);
    else place.move(command);
  };

  if (!query.data) {
    return (
      <>
        <PageHeading title={t('ui:pages.approvals')} />
        {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <RowsPlaceholder />}
      </>
    );
  }
  return (
    <>
      <PageHeading
        title={t('ui:pages.approvals')}
        detail={
          <div ref={heading} tabIndex={-1} role="status">
            {t('waiting', { count: requests.length })}
          </div>
        }
      />
      {query.error && <ErrorNotice error={query.error} />}
      {outcomes.length > 0 && <DecisionResults outcomes={outcomes} onClose={forget} timeStyle={timeStyle} />}
      {requests.length === 0 ? (
        <PageState icon={<CheckmarkCircle48Regular />} title={t('emptyTitle')} detail={t('emptyDetail')} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: every key it hears has a button that does the same
        <div onKeyDown={onKeyDown}>
          <div className={styles.toolbar}>
            <Button size="small" onClick={place.markAll}>
              {t(place.marked.length === requests.length ? 'unmarkAll' : 'markAll')}
            </Button>
            {place.marked.length > 0 && (
              <>
                <Button size="small" appearance="primary" disabledFocusable={!!deciding} onClick={() => approve()}>
                  {t('approveMarked', { count: place.marked.length })}
                </Button>
                <Button size="small" disabledFocusable={!!deciding} onClick={() => setRejecting(true)}>
                  {t('rejectMarked', { count: place.marked.length })}
                </Button>
              </>
            )}
            {deciding && <span role="status">{t('progress', { done: deciding.done, count: deciding.all })}</span>}
            <Button
              className={styles.end}
              size="small"
              appearance="subtle"
              icon={<Keyboard20Regular />}
              aria-expanded={showsHelp}
              onClick={() => setShowsHelp(!showsHelp)}
            >
              {t('shortcuts')}
            </Button>
          </div>
          {showsHelp && <ShortcutHelp />}
          <div className={styles.columns}>
            <div>
              <Queue
                requests={requests}
                currentId={place.current?.id}
                markedIds={place.markedIds}
                onOpen={place.open}
                onMark={place.mark}
                timeStyle={timeStyle}
                rowRef={place.rowRef}
              />
              {query.hasNextPage && (
                <Button disabledFocusable={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('more')}
                </Button>
              )}
            </div>
            {place.current && (
              <RequestDetail
                request={place.current}
                isBusy={!!deciding}
                onDecide={(decision) => {
                  place.unmarkAll();
                  if (decision === 'approve') void decide(place.current ? [place.current] : [], 'approve');
                  else setRejecting(true);
                }}
                timeStyle={timeStyle}
              />
            )}
          </div>
        </div>
      )}
      <StandIns timeStyle={timeStyle} />
      {rejecting && (
        <Suspense>
          <RejectDialog
            count={meant.length}
            onReject={(reason) => void decide(meant, 'reject', reason)}
            onClosed={() => setRejecting(false)}
            focusAfterwards={[heading.current]}
          />
        </Suspense>
      )}
    </>
  );
}
