import type { CalendarDrift } from '@fleet/contracts/calendar-drift.ts';
import type { EventContent } from '../agreement.ts';

/** Where two sides show something else, field by field; nothing where they show the same. */
export function findDifferences(fleet: EventContent, outlook: EventContent): CalendarDrift['differences'] {
  const [ours, theirs] = [toFields(fleet), toFields(outlook)];
  return ours.flatMap(([field, value], index) => {
    const other = theirs[index]?.[1] ?? '';
    return value === other ? [] : [{ field, fleet: value, outlook: other }];
  });
}

function toFields(content: EventContent) {
  return [
    ['start', content.startDate],
    ['end', content.endDate],
    ['subject', content.subject],
    ['location', content.location],
    ['showAs', content.showAs],
    ['attendees', content.attendees.join('\n')],
  ] as const;
}
