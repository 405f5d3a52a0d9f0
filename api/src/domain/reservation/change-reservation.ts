/** What the commands that change one reservation have in common: see it, be allowed, change it once, record it. */
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { Statement, TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { type ReservationEventType, recordReservationEvent } from '../domain-events.ts';
import { requireVersion } from '../require-version.ts';
import { describeInstant } from './describe-period.ts';
import { refuseAction, reservationNotFound } from './reservation-policy.ts';
import { factsOf, type ReservationRow, selectReservationById, toReservation } from './reservation-rows.ts';

export interface Change {
  reservationId: string;
  action: Reservation['allowedActions'][number];
  eventType: ReservationEventType;
  reason: string | null;
  /** What the caller has seen, when they say so. */
  expectedVersion: number | undefined;
  /** One UPDATE that holds the status it starts from and returns `id`; of two at once the second one finds nothing. */
  update: Statement;
}

/**
 * @returns the reservation after the change
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, RULE_VIOLATED, PRECONDITION_FAILED, or CONFLICT when somebody was faster, naming who and when
 */
export function changeReservation(context: UserContext, change: Change): Promise<Reservation> {
  const { actor, database, tenantId, now } = context;
  const { reservationId, action, eventType, reason } = change;
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    await transaction.query({
      name: 'reservation.lock',
      text: 'select from reservations where id = $1 for no key update',
      values: [reservationId],
    });
    const before = await readRow(transaction, reservationId);
    const refusal = refuseAction(action, actor, before && factsOf(before), at);
    if (refusal && refusal.code !== 'CONFLICT') throw new DomainError(refusal.code, refusal.message);
    if (refusal) throw await describeEarlierChange(transaction, reservationId);
    if (before) requireVersion('reservation', before.version, change.expectedVersion);
    const [updated] = await transaction.query<{ vehicle_id: string; version: number }>(change.update);
    if (!updated) throw await describeEarlierChange(transaction, reservationId);
    const [after] = await Promise.all([
      readRow(transaction, reservationId),
      recordReservationEvent(transaction, actor, {
        type: eventType,
        reservationId,
        vehicleId: updated.vehicle_id,
        version: updated.version,
        ...(reason && { detail: { reason } }),
      }),
    ]);
    if (!after) throw reservationNotFound();
    return toReservation(after, actor, at);
  });
}

async function readRow(transaction: TenantTransaction, reservationId: string): Promise<ReservationRow | undefined> {
  const [row] = await transaction.query<ReservationRow>({ ...selectReservationById, values: [reservationId] });
  return row;
}

interface EarlierChangeRow {
  status: string;
  time_zone: string;
  updated_at: Date;
  display_name: string | null;
}

async function describeEarlierChange(transaction: TenantTransaction, reservationId: string): Promise<DomainError> {
  const [row] = await transaction.query<EarlierChangeRow>({
    name: 'reservation.earlier-change',
    text: `select r.status, r.time_zone, r.updated_at, u.display_name
           from reservations r
           left join lateral (
             select actor_user_id from audit_log a
             where a.entity_type = 'reservation' and a.entity_id = r.id and a.action = 'reservation.' || r.status
             order by a.occurred_at desc limit 1
           ) last on true
           left join users u on u.tenant_id = r.tenant_id and u.id = last.actor_user_id
           where r.id = $1`,
    values: [reservationId],
  });
  if (!row) return reservationNotFound();
  const by = row.display_name ? ` by ${row.display_name}` : '';
  const when = describeInstant(row.updated_at, row.time_zone);
  return new DomainError(
    'CONFLICT',
    `This reservation was already ${row.status}${by} on ${when}. Nothing was changed.`,
  );
}
