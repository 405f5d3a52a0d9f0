/**
 * Vehicles by time: a grid of our own, as no kept library has one that a keyboard and a screen reader can use. One part of it is in
 * the tab order, where the keyboard stands; only the rows in sight are there at all.
 */
import { mergeClasses } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/announcer.tsx';
import { dayOf } from '../../ui/calendar-day.ts';
import { formatPeriod, type TimeStyle } from '../../ui/format.ts';
import { claimTimes, claimTitle, vehicleName } from './describe-claim.ts';
import { conflictOf, type Draft } from './draft.ts';
import { TimelineHead } from './timeline-head.tsx';
import { handleTimelineKey } from './timeline-keys.ts';
import { TimelineRow } from './timeline-row.tsx';
import type { ReservationClaim, TimelineRow as Row } from './timeline-rows.ts';
import { headHeight, rowHeight, useTimelineStyles } from './timeline-styles.ts';
import { hoursOf, percentOf, type TimelineWindow } from './timeline-window.ts';
import { usePointerDraft } from './use-pointer-draft.ts';
import { useWidth } from './use-width.ts';

/** Narrower, an hour cannot be hit; in pixels, by how many days are shown. */
const leastHourWidths: Record<number, number> = { 1: 36, 3: 14, 7: 6 };
const leastLabelWidth = 44;
const rowsBeyondSight = 6;

interface TimelineGridProps {
  rows: readonly Row[];
  window: TimelineWindow;
  style: TimeStyle;
  zoom: number;
  isBusy: boolean;
  /** The last that was chosen is on its way; what is drawn of it stays. */
  isSaving: boolean;
  onOpen: (claim: ReservationClaim) => void;
  /** @param done takes the draft away */
  onChosen: (draft: Draft, done: () => void) => void;
}

export function TimelineGrid(props: TimelineGridProps) {
  const { rows, window, style, zoom, isBusy, isSaving, onOpen, onChosen } = props;
  const { t } = useTranslation('timeline');
  const styles = useTimelineStyles();
  const announce = useAnnounce();
  const helpId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const [draft, setDraft] = useState<Draft>();
  const [place, setPlace] = useState<{ vehicleId: string; at: number }>();
  const wantsFocus = useRef(false);

  const first = { vehicleId: rows[0]?.vehicle.id ?? '', at: startingPoint(window, style.now) };
  const isThere = place && rows.some(({ vehicle }) => vehicle.id === place.vehicleId);
  const cursor = isThere ? { ...place, at: Math.min(Math.max(place.at, window.start), window.end - 1) } : first;
  const cursorIndex = rows.findIndex(({ vehicle }) => vehicle.id === cursor.vehicleId);

  const draftRow = draft && rows.find(({ vehicle }) => vehicle.id === draft.vehicleId);
  const problem = useMemo(() => {
    const conflict = draft && draftRow && !isSaving ? conflictOf(draft, draftRow, style.now) : undefined;
    if (!conflict) return undefined;
    if (conflict.kind === 'past') return t('inThePast');
    return t('inTheWay', { title: claimTitle(conflict.claim), when: claimTimes(conflict.claim, style) });
  }, [draft, draftRow, isSaving, style, t]);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: rowsBeyondSight,
    // What has the focus must not leave the page.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.max(cursorIndex, 0)])].sort((a, b) => a - b),
  });

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    virtual.scrollToIndex(cursorIndex);
    scroller.current?.querySelector<HTMLElement>('[data-cursor]')?.focus();
  });

  // Where the day begins for whoever opens it: a little before now, else in the morning.
  const windowStart = window.start;
  const wasScrolledTo = useRef<string>(undefined);
  useEffect(() => {
    const element = scroller.current;
    if (!element || width === 0 || wasScrolledTo.current === `${windowStart} ${zoom}`) return;
    wasScrolledTo.current = `${windowStart} ${zoom}`;
    const lanes = element.scrollWidth - laneLeft(element);
    element.scrollLeft = (percentOf(window, startingPoint(window, style.now)) / 100) * lanes - 40;
  });

  const say = (next: Draft) => {
    const row = rows.find(({ vehicle }) => vehicle.id === next.vehicleId);
    if (!row) return;
    const conflict = conflictOf(next, row, style.now);
    const when = formatPeriod(new Date(next.start).toISOString(), new Date(next.end).toISOString(), style);
    const where = { vehicle: vehicleName(row.vehicle), when };
    if (!conflict) announce(t('draftFree', where));
    else if (conflict.kind === 'past') announce(t('draftPast', where));
    else announce(t('draftTaken', { ...where, title: claimTitle(conflict.claim) }));
  };
  const choose = (chosen: Draft) => {
    setDraft(chosen);
    onChosen(chosen, () => setDraft(undefined));
  };
  const onPointerDraft = useCallback((next: Draft | undefined) => setDraft(next), []);
  const pointer = usePointerDraft({ scroller, rows, window, onDraft: onPointerDraft, onDropped: choose });

  const onKeyDown = (event: KeyboardEvent) => {
    if (isSaving || !(event.target as Element).closest('[data-cursor]')) return;
    const isMeant = handleTimelineKey(event, {
      rows,
      window,
      cursor,
      draft,
      onCursor: (next) => {
        wantsFocus.current = true;
        setPlace(next);
      },
      onDraft: (next) => {
        setDraft(next);
        if (next) say(next);
        else announce(t('givenUp'));
      },
      onChosen: choose,
    });
    if (isMeant) event.preventDefault();
  };
  const onClick = ({ target }: MouseEvent) => {
    if (pointer.swallowClick()) return;
    const element = target as Element;
    const vehicleId = element.closest('[data-vehicle]')?.getAttribute('data-vehicle');
    const key = element.closest('[data-claim]')?.getAttribute('data-claim');
    const row = rows.find(({ vehicle }) => vehicle.id === vehicleId);
    const claim = row?.claims.find((one) => one.key === key);
    if (!row || !claim) return;
    setPlace({ vehicleId: row.vehicle.id, at: Math.max(claim.start, window.start) });
    if (claim.kind === 'reservation' && claim.reservation.details) onOpen(claim);
  };

  const hours = (window.end - window.start) / 3_600_000;
  const laneWidth = Math.max(width - 212, hours * (leastHourWidths[window.days.length] ?? 6)) * zoom;
  const everyHours = [1, 2, 3, 6, 12, 24].find((count) => (laneWidth / hours) * count >= leastLabelWidth) ?? 24;
  const lines = useMemo(() => hoursOf(window, everyHours), [window, everyHours]);
  const now = percentOf(window, style.now);
  const total = virtual.getTotalSize();
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualized and scrolled with its head in sight */}
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={t('grid')}
        aria-describedby={helpId}
        aria-rowcount={rows.length + 1}
        aria-busy={isBusy}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onPointerDown={isSaving ? undefined : pointer.onPointerDown}
        onPointerMove={pointer.onPointerMove}
        onPointerUp={pointer.onPointerUp}
        onPointerCancel={pointer.onPointerCancel}
      >
        <div className={styles.content} style={{ width: `calc(var(--vehicle-width) + ${Math.floor(laneWidth)}px)` }}>
          <TimelineHead window={window} lines={lines} style={style} today={dayOf(style.now, window.timeZone)} />
          <div aria-hidden className={styles.lines}>
            {lines.map(({ instant, hour }) => (
              <div
                key={instant}
                className={mergeClasses(styles.hourLine, hour === 0 && styles.dayLine)}
                style={{ left: `${percentOf(window, instant)}%` }}
              />
            ))}
            {now >= 0 && now <= 100 && <div className={styles.now} style={{ left: `${now}%` }} />}
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="rowgroup" className={styles.body} style={{ height: total }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index];
              if (!row) return null;
              const isDraftHere = draft?.vehicleId === row.vehicle.id;
              return (
                <TimelineRow
                  key={row.vehicle.id}
                  row={row}
                  index={index}
                  top={start - headHeight}
                  window={window}
                  style={style}
                  cursorAt={index === cursorIndex ? cursor.at : undefined}
                  draftedKey={draft?.claim?.key}
                  draft={isDraftHere ? draft : undefined}
                  problem={isDraftHere ? problem : undefined}
                />
              );
            })}
          </div>
        </div>
      </div>
      <p id={helpId} className={styles.help}>
        {t('help')}
      </p>
    </>
  );
}

/** A little before now on the day that is today, else eight hours into the first day. */
function startingPoint({ start, end }: TimelineWindow, now: number): number {
  const hourMilliseconds = 3_600_000;
  if (now >= start && now < end) return Math.floor(now / hourMilliseconds) * hourMilliseconds;
  return start + 8 * hourMilliseconds;
}

function laneLeft(scroller: HTMLElement): number {
  return Number.parseInt(getComputedStyle(scroller).getPropertyValue('--vehicle-width'), 10);
}
