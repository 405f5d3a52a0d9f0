import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { Statement } from '@fleet/db/tenant-transaction.ts';
import type { UserActor, UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { readCursor, writeCursor } from './page-cursor.ts';
import { maySee, reservationNotFound } from './reservation-policy.ts';
import {
  factsOf,
  type ReservationRow,
  selectReservation,
  selectReservationById,
  toReservation,
} from './reservation-rows.ts';

type ListInput = OperationArguments<'listReservations'>;

/** @throws {DomainError} NOT_FOUND also for one that the caller may not see */
export async function getReservation(
  { actor, database, tenantId, now }: UserContext,
  { reservationId }: OperationArguments<'getReservation'>,
): Promise<Reservation> {
  const [row] = await database.read<ReservationRow>(tenantId, { ...selectReservationById, values: [reservationId] });
  if (!row || !maySee(actor, factsOf(row))) throw reservationNotFound();
  return toReservation(row, actor, now());
}

/**
 * Reservations by start, a page at a time.
 * @throws {DomainError} FORBIDDEN for scope `all` unless the caller manages the fleet
 */
export async function listReservations(
  { actor, database, tenantId, now }: UserContext,
  input: ListInput,
): Promise<OperationOutput<'listReservations'>> {
  if (input.scope === 'all' && !managesFleet(actor)) {
    const message = 'Only fleet managers see all reservations. Ask for your own with scope "mine".';
    throw new DomainError('FORBIDDEN', message);
  }
  const at = now();
  const rows = await database.read<ReservationRow & { page_position: string }>(
    tenantId,
    listStatement(actor, input, at),
  );
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    reservations: page.map((row) => toReservation(row, actor, at)),
    nextCursor: last && rows.length > page.length ? writeCursor({ startDate: last.page_position, id: last.id }) : null,
  };
}

/** One text for each combination of filters, so that each keeps the index that fits it; a single status is a literal for the same reason. */
function listStatement(actor: UserActor, input: ListInput, now: Date): Statement {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions: Record<string, string> = {};
  if (input.scope === 'mine') {
    const me = parameter(actor.userId);
    conditions.mine = `(r.driver_id = (select id from drivers where user_id = ${me}) or r.created_by = ${me})`;
  }
  if (input.scope === 'to-approve') {
    // One that is over can no longer be decided, and one's own never.
    const [me, at] = [parameter(actor.userId), parameter(now)];
    conditions['to-approve'] = `r.id in (
        select reservation_id from reservation_approvals
        where approver_id = any (${parameter([actor.userId, ...actor.decidesFor])}::uuid[]) and status = 'pending'
      ) and r.status = 'pending' and r.end_date > ${at} and r.created_by <> ${me} and r.asked_by is distinct from ${me}
      and not exists (select from drivers d where d.tenant_id = r.tenant_id and d.id = r.driver_id and d.user_id = ${me})`;
  }
  const [status, ...others] = input.status ?? [];
  if (status && others.length === 0) conditions[status] = `r.status = '${status}'`;
  if (others.length > 0) conditions.statuses = `r.status = any(${parameter(input.status)}::text[])`;
  if (input.from) conditions.from = `r.end_date > ${parameter(input.from)}`;
  if (input.to) conditions.to = `r.start_date < ${parameter(input.to)}`;
  if (input.vehicleId) conditions.vehicle = `r.vehicle_id = ${parameter(input.vehicleId)}`;
  if (input.poolId) {
    conditions.pool = `r.vehicle_id in (
        select v.id from vehicles v where v.tenant_id = r.tenant_id and v.pool_id = ${parameter(input.poolId)}
      )`;
  }
  if (input.cursor) {
    const { startDate, id } = readCursor(input.cursor);
    conditions.after = `(r.start_date, r.id) > (${parameter(startDate)}::timestamptz, ${parameter(id)}::uuid)`;
  }
  const where = Object.values(conditions).join(' and ') || 'true';
  // The page is chosen before anything is joined to it.
  const order = `order by r.start_date, r.id limit ${parameter(input.limit + 1)}`;
  const page = `(select r.* from reservations r where ${where} ${order})`;
  const position = `to_char(r.start_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as page_position,`;
  return {
    name: `reservation.list.${Object.keys(conditions).join('.')}`,
    text: `${selectReservation(position, page)} order by r.start_date, r.id`,
    values,
  };
}
