import { describeRefusal, type Refused } from '../describe-refusal.ts';
import { describePeriod } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, facts, heading, notice, plain } from './elements.ts';
import type { ShownReservation } from './reservation-card.ts';
import { whenFacts } from './when-rows.ts';

/** What has become of something between Outlook and Fleet that somebody should know. */
export type CalendarNews =
  /** What they did in Outlook was not possible; the event is as it was. */
  | {
      kind: 'refused';
      wish: { kind: 'move'; period: { startDate: string; endDate: string } } | { kind: 'cancel' };
      refused: Refused;
    }
  /** The vehicle's own mailbox has turned the event down: somebody else has it there. */
  | { kind: 'turned-down' };

export interface CalendarCardOptions {
  reservation: ShownReservation;
  news: CalendarNews;
  viewer: Viewer;
}

export function calendarCard({ reservation, news, viewer }: CalendarCardOptions): CardMessage {
  const { words } = viewer;
  const { vehicle, driver, id: reservationId } = reservation;
  const title = news.kind === 'refused' ? words.calendar.refused.title : words.calendar.turnedDown.title;
  const card = adaptiveCard(
    [
      notice('warning', [
        heading(title),
        ...describeCalendarNews(news, viewer).map((line) => ({ ...plain(line), spacing: 'small' as const })),
      ]),
      ...facts([
        [words.vehicle, describeVehicle(vehicle)],
        [words.where, describePlace(vehicle)],
        ...whenFacts(reservation, viewer, reservation.timeZone),
        [words.purpose, reservation.purpose],
        ...(news.kind === 'turned-down' ? ([[words.driver, driver.displayName]] as [string, string][]) : []),
      ]),
    ],
    [
      execute('show-reservation', words.list.open, { reservationId }),
      ...(news.kind === 'refused' ? [execute('show-change', words.reservation.changeTime, { reservationId })] : []),
    ],
  );
  return { card, summary: `${title}: ${describeVehicle(vehicle)}` };
}

/** What happened, and why, in a sentence or two. */
export function describeCalendarNews(news: CalendarNews, viewer: Viewer): string[] {
  const { refused, turnedDown } = viewer.words.calendar;
  if (news.kind === 'turned-down') return [turnedDown.detail];
  const { wish } = news;
  const wished =
    wish.kind === 'move'
      ? refused.moved(describePeriod(new Date(wish.period.startDate), new Date(wish.period.endDate), viewer))
      : refused.cancelled;
  return [wished, describeRefusal(news.refused, viewer)];
}
