/** The words of the mails about a reservation: who gets which, when something happens to it. */
import type { Alternative } from '@fleet/contracts/error-codes.ts';
import type { Person } from '@fleet/contracts/reservation.ts';
import { involvedPeople, lastDecision } from '../domain/approval/approval-rules.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import type { LoadedReservation } from '../domain/reservation/load-reservation.ts';

interface Draft {
  to: Person;
  headline: string;
  explanation: string;
}

/** What some events tell besides the reservation. */
export interface Besides {
  /** Its vehicle at the event. */
  vehicleId?: string | undefined;
  /** The name of the one it had before. */
  previousVehicle?: string | undefined;
  /** Who is asked to decide because of it. */
  askedUserIds?: readonly string[] | undefined;
  /** Of how many of its series the same is told, itself included. */
  tellsOf?: number | undefined;
  /** When the vehicle is given up that nobody takes, in words. */
  releasedAt?: string | undefined;
  /** What is free instead. */
  alternatives?: readonly Alternative[] | undefined;
}

/** Nobody is told of a state that has passed. */
export function draftMails(type: DomainEvent['type'], reservation: LoadedReservation, besides: Besides): Draft[] {
  const { status, approver, approvals, approvedBy, decisionReason, cancellationReason } = reservation;
  const requester = requesterOf(reservation);
  const reason = (text: string | null) => (text ? ` The reason given: ${text}` : '');
  if (status === 'pending' && besides.askedUserIds) return draftQuestions(type, reservation, requester, besides);
  if (type === 'reservation.created' && status === 'approved' && !approver) {
    return [{ to: requester, headline: 'Reserved', explanation: 'The vehicle is yours. No approval was needed.' }];
  }
  if (type === 'reservation.approved' && status === 'approved') {
    const by = approvedBy ? ` by ${approvedBy.displayName}` : '';
    return [
      {
        to: requester,
        headline: 'Approved',
        explanation: `Your reservation was approved${by}.${reason(decisionReason)}`,
      },
    ];
  }
  if (type === 'reservation.rejected' && status === 'rejected') {
    const decidedBy = lastDecision(approvals)?.decidedBy;
    const by = decidedBy ? ` by ${decidedBy.displayName}` : '';
    return [
      {
        to: requester,
        headline: 'Rejected',
        explanation: `Your reservation was rejected${by}.${reason(decisionReason)}`,
      },
    ];
  }
  if (type === 'reservation.cancelled' && status === 'cancelled') {
    const others = involvedPeople(approvals).filter(({ userId }) => userId !== requester.userId);
    const people = [requester, ...others];
    const explanation = `The reservation was cancelled and the vehicle is free again.${reason(cancellationReason)}`;
    return people.map((to) => ({ to, headline: 'Cancelled', explanation }));
  }
  return draftByTheClock(type, reservation, besides).map((draft) => ({ to: requester, ...draft }));
}

/** To those who are asked because of the event and can still decide, and to those who stand in for them. */
function draftQuestions(
  type: DomainEvent['type'],
  { deciders, approvals }: LoadedReservation,
  { displayName }: Person,
  { askedUserIds = [] }: Besides,
): Draft[] {
  const isAsked = (userId: string) => askedUserIds.includes(userId);
  const nameOf = (userId: string) => approvals.find(({ approver }) => approver.userId === userId)?.approver.displayName;
  const what = type === 'reservation.changed' ? 'changed a reservation, which is decided anew' : 'asks for a vehicle';
  const explanation = `${displayName} ${what}. Approve or reject it on the card in Teams, or in the tab.`;
  return deciders
    .filter(({ userId, decidesFor }) => [userId, ...decidesFor].some(isAsked))
    .map(({ decidesFor, ...to }) => {
      const isOwn = approvals.some(({ approver, status }) => approver.userId === to.userId && status === 'pending');
      const standsFor = isOwn ? '' : ` You stand in for ${decidesFor.map(nameOf).join(', ')}.`;
      return { to, headline: 'Please decide', explanation: `${explanation}${standsFor}` };
    });
}

/** What happens without anybody doing it. */
function draftByTheClock(
  type: DomainEvent['type'],
  { status, vehicle }: LoadedReservation,
  { previousVehicle, vehicleId, releasedAt, alternatives = [] }: Besides,
): Omit<Draft, 'to'>[] {
  const isAhead = (status === 'pending' || status === 'approved') && vehicle.id === vehicleId;
  if (type === 'reservation.due' && status === 'approved') {
    const explanation = 'It starts within a day. If you no longer need the vehicle, cancel it for somebody else.';
    return [{ headline: 'Reminder', explanation }];
  }
  if (type === 'reservation.overdue' && status === 'active') {
    const explanation = 'The vehicle should be back by now. Please return it, or extend your reservation in Fleet.';
    return [{ headline: 'Please return', explanation }];
  }
  if (type === 'reservation.unclaimed' && status === 'approved' && releasedAt) {
    const explanation = `Nobody has taken the vehicle yet. It is kept for you until ${releasedAt}: take it, change the time, or cancel it for somebody else.`;
    return [{ headline: 'Your vehicle waits', explanation }];
  }
  if (type === 'reservation.reassigned' && isAhead) {
    const explanation = `${previousVehicle ?? 'Your vehicle'} has not come back in time, so you have this one instead.`;
    return [{ headline: 'Another vehicle', explanation }];
  }
  if (type === 'reservation.delayed' && isAhead) {
    const names = alternatives.map(({ vehicleName, licensePlate }) => `${vehicleName} (${licensePlate})`).join(', ');
    const way = names
      ? `These are free: ${names}. Move your reservation to one of them, or wait for yours.`
      : 'No other is free, either. Wait for it, or ask a fleet manager.';
    const explanation = `The vehicle has not come back yet, and there is no other like it in its pool. ${way}`;
    return [{ headline: 'Your vehicle is late', explanation }];
  }
  return [];
}

/** The driver where they have an address, else whoever reserved for them. */
function requesterOf({ driver, createdBy }: LoadedReservation): Person {
  const { userId, email, displayName } = driver;
  return userId && email ? { userId, email, displayName } : createdBy;
}
