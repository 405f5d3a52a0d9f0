/**
 * Of what happens to many of a series at once people hear once: of those events that concern the same people, the first tells of
 * all. Whatever else follows an event, such as the calendar, follows each.
 * @param concerns what is the same for events that people need not be told apart
 */
export function tellTogether<Event extends object>(
  events: readonly Event[],
  concerns: (event: Event) => readonly string[] | undefined,
): (Event & { tellsOf?: number })[] {
  const keyOf = (event: Event) => (concerns(event) ?? []).join();
  const groups = Map.groupBy(events, keyOf);
  return events.map((event) => {
    const group = groups.get(keyOf(event)) ?? [];
    return group.length < 2 ? event : { ...event, tellsOf: event === group[0] ? group.length : 0 };
  });
}

/** Who is asked to decide because of it hears of it; whoever asks for it, of whether anybody is. */
export function askedBecauseOf({ askedUserIds }: { askedUserIds?: readonly string[] }): readonly string[] | undefined {
  return askedUserIds;
}
