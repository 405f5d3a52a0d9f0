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
  /** Who changed it so that it is asked about again; null while its creator's wish holds. */
  askedByUserId: string | null;
  /** Of its present round. */
  approvals: readonly Approval[];
  /** Who was asked or decided in earlier ones. */
  formerApproverIds: readonly string[];
}

type Approval = Pick<Reservation['approvals'][number], 'stepNumber' | 'approver' | 'status' | 'decidedBy'>;

type Action = Reservation['allowedActions'][number];
type Viewer = Pick<UserActor, 'userId' | 'roles' | 'decidesFor'>;

interface Refusal {
  code: 'FORBIDDEN' | 'CONFLICT' | 'RULE_VIOLATED';
  message: string;
}

function isOwn({ userId }: Viewer, facts: ReservationFacts): boolean {
  return facts.createdByUserId === userId || facts.driverUserId === userId;
}

/** Whether somebody is or was asked themselves, stands in now for whoever is, or has decided for them. */
export function isConcerned({ userId, decidesFor }: Omit<Viewer, 'roles'>, { approver, decidedBy }: Approval): boolean {
  return approver.userId === userId || decidesFor.includes(approver.userId) || decidedBy?.userId === userId;
}

/** Whoever decides or has decided about it sees it. */
export function maySee(viewer: Viewer, facts: ReservationFacts): boolean {
  const wasAsked = (userId: string) => userId === viewer.userId || viewer.decidesFor.includes(userId);
  const decides = facts.approvals.some((one) => isConcerned(viewer, one)) || facts.formerApproverIds.some(wasAsked);
  return isOwn(viewer, facts) || decides || managesFleet(viewer);
}

/**
 * Whose decision the viewer gives now: their own where they are asked, else that of somebody they stand in for.
 * @returns undefined when nobody waits for the viewer
 */
export function findDecision<Asked extends Approval>(
  { userId, decidesFor }: Omit<Viewer, 'roles'>,
  approvals: readonly Asked[],
): Asked | undefined {
  const pending = approvals.filter(({ status }) => status === 'pending');
  return (
    pending.find(({ approver }) => approver.userId === userId) ??
    pending.find(({ approver }) => decidesFor.includes(approver.userId))
  );
}

const over = 'This reservation is already over, so nothing about it can be changed.';

function refuseDecision(viewer: Viewer, facts: ReservationFacts, now: Date): Refusal | undefined {
  if (isOwn(viewer, facts)) {
    return { code: 'FORBIDDEN', message: 'Nobody decides about their own reservation. The approver does.' };
  }
  if (facts.askedByUserId === viewer.userId) {
    return {
      code: 'FORBIDDEN',
      message: 'Nobody decides about what they have asked for themselves. The approver does.',
    };
  }
  const concerning = facts.approvals.filter((one) => isConcerned(viewer, one));
  if (concerning.length === 0) {
    const who = namesOf(facts.approvals) || 'nobody, as no approval is needed';
    return { code: 'FORBIDDEN', message: `Only its approver decides about this reservation: ${who}.` };
  }
  if (facts.status !== 'pending') return { code: 'CONFLICT', message: 'This reservation has already been decided.' };
  if (facts.endDate <= now) return { code: 'RULE_VIOLATED', message: over };
  if (findDecision(viewer, facts.approvals)) return undefined;
  if (concerning.every(({ status }) => status === 'waiting')) {
    const message = `First comes the decision of ${namesOf(facts.approvals)}. You are asked after it.`;
    return { code: 'RULE_VIOLATED', message };
  }
  return { code: 'CONFLICT', message: 'This step has already been decided.' };
}

/** Those who decide now, else everybody who was asked. */
function namesOf(approvals: readonly Approval[]): string {
  const pending = approvals.filter(({ status }) => status === 'pending');
  const asked = pending.length > 0 ? pending : approvals;
  return [...new Set(asked.map(({ approver }) => approver.displayName))].join(', ');
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

/**
 * What somebody decides alone about a longer time for a vehicle that is out, as nobody waits for a decision then: fleet managers
 * everything, and whoever was asked at every step what those steps decide; nobody anything about their own.
 */
export function decidesExtension(viewer: Viewer, facts: ReservationFacts): 'nothing' | 'decided-steps' | 'everything' {
  if (isOwn(viewer, facts)) return 'nothing';
  if (managesFleet(viewer)) return 'everything';
  const steps = new Set(facts.approvals.map(({ stepNumber }) => stepNumber));
  const own = facts.approvals.filter(({ approver }) => approver.userId === viewer.userId);
  const asked = new Set(own.map(({ stepNumber }) => stepNumber));
  return steps.size > 0 && asked.size === steps.size ? 'decided-steps' : 'nothing';
}

/** Whether all that somebody may change of it is its end, to a later one. */
export function onlyExtends(viewer: Viewer, facts: ReservationFacts): boolean {
  return !isOwn(viewer, facts) && !managesFleet(viewer);
}

function refuseUpdate(viewer: Viewer, facts: ReservationFacts, now: Date): Refusal | undefined {
  const mayExtend = facts.status === 'active' && decidesExtension(viewer, facts) !== 'nothing';
  if (onlyExtends(viewer, facts) && !mayExtend) {
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
