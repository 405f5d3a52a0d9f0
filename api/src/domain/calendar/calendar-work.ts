/** What the worker can be asked to do with the fleet mailbox besides keeping it up to date. */
export type CalendarWork = { do: 'compare' } | { do: 'repair' } | { do: 'rebuild'; from: 'fleet' | 'outlook' };
