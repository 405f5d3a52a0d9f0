import type { PeriodDraft } from './intent.ts';
import { wallClock } from './wall-times.ts';

/** A period as the inputs of a card take it. @param timeZone IANA zone of the wall times */
export function toDraft(startDate: Date, endDate: Date, timeZone: string): Required<PeriodDraft> {
  const [start, end] = [wallClock(startDate, timeZone), wallClock(endDate, timeZone)];
  return {
    startDay: start.toPlainDate().toString(),
    startTime: start.toPlainTime().toString({ smallestUnit: 'minute' }),
    endDay: end.toPlainDate().toString(),
    endTime: end.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}
