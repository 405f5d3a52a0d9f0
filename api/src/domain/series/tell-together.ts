import type { ReservationEventPayload } from '../domain-events.ts';

type Telling = Pick<ReservationEventPayload, 'tellsOf' | 'toldBy'>;

/**
 * Of what happens to many of a series at once people hear once: of those events that concern the same people, the first tells of
 * all. Whatever else follows an event, such as the calendar, follows each.
 * @param concerns what is the same for events that people need not be told apart
 */
export function tellTogether<Event extends { reservationId: string }>(
  events: readonly Event[],
  concerns: (event: Event) => readonly string[] | undefined,
): (Event & Telling)[] {
  const keyOf = (event: Event) => (concerns(event) ?? []).join();
  const groups = Map.groupBy(events, keyOf);
  return events.map((event) => {
    const [first, ...others] = groups.get(keyOf(event)) ?? [];
    if (!first || others.length === 0) return event;
    if (event === first) return { ...event, tellsOf: 1 + others.length };
    return { ...event, tellsOf: 0, toldBy: first.reservationId };
  });
}

/** Who is asked to decide because of it hears of it; whoever asks for it, of whether anybody is. */
export function askedBecauseOf({ askedUserIds }: { askedUserIds?: readonly string[] }): readonly string[] | undefined {
  return askedUserIds;
}
