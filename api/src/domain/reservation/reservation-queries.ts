import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { Statement } from '@fleet/db/tenant-transaction.ts';
import type { UserActor, UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
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
 * Reservations, a page at a time; by start unless asked for otherwise.
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
  const { sort = 'startDate', order: direction = 'asc' } = input;
  const keyset: Keyset = { ...sorts[sort], direction };
  const rows = await database.read<ReservationRow & { page_position: string[] }>(
    tenantId,
    listStatement(actor, input, keyset, at),
  );
  const { page, nextCursor } = takePage(keyset, rows, input.limit);
  return { reservations: page.map((row) => toReservation(row, actor, at)), nextCursor };
}

const id = { sql: 'r.id', type: 'uuid' } as const;
const sorts: Readonly<Record<NonNullable<ListInput['sort']>, Omit<Keyset, 'direction'>>> = {
  startDate: { name: 'start', columns: [{ sql: 'r.start_date', type: 'timestamptz' }, id] },
  createdAt: { name: 'created', columns: [{ sql: 'r.created_at', type: 'timestamptz' }, id] },
};

/** Adds a value to a statement and returns its placeholder. */
type Parameter = (value: unknown) => string;

/** One text for each combination of filters, so that each keeps the index that fits it. */
function listStatement(actor: UserActor, input: ListInput, keyset: Keyset, now: Date): Statement {
  const values: unknown[] = [];
  const parameter: Parameter = (value) => `$${values.push(value)}`;
  const sources = sourcesOf(actor, input.scope, now, parameter);
  const conditions = conditionsOf(input, keyset, parameter);
  const order = `order by ${orderOf(keyset)} limit ${parameter(input.limit + 1)}`;
  // The page is chosen before anything is joined to it.
  const choose = (columns: string, source: string) =>
    `(select ${columns} from reservations r where ${[source, ...Object.values(conditions)].join(' and ')} ${order})`;
  // Each source by its own index: asked for with `or`, the whole tenant would be read. What is in both counts once.
  const found = sources.map((source) => choose('r.id', source)).join(' union ');
  const page = choose('r.*', sources.length > 1 ? `r.id in (${found})` : (sources[0] ?? 'true'));
  const { name, direction } = keyset;
  return {
    name: `reservation.list.${input.scope}.${name}.${direction}.${Object.keys(conditions).join('')}`,
    text: `${selectReservation(`${positionOf(keyset)},`, page)} order by ${orderOf(keyset)}`,
    values,
  };
}

/** The conditions of a scope: a reservation that meets one of them is in it. */
function sourcesOf(actor: UserActor, scope: ListInput['scope'], now: Date, parameter: Parameter): string[] {
  if (scope === 'all') return ['true'];
  const me = parameter(actor.userId);
  if (scope === 'mine') {
    return [`r.driver_id = (select id from drivers where user_id = ${me})`, `r.created_by = ${me}`];
  }
  // One that is over can no longer be decided, and one's own never.
  return [
    `r.id in (
        select reservation_id from reservation_approvals
        where approver_id = any (${parameter([actor.userId, ...actor.decidesFor])}::uuid[]) and status = 'pending'
      ) and r.status = 'pending' and r.end_date > ${parameter(now)} and r.created_by <> ${me} and r.asked_by is distinct from ${me}
      and not exists (select from drivers d where d.tenant_id = r.tenant_id and d.id = r.driver_id and d.user_id = ${me})`,
  ];
}

/** By a letter each but for the status, so that the name of the statement stays short enough. */
function conditionsOf(input: ListInput, keyset: Keyset, parameter: Parameter): Record<string, string> {
  const { status, from, to, vehicleId, driverId, poolId, q, cursor } = input;
  const [only, ...others] = status ?? [];
  const conditions: Record<string, string> = {};
  // A single status is a literal, so that the index on it serves.
  if (only && others.length === 0) conditions[only] = `r.status = '${only}'`;
  if (others.length > 0) conditions.s = `r.status = any(${parameter(status)}::text[])`;
  if (from) {
    // One day more, because an interval is taken off in days, of which a zone may make one longer.
    const earliest = `${parameter(from)}::timestamptz - (select max(end_date - start_date) from reservations) - interval '1 day'`;
    conditions.f = `r.end_date > ${parameter(from)} and r.start_date > ${earliest}`;
  }
  if (to) conditions.t = `r.start_date < ${parameter(to)}`;
  if (vehicleId) conditions.v = `r.vehicle_id = ${parameter(vehicleId)}`;
  if (driverId) conditions.d = `r.driver_id = ${parameter(driverId)}`;
  if (poolId) conditions.p = `r.vehicle_id in (select id from vehicles where pool_id = ${parameter(poolId)})`;
  if (q) conditions.q = saysText(parameter(`%${q.replaceAll(/[\\%_]/g, '\\$&')}%`));
  if (cursor) conditions.c = afterCursor(keyset, cursor, parameter);
  return conditions;
}

/**
 * No index serves it: row-level security lets none be searched by `ilike`, which could tell of others' rows. What is read is
 * bounded by the other conditions; vehicles and drivers are looked through once.
 * @param pattern placeholder
 */
function saysText(pattern: string): string {
  const columns = ['r.purpose', 'r.department', 'r.cost_center'].map((column) => `${column} ilike ${pattern}`);
  return `(${columns.join(' or ')}
      or r.driver_id in (select id from drivers where display_name ilike ${pattern})
      or r.vehicle_id in (select id from vehicles where make || ' ' || model || ' ' || license_plate ilike ${pattern}))`;
}
