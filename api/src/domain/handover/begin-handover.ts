/** What check-out and check-in have in common before anything is written: who, when, with what, and by which odometer. */
import type { Handover } from '@fleet/contracts/handover.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { requireVersion } from '../require-version.ts';
import { describeInstant } from '../reservation/describe-period.ts';
import { readVisibleReservation } from '../reservation/read-visible-reservation.ts';
import { refuseAction } from '../reservation/reservation-policy.ts';
import { factsOf, type ReservationRow } from '../reservation/reservation-rows.ts';
import { lockVehicle } from '../vehicle/update-vehicle.ts';
import { refuseWrongInput } from '../wrong-input.ts';

export type HandoverInput = OperationArguments<'checkOutReservation'>;

export interface BegunHandover {
  kind: Handover['kind'];
  /** Locked, as its vehicle is. */
  before: ReservationRow;
  vehicleStatus: 'active' | 'maintenance' | 'retired';
  /** As far as the vehicle was known to have gone before. */
  odometerMeters: number;
  occurredAt: Date;
  input: HandoverInput;
}

/**
 * Keeps the reservation and its vehicle for this transaction, and refuses what nobody could record so.
 * @throws {DomainError} NOT_FOUND for the reservation or a picture that is not the caller's own, PRECONDITION_FAILED,
 * FORBIDDEN, CONFLICT, RULE_VIOLATED by the reservation's policy; VALIDATION_FAILED for a time or odometer that cannot be
 */
export async function beginHandover(
  transaction: TenantTransaction,
  actor: UserActor,
  kind: Handover['kind'],
  input: HandoverInput,
  now: Date,
): Promise<BegunHandover> {
  await transaction.query({
    name: 'reservation.lock',
    text: 'select from reservations where id = $1 for no key update',
    values: [input.reservationId],
  });
  const before = await readVisibleReservation((statement) => transaction.query(statement), actor, input.reservationId);
  requireVersion('reservation', before.version, input.expectedVersion);
  await requireOwnPhotos(transaction, actor, input.photoIds);
  if (input.damageBlocksVehicle && !input.damage) {
    refuseWrongInput([{ path: 'damage', message: 'Describe the damage that blocks the vehicle.' }]);
  }
  const occurredAt = input.occurredAt ? new Date(input.occurredAt) : now;
  if (occurredAt > now) {
    refuseWrongInput([{ path: 'occurredAt', message: 'This lies in the future. Record it when it has happened.' }]);
  }
  const refusal = refuseAction(kind, actor, factsOf(before), occurredAt);
  if (refusal) throw new DomainError(refusal.code, refusal.message);
  const { status: vehicleStatus, odometerMeters } = await lockVehicle(transaction, before.vehicle.id);
  if (input.occurredAt) await requireInOrder(transaction, before, occurredAt);
  requireOdometer(actor, input, odometerMeters);
  return { kind, before, vehicleStatus, odometerMeters, occurredAt, input };
}

async function requireOwnPhotos(
  transaction: TenantTransaction,
  { userId }: UserActor,
  photoIds: readonly string[],
): Promise<void> {
  if (photoIds.length === 0) return;
  const own = await transaction.query<{ id: string }>({
    name: 'photo.own',
    text: 'select id from photos where id = any ($1::uuid[]) and uploaded_by = $2 for key share',
    values: [photoIds, userId],
  });
  const known = new Set(own.map(({ id }) => id));
  const message = 'There is no such picture among those you uploaded. Upload it first.';
  const unknown = photoIds.flatMap((id, index) => (known.has(id.toLowerCase()) ? [] : [{ path: `photoIds.${index}` }]));
  refuseWrongInput(unknown.map(({ path }) => ({ path, message, isUnknown: true })));
}

/** Handovers of a vehicle follow one another, also those that are recorded later. */
async function requireInOrder(
  transaction: TenantTransaction,
  { vehicle, time_zone: timeZone }: ReservationRow,
  occurredAt: Date,
): Promise<void> {
  const [last] = await transaction.query<{ occurred_at: Date }>({
    name: 'handover.last-of-vehicle',
    text: 'select occurred_at from handovers where vehicle_id = $1 order by occurred_at desc limit 1',
    values: [vehicle.id],
  });
  if (!last || last.occurred_at <= occurredAt) return;
  const when = describeInstant(last.occurred_at, timeZone);
  const message = `The vehicle was handed over on ${when}, so this came later. Correct the time.`;
  refuseWrongInput([{ path: 'occurredAt', message }]);
}

function requireOdometer(actor: UserActor, input: HandoverInput, odometerMeters: number): void {
  if (input.odometerMeters >= odometerMeters) return;
  const kilometers = Math.floor(odometerMeters / 1_000).toLocaleString('en-GB');
  if (!input.correctOdometer) {
    const way = 'Read it again, or ask a fleet manager to correct it.';
    refuseWrongInput([{ path: 'odometerMeters', message: `It showed ${kilometers} km before, never less. ${way}` }]);
  }
  if (!managesFleet(actor)) {
    throw new DomainError('FORBIDDEN', 'Only fleet managers set an odometer back. Ask one of them.');
  }
}
