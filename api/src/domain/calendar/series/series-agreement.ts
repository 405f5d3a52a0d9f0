import type { OutlookPattern } from '@fleet/contracts/outlook-pattern.ts';

/** When a series takes place. */
export interface SeriesShape {
  pattern: OutlookPattern;
  /** On the wall clock of `timeZone` (IANA): `09:00`. */
  startTime: string;
  lengthMinutes: number;
  timeZone: string;
  /** `2027-03-01` */
  startDay: string;
  endDay: string;
}

/** What both sides last agreed on about a series as a whole. */
export interface SeriesAgreement {
  shape: SeriesShape;
  /** Which of what its occurrences say the event says itself (effects/calendar/series-description.ts); null before people were invited. */
  description: string | null;
  bodyDigest: string;
  /** The reservation its text links to, the same for all of its occurrences. */
  linkId: string;
  /** The driver's answer to the whole. */
  driverAnswer: string | null;
  /** What people wished for the whole and was refused. */
  refused: readonly string[];
}

/** Where it began is history, and not compared. */
export function sameShape(one: SeriesShape, other: SeriesShape): boolean {
  return shapeKey(one) === shapeKey(other);
}

/** Whether only its end lies elsewhere. */
export function sameButEnd(one: SeriesShape, other: SeriesShape): boolean {
  return sameShape({ ...one, endDay: '' }, { ...other, endDay: '' });
}

/** The same for the same shape. Where the week begins matters only to every second week and the like. */
export function shapeKey({ pattern, startTime, lengthMinutes, timeZone, endDay }: SeriesShape): string {
  const { type, interval, daysOfWeek, firstDayOfWeek, dayOfMonth, month, index } = pattern;
  const isWeekly = type === 'weekly';
  const parts = [
    [type, interval],
    isWeekly || type.startsWith('relative') ? daysOfWeek?.toSorted() : [],
    isWeekly && interval > 1 ? firstDayOfWeek : '',
    type.startsWith('absolute') ? dayOfMonth : index && type.startsWith('relative') ? index : '',
    type.endsWith('Yearly') ? month : '',
    [startTime, lengthMinutes, timeZone, endDay],
  ];
  return JSON.stringify(parts);
}
