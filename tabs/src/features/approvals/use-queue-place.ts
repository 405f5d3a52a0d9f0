import type { Reservation } from '@fleet/contracts/reservation.ts';
import { useEffect, useRef, useState } from 'react';

/** Which request is looked at and which are marked; both outlive that others come and go. */
export function useQueuePlace(requests: readonly Reservation[]) {
  const [currentId, setCurrentId] = useState<string>();
  const [markedIds, setMarkedIds] = useState<ReadonlySet<string>>(new Set());
  const rows = useRef(new Map<string, HTMLElement>());
  const lastIndex = useRef(0);
  const hadFocus = useRef(false);

  const known = requests.findIndex(({ id }) => id === currentId);
  // The one that was looked at is gone: what has taken its place is next.
  const index = known >= 0 ? known : Math.min(lastIndex.current, Math.max(0, requests.length - 1));
  const current = requests[index];
  useEffect(() => {
    lastIndex.current = index;
    const row = current && rows.current.get(current.id);
    // The row that had the focus left the page with it.
    if (hadFocus.current && document.activeElement === document.body) row?.focus();
    hadFocus.current = row !== undefined && row === document.activeElement;
  });

  function open(id: string | undefined): void {
    setCurrentId(id);
    if (id) rows.current.get(id)?.focus();
  }
  return {
    current,
    marked: requests.filter(({ id }) => markedIds.has(id)),
    markedIds,
    open,
    move(to: 'next' | 'previous' | 'first' | 'last') {
      const last = requests.length - 1;
      const places = { next: Math.min(last, index + 1), previous: Math.max(0, index - 1), first: 0, last };
      open(requests[places[to]]?.id);
    },
    mark(id: string | undefined) {
      if (!id) return;
      const next = new Set(markedIds);
      if (!next.delete(id)) next.add(id);
      setMarkedIds(next);
    },
    markAll() {
      const all = requests.map(({ id }) => id);
      setMarkedIds(new Set(all.every((id) => markedIds.has(id)) ? [] : all));
    },
    unmarkAll: () => setMarkedIds(new Set()),
    rowRef(id: string, row: HTMLElement | null) {
      if (row) rows.current.set(id, row);
      else rows.current.delete(id);
    },
  };
}
