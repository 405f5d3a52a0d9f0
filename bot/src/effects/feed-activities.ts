/** What cards tell, told in the activity feed: the texts stand in the app's manifest, in each of its languages. */
import { lastDecision } from '@fleet/api/domain/approval/approval-rules.ts';
import type { Digest } from '@fleet/api/domain/digest/load-digest.ts';
import type { DomainEvent } from '@fleet/api/domain/domain-events.ts';
import type { LoadedReservation } from '@fleet/api/domain/reservation/load-reservation.ts';
import type { FeedActivity } from '@fleet/api/ports/teams/teams.ts';
import { type CalendarNews, describeCalendarNews } from '../cards/calendar-card.ts';
import { describeVehicle } from '../cards/describe-vehicle.ts';
import { digestCard } from '../cards/digest-card.ts';
import { type News, newsCard } from '../cards/news-card.ts';
import { type OfferCardOptions, offerCard } from '../cards/offer-card.ts';
import { describeDay, describeInstant, describePeriod } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';

export function newsActivity(reservation: LoadedReservation, news: News, viewer: Viewer): FeedActivity {
  const { summary: preview } = newsCard({ reservation, news, viewer });
  const { vehicle, period } = parametersOf(reservation, viewer);
  switch (news.kind) {
    case 'due':
      return { activityType: 'reservationReminder', parameters: { vehicle, period }, preview };
    case 'overdue':
    case 'late-return': {
      const due = describeInstant(new Date(reservation.endDate), viewer);
      return { activityType: 'returnLate', parameters: { vehicle, due }, preview };
    }
    case 'unclaimed':
      return { activityType: 'noShow', parameters: { vehicle, period }, preview };
    default:
      return { activityType: 'reservationChanged', parameters: { vehicle, period }, preview };
  }
}

export function offerActivity({ request, viewer }: OfferCardOptions): FeedActivity {
  const { offer } = request;
  const vehicle = describeVehicle({ name: offer.vehicleName, licensePlate: offer.licensePlate });
  const deadline = describeInstant(new Date(offer.expiresAt), viewer);
  return {
    activityType: 'waitlistOffered',
    parameters: { vehicle, period: periodOf(request, viewer), deadline },
    preview: offerCard({ request, viewer }).summary,
  };
}

export function calendarActivity(reservation: LoadedReservation, news: CalendarNews, viewer: Viewer): FeedActivity {
  const preview = describeCalendarNews(news, viewer).join(' ');
  return { activityType: 'outlookNews', parameters: parametersOf(reservation, viewer), preview };
}

export function digestActivity(digest: Digest, viewer: Viewer): FeedActivity {
  const week = viewer.words.digest.span(describeDay(digest.firstDay, viewer), describeDay(digest.lastDay, viewer));
  return { activityType: 'weeklyDigest', parameters: { week }, preview: digestCard(digest, viewer).summary };
}

/** To somebody who is asked to decide because of the event; undefined when they are not, or no more. */
export function askedActivity(
  event: DomainEvent,
  { deciders, createdBy, ...reservation }: LoadedReservation,
  userId: string,
): ((viewer: Viewer) => FeedActivity) | undefined {
  const { askedUserIds = [] } = event.payload as { askedUserIds?: readonly string[] };
  const decider = deciders.find((one) => one.userId === userId);
  if (!decider || ![userId, ...decider.decidesFor].some((one) => askedUserIds.includes(one))) return undefined;
  return (viewer) => ({
    activityType: 'approvalAsked',
    parameters: { requester: createdBy.displayName, ...parametersOf(reservation, viewer) },
    preview: reservation.purpose,
  });
}

/** To whoever asked for the reservation; undefined when it is nothing they must hear of. */
export function outcomeActivity(
  { type }: DomainEvent,
  reservation: LoadedReservation,
): ((viewer: Viewer) => FeedActivity) | undefined {
  const { status, purpose: preview, cancellationCause } = reservation;
  const decider = lastDecision(reservation.approvals)?.decidedBy?.displayName;
  const write =
    (activityType: string, more: Record<string, string> = {}) =>
    (viewer: Viewer) => ({
      activityType,
      parameters: { ...more, ...parametersOf(reservation, viewer) },
      preview,
    });
  if (type === 'reservation.approved' && status === 'approved' && decider)
    return write('reservationApproved', { decider });
  if (type === 'reservation.rejected' && status === 'rejected' && decider)
    return write('reservationRejected', { decider });
  // Of what nobody took, and of another vehicle, the news tell.
  if (type === 'reservation.cancelled' && status === 'cancelled' && cancellationCause !== 'no-show')
    return write('reservationChanged');
  if (type === 'reservation.changed' && status !== 'cancelled') return write('reservationChanged');
  return undefined;
}

function parametersOf(reservation: Pick<LoadedReservation, 'vehicle' | 'startDate' | 'endDate'>, viewer: Viewer) {
  return { vehicle: describeVehicle(reservation.vehicle), period: periodOf(reservation, viewer) };
}

function periodOf({ startDate, endDate }: { startDate: string; endDate: string }, viewer: Viewer): string {
  return describePeriod(new Date(startDate), new Date(endDate), viewer);
}
