import type { RuleCode } from '@fleet/contracts/error-codes.ts';

interface OfVehicle {
  /** `Ford Transit (M-FT 1204)` */
  vehicle: string;
}
interface OfPool {
  pool: string;
}
interface OfDriver {
  driver: string;
}
/** At which end of the reservation nobody is there, and when the pool opens again. */
interface OfOpening extends OfPool {
  end: 'start' | 'return';
  opensAt: Date | undefined;
}
interface OfObstacle extends OfVehicle {
  /** Until when, where that is known. */
  until?: Date | undefined;
  reason?: string | undefined;
}
interface OfPeriod extends OfVehicle {
  startDate: Date;
  endDate: Date;
}

/** What the sentence of a broken rule speaks of, for whoever says it in another language or zone. */
export interface RuleFacts {
  'end-before-start': object;
  'start-in-past': { now: Date };
  'end-in-past': { now: Date };
  'minimum-notice': OfPool & { noticeMinutes: number; earliestStart: Date };
  horizon: OfPool & { aheadMinutes: number; latestStart: Date };
  'maximum-length': OfPool & { maximumMinutes: number; latestEnd: Date };
  'opening-hours': OfOpening & { closedAt: Date };
  holiday: OfOpening & { holiday: string };
  blackout: OfObstacle;
  quota: OfPool & OfDriver & { limit: number; measure: 'hours' | 'reservations'; per: 'week' | 'month'; left: number };
  'driver-blocked': OfDriver & { reason: string };
  'licence-missing': OfPool & OfDriver;
  /** `validUntil` is a day: `2026-11-24`. */
  'licence-expired': OfDriver & { validUntil: string };
  'licence-class': OfVehicle & OfDriver & { neededClass: string };
  'driver-unfit': OfDriver;
  seats: OfVehicle & { seats: number; wantedSeats: number };
  equipment: OfVehicle & { missing: readonly string[] };
  range: OfVehicle & { rangeMeters: number | undefined; tripMeters: number };
  /** Whether that is later than it ends now, and whether the approver may give more without a fleet manager. */
  'beyond-decision': { latestEnd: Date; hasLeeway: boolean; mayApprover: boolean };
  'reserve-for-other': OfPool & { mayApprovers: boolean };
  'approver-missing': OfPool;
  maintenance: OfObstacle;
  retired: OfVehicle;
  taken: OfPeriod;
  held: OfPeriod;
  overdue: OfVehicle;
  /** Left out where no pool was named. */
  'class-missing': Partial<OfPool>;
}

/** A rule with its own facts. */
export type BrokenRule = { [Rule in RuleCode]: { rule: Rule; facts: RuleFacts[Rule] } }[RuleCode];
