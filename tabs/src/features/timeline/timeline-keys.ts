import type { KeyboardEvent } from 'react';
import { changeDraft, type Draft, draftOf, isChanged, quarterMilliseconds, snap } from './draft.ts';
import { cursorSpot, nextSpot, previousSpot, type TimelineCursor } from './timeline-cursor.ts';
import type { TimelineRow } from './timeline-rows.ts';
import type { TimelineWindow } from './timeline-window.ts';

const rowsOfPage = 8;

interface KeyboardDraftOptions {
  rows: readonly TimelineRow[];
  window: TimelineWindow;
  cursor: TimelineCursor;
  draft: Draft | undefined;
  onCursor: (cursor: TimelineCursor) => void;
  onDraft: (draft: Draft | undefined) => void;
  onChosen: (draft: Draft) => void;
}

/**
 * Arrows go from claim to claim and over free time; Space picks one up. Then arrows move it, with Shift they stretch it, Enter
 * saves and Escape gives up.
 * @returns whether the key was meant for the timeline
 */
export function handleTimelineKey(event: KeyboardEvent, options: KeyboardDraftOptions): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  return options.draft ? changeByKey(event, options, options.draft) : goByKey(event, options);
}

function goByKey({ key, shiftKey }: KeyboardEvent, options: KeyboardDraftOptions): boolean {
  const { rows, window, cursor, onCursor, onDraft } = options;
  const index = rows.findIndex(({ vehicle }) => vehicle.id === cursor.vehicleId);
  const row = rows[index];
  if (!row || shiftKey) return false;
  const toRow = (next: number) => {
    const target = rows[Math.min(Math.max(next, 0), rows.length - 1)];
    if (target) onCursor({ ...cursor, vehicleId: target.vehicle.id });
  };
  switch (key) {
    case 'ArrowRight':
      onCursor({ ...cursor, at: nextSpot(row, cursor.at, window) });
      return true;
    case 'ArrowLeft':
      onCursor({ ...cursor, at: previousSpot(row, cursor.at, window) });
      return true;
    case 'ArrowDown':
      toRow(index + 1);
      return true;
    case 'ArrowUp':
      toRow(index - 1);
      return true;
    case 'PageDown':
      toRow(index + rowsOfPage);
      return true;
    case 'PageUp':
      toRow(index - rowsOfPage);
      return true;
    case 'Home':
      onCursor({ ...cursor, at: window.start });
      return true;
    case 'End':
      onCursor({ ...cursor, at: previousSpot(row, window.end, window) });
      return true;
  }
  const spot = cursorSpot(row, cursor.at, window);
  if (!spot.claim && (key === ' ' || key === 'Enter')) {
    const start = snap(spot.start);
    onDraft({ vehicleId: row.vehicle.id, start, end: Math.max(snap(spot.end), start + quarterMilliseconds) });
    return true;
  }
  if (key === ' ' && spot.claim?.kind === 'reservation' && spot.claim.reservation.details?.mayUpdate) {
    onDraft(draftOf(spot.claim));
    return true;
  }
  return false;
}

function changeByKey({ key, shiftKey }: KeyboardEvent, options: KeyboardDraftOptions, draft: Draft): boolean {
  const { rows, onDraft, onChosen } = options;
  const by = key === 'ArrowRight' ? quarterMilliseconds : key === 'ArrowLeft' ? -quarterMilliseconds : 0;
  if (by !== 0) {
    onDraft(changeDraft(draft, shiftKey ? { edge: 'end', by } : { move: by }));
    return true;
  }
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const index = rows.findIndex(({ vehicle }) => vehicle.id === draft.vehicleId);
    const target = rows[index + (key === 'ArrowDown' ? 1 : -1)];
    if (target) onDraft(changeDraft(draft, { vehicleId: target.vehicle.id }));
    return true;
  }
  if (key === 'Escape') {
    onDraft(undefined);
    return true;
  }
  if (key !== 'Enter' && key !== ' ') return key !== 'Tab';
  if (isChanged(draft)) onChosen(draft);
  else onDraft(undefined);
  return true;
}
