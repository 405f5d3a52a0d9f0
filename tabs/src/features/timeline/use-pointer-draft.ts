import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { changeDraft, type Draft, type DraftEdge, draftOf, isChanged, quarterMilliseconds, snap } from './draft.ts';
import type { TimelineRow } from './timeline-rows.ts';
import type { TimelineWindow } from './timeline-window.ts';

/** A hand that trembles does not drag. */
const threshold = 4;
const scrollEdge = 28;
const scrollStep = 14;

interface Drag {
  begunAt: { x: number; y: number };
  lane: Element;
  /** Of the instant under the pointer when it went down. */
  instant: number;
  how: 'create' | 'move' | DraftEdge;
  from: Draft;
  hasMoved: boolean;
}

interface PointerDraftOptions {
  scroller: RefObject<HTMLElement | null>;
  rows: readonly TimelineRow[];
  window: TimelineWindow;
  onDraft: (draft: Draft | undefined) => void;
  /** The pointer was let go after it had dragged. */
  onDropped: (draft: Draft) => void;
}

/** Dragging over free time chooses a new period; dragging a bar moves it, dragging its edges stretches it. */
export function usePointerDraft({ scroller, rows, window, onDraft, onDropped }: PointerDraftOptions) {
  const drag = useRef<Drag>(undefined);
  const draft = useRef<Draft>(undefined);
  const swallowsClick = useRef(false);

  function instantAt(lane: Element, x: number): number {
    const { left, width } = lane.getBoundingClientRect();
    return window.start + ((x - left) / width) * (window.end - window.start);
  }

  function show(next: Draft | undefined) {
    draft.current = next;
    onDraft(next);
  }

  function end() {
    drag.current = undefined;
    draft.current = undefined;
  }

  useEffect(() => {
    const giveUp = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !drag.current) return;
      drag.current = undefined;
      draft.current = undefined;
      onDraft(undefined);
    };
    addEventListener('keydown', giveUp);
    return () => removeEventListener('keydown', giveUp);
  }, [onDraft]);

  return {
    /** Whether a click that follows belongs to a drag. */
    swallowClick: () => {
      const swallows = swallowsClick.current;
      swallowsClick.current = false;
      return swallows;
    },
    onPointerDown(event: PointerEvent<HTMLElement>) {
      swallowsClick.current = false;
      // A finger scrolls.
      if (event.button !== 0 || event.pointerType === 'touch') return;
      const target = event.target as Element;
      const lane = target.closest('[data-vehicle]');
      const vehicleId = lane?.getAttribute('data-vehicle');
      if (!lane || !vehicleId) return;
      const instant = instantAt(lane, event.clientX);
      const begunAt = { x: event.clientX, y: event.clientY };
      const key = target.closest('[data-claim]')?.getAttribute('data-claim');
      if (!key) {
        const start = Math.floor(instant / quarterMilliseconds) * quarterMilliseconds;
        const from = { vehicleId, start, end: start + quarterMilliseconds };
        drag.current = { begunAt, lane, instant, how: 'create', from, hasMoved: false };
        return;
      }
      const claim = rows.find(({ vehicle }) => vehicle.id === vehicleId)?.claims.find((one) => one.key === key);
      if (claim?.kind !== 'reservation' || !claim.reservation.details?.mayUpdate) return;
      const how = (target.closest('[data-edge]')?.getAttribute('data-edge') ?? 'move') as DraftEdge | 'move';
      drag.current = { begunAt, lane, instant, how, from: draftOf(claim), hasMoved: false };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const going = drag.current;
      if (!going) return;
      const { clientX, clientY } = event;
      if (!going.hasMoved && Math.hypot(clientX - going.begunAt.x, clientY - going.begunAt.y) < threshold) return;
      if (!going.hasMoved) event.currentTarget.setPointerCapture(event.pointerId);
      going.hasMoved = true;
      scrollAtEdges(scroller.current, clientX, clientY);
      show(dragged(going, instantAt(going.lane, clientX), vehicleUnder(clientX, clientY)));
    },
    onPointerUp() {
      const dropped = draft.current;
      const hasMoved = drag.current?.hasMoved ?? false;
      end();
      if (!hasMoved || !dropped) return;
      swallowsClick.current = true;
      if (isChanged(dropped)) onDropped(dropped);
      else onDraft(undefined);
    },
    onPointerCancel() {
      if (drag.current?.hasMoved) onDraft(undefined);
      end();
    },
  };
}

function dragged({ how, from, instant }: Drag, to: number, vehicleId: string | undefined): Draft {
  const by = snap(to - instant);
  if (how === 'create') {
    const start = Math.min(from.start, Math.floor(to / quarterMilliseconds) * quarterMilliseconds);
    return { ...from, start, end: Math.max(from.end, Math.ceil(to / quarterMilliseconds) * quarterMilliseconds) };
  }
  if (how !== 'move') return changeDraft(from, { edge: how, by });
  const moved = changeDraft(from, { move: by });
  return vehicleId ? changeDraft(moved, { vehicleId }) : moved;
}

function vehicleUnder(x: number, y: number): string | undefined {
  const lane = document.elementFromPoint(x, y)?.closest('[data-vehicle]');
  return lane?.getAttribute('data-vehicle') ?? undefined;
}

function scrollAtEdges(scroller: HTMLElement | null, x: number, y: number) {
  if (!scroller) return;
  const { left, right, top, bottom } = scroller.getBoundingClientRect();
  const step = (position: number, low: number, high: number) =>
    position < low + scrollEdge ? -scrollStep : position > high - scrollEdge ? scrollStep : 0;
  scroller.scrollBy(step(x, left, right), step(y, top, bottom));
}
