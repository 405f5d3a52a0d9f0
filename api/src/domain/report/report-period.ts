import { refuseWrongInput } from '../wrong-input.ts';

const maximumDays = 366;
const dayMilliseconds = 86_400_000;

/**
 * The period of a report.
 * @throws {DomainError} VALIDATION_FAILED unless it ends after its start and within a year
 */
export function readPeriod(input: { from: string; to: string }): { from: Date; to: Date } {
  const from = new Date(input.from);
  const to = new Date(input.to);
  if (to <= from) refuseWrongInput([{ path: 'to', message: 'Choose an end after the start.' }]);
  // An hour more, for the year in which the clocks go back within it.
  if (to.getTime() - from.getTime() > maximumDays * dayMilliseconds + 3_600_000) {
    refuseWrongInput([{ path: 'to', message: `Ask for at most ${maximumDays} days at a time.` }]);
  }
  return { from, to };
}
