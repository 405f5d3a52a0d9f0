import type { Microsoft365 } from '../state/microsoft365.ts';
import { isMidnight } from './date-time.ts';
import { type Attendee, type EventDocument, notAnswered, sameAddress } from './event-document.ts';
import { ExchangeError } from './exchange-error.ts';
import { resolveName } from './mailboxes.ts';

/** What a caller may set; an attendee's answer is never set from outside. */
export type EventChanges = Partial<
  Pick<
    EventDocument,
    | 'subject'
    | 'body'
    | 'start'
    | 'end'
    | 'originalStartTimeZone'
    | 'originalEndTimeZone'
    | 'locationName'
    | 'showAs'
    | 'importance'
    | 'sensitivity'
    | 'isAllDay'
    | 'isReminderOn'
    | 'reminderMinutesBeforeStart'
    | 'responseRequested'
    | 'allowNewTimeProposals'
    | 'hideAttendees'
    | 'categories'
    | 'extendedProperties'
  >
> & { attendees?: Pick<Attendee, 'type' | 'emailAddress'>[] };

/** The list as the caller wrote it, each with the answer already given, unless another time made that void. */
export function withAttendees(
  microsoft365: Microsoft365,
  existing: readonly Attendee[],
  wanted: readonly Pick<Attendee, 'type' | 'emailAddress'>[],
  timeChanged: boolean,
): Attendee[] {
  const byAddress = new Map(wanted.map((one) => [one.emailAddress.address.toLowerCase(), one]));
  return [...byAddress.values()].map((one) => {
    const known = existing.find((other) => sameAddress(other.emailAddress.address, one.emailAddress.address));
    const emailAddress = resolveName(microsoft365, one.emailAddress);
    return { ...one, emailAddress, status: known && !timeChanged ? known.status : notAnswered };
  });
}

export function checkTimes({ start, end, isAllDay, originalStartTimeZone, originalEndTimeZone }: EventDocument): void {
  if (end < start) {
    throw new ExchangeError(
      400,
      'ErrorPropertyValidationFailure',
      'The Start property must be set to a value that is earlier than or equal to the End property.',
    );
  }
  const atMidnight = isMidnight(start, originalStartTimeZone) && isMidnight(end, originalEndTimeZone);
  if (isAllDay && (!atMidnight || start === end)) {
    throw new ExchangeError(
      400,
      'ErrorPropertyValidationFailure',
      'The Start and End of an all-day event must be at midnight of their time zone and at least a day apart.',
    );
  }
}
