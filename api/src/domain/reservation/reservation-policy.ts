/** Who may see and do what with a reservation. Buttons and commands ask the same functions. */
import { earliestCheckOutMinutes } from '@fleet/contracts/handover.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { Reservation, ReservationStatus } from '@fleet/contracts/reservation.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';

export interface ReservationFacts {
  status: ReservationStatus;
  startDate: Date;
  endDate: Date;
  createdByUserId: string;
  /** Null for a driver who does not use Fleet. */
  driverUserId: string | null;
  /** Of its present round. */
  approvals: readonly Pick<Reservation['approvals'][number], 'approver' | 'status'>[];
}

type Action = Reservation['allowedActions'][number];
type Viewer = Pick<UserActor, 'userId' | 'roles'>;

interface Refusal {
  code: 'FORBIDDEN' | 'CONFLICT' | 'RULE_VIOLATED';
  message: string;
}

function isOwn({ userId }: Viewer, facts: ReservationFacts): boolean {
  return facts.createdByUserId === userId || facts.driverUserId === userId;
}

/** Whoever is or was asked sees what they decide or decided about. */
export function maySee(viewer: Viewer, facts: ReservationFacts): boolean {
  const isAsked = facts.approvals.some(({ approver }) => approver.userId === viewer.userId);
  return isOwn(viewer, facts) || isAsked || managesFleet(viewer);
}

const over = 'This reservation is already over, so nothing about it can be changed.';

function refuseDecision(viewer: Viewer, facts: ReservationFacts, now: Date): Refusal | undefined {
  if (isOwn(viewer, facts)) {
    return { code: 'FORBIDDEN', message: 'Nobody decides about their own reservation. The approver does.' };
  }
  const isAsked = facts.approvals.some(({ approver }) => approver.userId === viewer.userId);
  if (!isAsked) {
    const names = [...new Set(facts.approvals.map(({ approver }) => approver.displayName))];
    const who = names.join(', ') || 'nobody, as no approval is needed';
    return { code: 'FORBIDDEN', message: `Only its approver decides about this reservation: ${who}.` };
  }
  if (facts.status !== 'pending') return { code: 'CONFLICT', message: 'This reservation has already been decided.' };
  if (facts.endDate <= now) return { code: 'RULE_VIOLATED', message: over };
  return undefined;
}

function refuseCancellation(viewer: Viewer, facts: ReservationFacts, now: Date): Refusal | undefined {
  if (!isOwn(viewer, facts) && !managesFleet(viewer)) {
    return { code: 'FORBIDDEN', message: 'Only its driver, whoever made it, or a fleet manager can cancel it.' };
  }
  if (facts.status === 'active') {
    const message = 'The driver has taken the vehicle, so this reservation ends when it is returned.';
    return { code: 'RULE_VIOLATED', message };
  }
  if (facts.status !== 'pending' && facts.status !== 'approved') {
    return { code: 'CONFLICT', message: `This reservation is already ${facts.status}.` };
  }
  if (facts.endDate <= now) return { code: 'RULE_VIOLATED', message: over };
  return undefined;
}

function refuseUpdate(viewer: Viewer, facts: ReservationFacts, now: Date): Refusal | undefined {
  if (!isOwn(viewer, facts) && !managesFleet(viewer)) {
    return { code: 'FORBIDDEN', message: 'Only its driver, whoever made it, or a fleet manager can change it.' };
  }
  if (facts.status !== 'pending' && facts.status !== 'approved' && facts.status !== 'active') {
    return { code: 'CONFLICT', message: `This reservation is already ${facts.status}.` };
  }
  if (facts.status !== 'active' && facts.endDate <= now) return { code: 'RULE_VIOLATED', message: over };
  return undefined;
}

function refuseCheckOut(viewer: Viewer, facts: ReservationFacts, now: Date): Refusal | undefined {
  if (!isOwn(viewer, facts) && !managesFleet(viewer)) {
    return {
      code: 'FORBIDDEN',
      message: 'Only its driver, whoever made it, or a fleet manager hands the vehicle out.',
    };
  }
  if (facts.status === 'pending') {
    return { code: 'RULE_VIOLATED', message: 'This reservation has not been approved yet. Ask its approver.' };
  }
  if (facts.status !== 'approved') return { code: 'CONFLICT', message: `This reservation is already ${facts.status}.` };
  if (facts.endDate <= now) return { code: 'RULE_VIOLATED', message: over };
  if (facts.startDate.getTime() - now.getTime() > earliestCheckOutMinutes * 60_000) {
    const message = `A vehicle is taken at most ${earliestCheckOutMinutes} minutes before the start. Move the start, or wait.`;
    return { code: 'RULE_VIOLATED', message };
  }
  return undefined;
}

function refuseCheckIn(viewer: Viewer, facts: ReservationFacts): Refusal | undefined {
  if (!isOwn(viewer, facts) && !managesFleet(viewer)) {
    return {
      code: 'FORBIDDEN',
      message: 'Only its driver, whoever made it, or a fleet manager takes the vehicle back.',
    };
  }
  if (facts.status === 'completed') return { code: 'CONFLICT', message: 'This vehicle has already been returned.' };
  if (facts.status !== 'active') {
    return {
      code: 'RULE_VIOLATED',
      message: 'The vehicle has not been taken, so it cannot be returned. Check it out first.',
    };
  }
  return undefined;
}

const refusals: Readonly<Record<Action, typeof refuseDecision>> = {
  approve: refuseDecision,
  reject: refuseDecision,
  update: refuseUpdate,
  cancel: refuseCancellation,
  'check-out': refuseCheckOut,
  'check-in': refuseCheckIn,
};

/** What the viewer may do with the reservation now; a button for each. */
export function allowedActions(viewer: Viewer, facts: ReservationFacts, now: Date): Action[] {
  if (!maySee(viewer, facts)) return [];
  return (Object.keys(refusals) as Action[]).filter((action) => !refusals[action](viewer, facts, now));
}

/**
 * @returns undefined when the viewer may; otherwise why not
 * @throws {DomainError} NOT_FOUND for a reservation the viewer may not even know of
 */
export function refuseAction(
  action: Action,
  viewer: Viewer,
  facts: ReservationFacts | undefined,
  now: Date,
): Refusal | undefined {
  if (!facts || !maySee(viewer, facts)) throw reservationNotFound();
  return refusals[action](viewer, facts, now);
}

/** The same answer for a reservation that never was and for one the caller may not see. */
export function reservationNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such reservation among those you can see. Look at your list.');
}
