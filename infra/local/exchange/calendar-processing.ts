/** What `Set-CalendarProcessing` sets for all equipment mailboxes here. */
export interface CalendarProcessing {
  /** 0 for no limit. */
  maximumDurationInMinutes: number;
  bookingWindowInDays: number;
}

/** Exchange's own defaults, which suit rooms and hurt vehicles. */
export const calendarProcessingDefaults: CalendarProcessing = {
  maximumDurationInMinutes: 1440,
  bookingWindowInDays: 180,
};
