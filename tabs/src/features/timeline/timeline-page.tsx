import { Button } from '@fluentui/react-components';
import { SearchInfo24Regular, VehicleCar48Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { paths, reservationPath } from '../../paths.ts';
import { dayOf } from '../../ui/calendar-day.ts';
import { zoneNote } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { ReservationViews } from '../reservations/reservation-views.tsx';
import type { Draft } from './draft.ts';
import { MoveNotice } from './move-notice.tsx';
import { TimelineGrid } from './timeline-grid.tsx';
import { TimelineLegend } from './timeline-legend.tsx';
import { ownRows, timelineRows } from './timeline-rows.ts';
import { TimelineToolbar } from './timeline-toolbar.tsx';
import { useTimelineView, vehiclesShown, zoneOf } from './timeline-view.ts';
import { timelineWindow } from './timeline-window.ts';
import { useMove } from './use-move.ts';
import { useTimeline } from './use-timeline.ts';

const nothing = { reservations: [], blocks: [] };

/** Every vehicle by time: what claims it, and where there is room; to be booked, moved and stretched by hand or by keyboard. */
export default function TimelinePage() {
  const { t } = useTranslation(['timeline', 'terms', 'ui']);
  const api = useApi();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { locale, readerZone, now } = useTimeStyle();
  const { view, change, setText } = useTimelineView();
  const move = useMove();
  const vehicles = useQuery({
    queryKey: queryKeys.vehicles,
    queryFn: ({ signal }) => api.listVehicles({}, { signal }),
  });
  const all = vehicles.data?.vehicles;
  const shown = useMemo(() => vehiclesShown(all ?? [], view), [all, view]);
  const timeZone = zoneOf(shown, readerZone);
  const today = dayOf(now, timeZone);
  const day = view.day ?? today;
  const { span, poolId } = view;
  const window = useMemo(() => timelineWindow(day, span, { timeZone, locale }), [day, span, timeZone, locale]);
  const timeline = useTimeline({
    from: new Date(window.start).toISOString(),
    to: new Date(window.end).toISOString(),
    ...(poolId && { poolId }),
  });
  const rows = useMemo(() => {
    const every = timelineRows(shown, timeline.data ?? nothing, now);
    return view.isOwn ? ownRows(every) : every;
  }, [shown, timeline.data, now, view.isOwn]);
  const style = useMemo(() => ({ locale, timeZone, now }), [locale, timeZone, now]);

  const onChosen = ({ vehicleId, start, end, claim }: Draft, done: () => void) => {
    const [startDate, endDate] = [new Date(start).toISOString(), new Date(end).toISOString()];
    if (claim) return move.move(claim, { vehicleId, startDate, endDate }, done);
    const asked = new URLSearchParams({ vehicleId, startDate, endDate });
    void navigate(`${paths.reserve}?${asked}`, { state: { returnTo: pathname + search } });
  };
  const undoByKey = ({ key, ctrlKey, metaKey }: KeyboardEvent) => {
    if (key !== 'z' || !(ctrlKey || metaKey)) return;
    if (move.outcome?.kind === 'moved' && move.outcome.undo && !move.isPending) move.undo(move.outcome.undo);
  };

  const error = vehicles.error ?? timeline.error;
  const heading = (
    <>
      <PageHeading
        title={t('ui:pages.reservations')}
        detail={all && <span role="status">{t('terms:vehicles', { count: rows.length })}</span>}
      />
      <ReservationViews current="timeline" />
    </>
  );
  if (!vehicles.data || !timeline.data) {
    const retry = () => void Promise.all([vehicles.refetch(), timeline.refetch()]);
    return (
      <>
        {heading}
        {error ? <ErrorState error={error} onRetry={retry} /> : <RowsPlaceholder />}
      </>
    );
  }
  const note = zoneNote(new Date(window.start).toISOString(), timeZone, readerZone);
  return (
    // Keys of what is inside: the last move is taken back wherever the focus is on the timeline.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div onKeyDown={undoByKey}>
      {heading}
      <TimelineToolbar view={view} day={day} today={today} onChange={change} onText={setText} />
      {error && <ErrorNotice error={error} />}
      {note && <p>{t('zone', { zone: note })}</p>}
      {!timeline.data.isComplete && <p role="status">{t('tooMany')}</p>}
      {vehicles.data.vehicles.length === 0 ? (
        <PageState icon={<VehicleCar48Regular />} title={t('noVehicles')} detail={t('noVehiclesDetail')} />
      ) : rows.length === 0 ? (
        <PageState
          icon={<SearchInfo24Regular />}
          title={t('nothingFound')}
          detail={t('nothingFoundDetail')}
          action={
            <Button onClick={() => change({ pool: undefined, q: undefined, scope: undefined })}>{t('showAll')}</Button>
          }
        />
      ) : (
        <>
          <TimelineGrid
            rows={rows}
            window={window}
            style={style}
            zoom={view.zoom}
            isBusy={timeline.isPlaceholderData}
            isSaving={move.isPending}
            onOpen={({ reservation }) => reservation.details && void navigate(reservationPath(reservation.details.id))}
            onChosen={onChosen}
          />
          <TimelineLegend />
        </>
      )}
      {move.outcome && <MoveNotice outcome={move.outcome} move={move} style={style} />}
    </div>
  );
}
