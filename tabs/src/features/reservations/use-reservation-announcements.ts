import type { Reservation } from '@fleet/contracts/reservation.ts';
import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../ui/announcer.tsx';
import { describeReservationChanges, type ShownReservations, shownReservations } from './reservation-changes.ts';

/**
 * Has a screen reader say which reservations changed while the list was open.
 * @param listKey another list or a longer one is not a change
 */
export function useReservationAnnouncements(
  reservations: readonly Reservation[] | undefined,
  listKey: string,
  { now, locale }: { now: number; locale: string },
): void {
  const announce = useAnnounce();
  const before = useRef<{ listKey: string; shown: ShownReservations }>(undefined);
  useEffect(() => {
    if (!reservations) return;
    if (before.current?.listKey === listKey) {
      const text = describeReservationChanges(before.current.shown, reservations, { now, locale });
      if (text) announce(text);
    }
    before.current = { listKey, shown: shownReservations(reservations) };
  }, [reservations, listKey, now, locale, announce]);
}
