import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { Viewer } from '../viewer.ts';
import type { CardElement } from './adaptive-card.ts';
import { notice, paragraph } from './elements.ts';

/** Outlook usually shows a reservation within a minute; a vehicle's mailbox may never answer. */
const patienceMilliseconds = 5 * 60_000;

/** That Outlook will not show the reservation, or has not for a while; nothing as long as all is well. */
export function calendarRows(
  { calendar: { state, failedBecause }, updatedAt }: Pick<Reservation, 'calendar' | 'updatedAt'>,
  now: Date,
  { words: { calendar: words } }: Viewer,
): CardElement[] {
  const isLate = state === 'pending' && now.getTime() - Date.parse(updatedAt) > patienceMilliseconds;
  if (state !== 'failed' && !isLate) return [];
  const [title, detail] = isLate
    ? [words.unconfirmed.title, words.unconfirmed.detail]
    : [words.failed.title, words.failed[failedBecause ?? 'event']];
  return [
    notice(isLate ? 'emphasis' : 'warning', [
      paragraph(title, { weight: 'bolder', size: 'small' }),
      paragraph(detail, { size: 'small', spacing: 'none' }),
    ]),
  ];
}
