import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import type { SystemContext } from '../../domain/command-context.ts';
import type { DomainEvent, ReservationEventPayload } from '../../domain/domain-events.ts';
import { type LoadedReservation, loadReservation } from '../../domain/reservation/load-reservation.ts';
import { findToldTogether, type ToldTogether } from '../../domain/series/find-told-together.ts';

/** What there is to tell of because of an event: a reservation as it is now, or all of its series to which the same happened. */
export interface Occasion {
  reservation: LoadedReservation;
  /** By start, the reservation first; undefined for one alone. */
  occurrences?: readonly ToldTogether[] | undefined;
}

/** What people do to many of a series at once, and in which states it is still news where nobody was asked because of it. */
const done: Partial<Record<DomainEvent['type'], readonly ReservationStatus[]>> = {
  'reservation.created': ['approved'],
  'reservation.changed': ['pending', 'approved'],
  'reservation.asked': [],
  'reservation.approved': ['approved'],
  'reservation.rejected': ['rejected'],
  'reservation.cancelled': ['cancelled'],
};

/** @returns undefined when there is nothing to tell any more, or another event of the same act tells of it */
export async function readOccasion(event: DomainEvent, context: SystemContext): Promise<Occasion | undefined> {
  const { version, tellsOf = 1, askedUserIds } = event.payload as Partial<ReservationEventPayload>;
  if (tellsOf === 0) return undefined;
  const isChange = event.type === 'reservation.changed';
  const states = done[event.type];
  if (!states || tellsOf === 1) {
    const reservation = await loadReservation(context, event.entityId);
    return !reservation || (isChange && version !== reservation.version) ? undefined : { reservation };
  }
  const isStillAsked = ({ status, approverIds }: ToldTogether) =>
    status === 'pending' && askedUserIds?.every((userId) => approverIds.includes(userId));
  const isNews = (one: ToldTogether) => (askedUserIds ? isStillAsked(one) : states.includes(one.status));
  const all = await findToldTogether(context, event.id);
  const standing = all.filter((one) => isNews(one) && (!isChange || one.isLatest));
  const occurrences = standing.filter(({ status }) => status === standing[0]?.status);
  const [first] = occurrences;
  // Whatever has become of the one that tells, the others are still to be told of.
  const reservation = first && (await loadReservation(context, first.reservationId));
  return reservation && { reservation, occurrences: occurrences.length > 1 ? occurrences : undefined };
}
