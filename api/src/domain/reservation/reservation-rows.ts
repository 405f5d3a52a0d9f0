/** How a reservation is read: one statement text for every query, one mapping to what callers see. */
import type { Person, Reservation } from '@fleet/contracts/reservation.ts';
import type { UserActor } from '../command-context.ts';
import { allowedActions, type ReservationFacts } from './reservation-policy.ts';

export interface ReservationRow {
  id: string;
  status: Reservation['status'];
  start_date: Date;
  end_date: Date;
  time_zone: string;
  purpose: string;
  department: string | null;
  cost_center: string | null;
  approved_at: Date | null;
  decision_reason: string | null;
  cancellation_reason: string | null;
  cancellation_cause: Reservation['cancellationCause'];
  minimum_seats: number | null;
  equipment: string[];
  trip_distance_meters: number | null;
  assignment_reason: string | null;
  cost_cents: number | null;
  series_id: string | null;
  occurrence_date: Date | null;
  is_exception: boolean;
  checked_out_at: Date | null;
  checked_in_at: Date | null;
  approval_round: number;
  buffer_minutes: number;
  asked_by: string | null;
  asked_start_date: Date | null;
  asked_end_date: Date | null;
  outlook_event_id: string | null;
  calendar_version: number;
  calendar_problem: string | null;
  vehicle_answer: string | null;
  in_outlook: boolean;
  version: number;
  created_at: Date;
  updated_at: Date;
  vehicle: Reservation['vehicle'];
  driver: Reservation['driver'];
  created_by: Person;
  approver: Person | null;
  approved_by: Person | null;
  former_approver_ids: string[];
  approvals: (Omit<Reservation['approvals'][number], 'decidedAt'> & { decidedAt: string | null })[] | null;
}

const person = (alias: string) =>
  `json_build_object('userId', ${alias}.id, 'displayName', ${alias}.display_name, 'email', ${alias}.email)`;

/**
 * `select … from …` with the reservation as `r` and its driver as `d`; a condition follows.
 * @param moreColumns each followed by a comma
 * @param reservations the table, or a query in parentheses that has already chosen the rows
 */
export const selectReservation = (moreColumns = '', reservations = 'reservations') => `
  select ${moreColumns} r.id, r.status, r.start_date, r.end_date, r.time_zone, r.purpose, r.department, r.cost_center, r.approved_at,
    r.decision_reason, r.cancellation_reason, r.cancellation_cause, r.outlook_event_id, r.calendar_version,
    r.calendar_problem, r.calendar_agreed #>> '{answers,vehicle}' as vehicle_answer,
    (select feature_flags ->> 'outlookCalendar' from tenants) is distinct from 'false' as in_outlook, r.version, r.created_at, r.updated_at,
    r.minimum_seats, r.equipment, r.trip_distance_meters, r.assignment_reason, r.cost_cents, r.series_id, r.occurrence_date,
    r.is_exception, r.checked_out_at, r.checked_in_at, r.approval_round, r.buffer_minutes,
    r.asked_by, r.asked_start_date, r.asked_end_date,
    json_build_object('id', v.id, 'name', v.make || ' ' || v.model, 'licensePlate', v.license_plate, 'class', v.class,
      'poolName', p.name, 'site', p.site) as vehicle,
    json_build_object('driverId', d.id, 'displayName', d.display_name, 'userId', d.user_id, 'email', du.email) as driver,
    ${person('cu')} as created_by,
    case when au.id is not null then ${person('au')} end as approver,
    case when bu.id is not null then ${person('bu')} end as approved_by,
    (select json_agg(json_build_object('stepNumber', a.step_number, 'approver', ${person('asked')}, 'status', a.status,
        'decidedBy', case when decider.id is not null then ${person('decider')} end, 'decidedAt', a.decided_at,
        'reason', a.reason) order by a.step_number, asked.display_name, asked.id)
      from reservation_approvals a
      join users asked on asked.tenant_id = a.tenant_id and asked.id = a.approver_id
      left join users decider on decider.tenant_id = a.tenant_id and decider.id = a.decided_by
      where a.tenant_id = r.tenant_id and a.reservation_id = r.id and a.round = r.approval_round) as approvals,
    array(select a.approver_id from reservation_approvals a
      where a.tenant_id = r.tenant_id and a.reservation_id = r.id and a.round < r.approval_round
      union select a.decided_by from reservation_approvals a
      where a.tenant_id = r.tenant_id and a.reservation_id = r.id and a.round < r.approval_round and a.decided_by is not null
    ) as former_approver_ids
  from ${reservations} r
  join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
  join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
  join drivers d on d.tenant_id = r.tenant_id and d.id = r.driver_id
  left join users du on du.tenant_id = d.tenant_id and du.id = d.user_id
  join users cu on cu.tenant_id = r.tenant_id and cu.id = r.created_by
  left join users au on au.tenant_id = r.tenant_id and au.id = r.approver_id
  left join users bu on bu.tenant_id = r.tenant_id and bu.id = r.approved_by`;

export const selectReservationById = { name: 'reservation.by-id', text: `${selectReservation()} where r.id = $1` };

/** What the policy needs to know of a reservation. */
export function factsOf(row: ReservationRow): ReservationFacts {
  return {
    status: row.status,
    startDate: row.start_date,
    endDate: row.end_date,
    createdByUserId: row.created_by.userId,
    driverUserId: row.driver.userId,
    askedByUserId: row.asked_by,
    approvals: row.approvals ?? [],
    formerApproverIds: row.former_approver_ids,
  };
}

/** PostgreSQL writes an instant within JSON with its offset. */
function toIso(instant: Date | string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

/** The reservation without what depends on who looks at it. */
export function toImpersonalReservation(row: ReservationRow): Omit<Reservation, 'allowedActions'> {
  return {
    id: row.id,
    vehicle: row.vehicle,
    driver: row.driver,
    createdBy: row.created_by,
    approver: row.approver,
    approvals: (row.approvals ?? []).map((one) => ({ ...one, decidedAt: toIso(one.decidedAt) })),
    approvedBy: row.approved_by,
    approvedAt: toIso(row.approved_at),
    startDate: row.start_date.toISOString(),
    endDate: row.end_date.toISOString(),
    timeZone: row.time_zone,
    status: row.status,
    purpose: row.purpose,
    department: row.department,
    costCenter: row.cost_center,
    minimumSeats: row.minimum_seats,
    equipment: row.equipment,
    tripDistanceMeters: row.trip_distance_meters,
    assignmentReason: row.assignment_reason,
    costCents: row.cost_cents,
    seriesId: row.series_id,
    occurrenceDate: toIso(row.occurrence_date),
    isException: row.is_exception,
    checkedOutAt: toIso(row.checked_out_at),
    checkedInAt: toIso(row.checked_in_at),
    decisionReason: row.decision_reason,
    cancellationReason: row.cancellation_reason,
    cancellationCause: row.cancellation_cause,
    outlookEventId: row.outlook_event_id,
    calendar: calendarOf(row),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function calendarOf(row: ReservationRow): Reservation['calendar'] {
  const answer = (state: Reservation['calendar']['state'], failedBecause: 'event' | 'vehicle' | null = null) => ({
    state,
    failedBecause,
    problem: row.calendar_problem,
  });
  const isShown = row.status === 'pending' || row.status === 'approved' || row.status === 'active';
  if (!row.in_outlook || !isShown) return answer('none');
  if (row.calendar_problem !== null) return answer('failed', 'event');
  if (row.calendar_version < row.version || row.outlook_event_id === null) return answer('pending');
  if (row.vehicle_answer === 'declined') return answer('failed', 'vehicle');
  return answer(row.vehicle_answer === 'accepted' ? 'confirmed' : 'pending');
}

export function toReservation(row: ReservationRow, viewer: UserActor, now: Date): Reservation {
  return { ...toImpersonalReservation(row), allowedActions: allowedActions(viewer, factsOf(row), now) };
}
