/** Who may see and do what with a reservation. Buttons and commands ask the same functions. */
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { Reservation, ReservationStatus } from '@fleet/contracts/reservation.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';

export interface ReservationFacts {
  status: ReservationStatus;
  endDate: Date;
  createdByUserId: string;
  /** Null for a driver who does not use Fleet. */
  driverUserId: string | null;
  approverUserId: string | null;
  approverName: string | null;
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

export function maySee(viewer: Viewer, facts: ReservationFacts): boolean {
  return isOwn(viewer, facts) || facts.approverUserId === viewer.userId || managesFleet(viewer);
}

const over = 'This reservation is already over, so nothing about it can be changed.';

function refuseDecision(viewer: Viewer, facts: ReservationFacts, now: Date): Refusal | undefined {
  if (isOwn(viewer, facts)) {
    return { code: 'FORBIDDEN', message: 'Nobody decides about their own reservation. The approver does.' };
  }
  if (facts.approverUserId !== viewer.userId) {
    const who = facts.approverName ?? 'nobody, as no approval is needed';
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

const refusals: Readonly<Record<Action, typeof refuseDecision>> = {
  approve: refuseDecision,
  reject: refuseDecision,
  cancel: refuseCancellation,
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
