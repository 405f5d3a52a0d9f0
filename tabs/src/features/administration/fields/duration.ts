/** Lengths of time, as people say them. */
export const minutesIn = { minute: 1, hour: 60, day: 1_440 } as const;
export type DurationUnit = keyof typeof minutesIn;
export const durationUnits = ['minute', 'hour', 'day'] as const satisfies readonly DurationUnit[];

/** The largest unit of which it is a whole number. */
export function unitOf(minutes: number | null): DurationUnit {
  if (!minutes) return 'minute';
  return (['day', 'hour'] as const).find((unit) => minutes % minutesIn[unit] === 0) ?? 'minute';
}

/** For example "90 minutes", "2 hours", "14 days", in the reader's language. */
export function formatDuration(minutes: number, locale: string): string {
  const unit = unitOf(minutes);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(minutes / minutesIn[unit]);
}
