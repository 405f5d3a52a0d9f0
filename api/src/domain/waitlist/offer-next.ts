/** Who waits gets what becomes free: in the order of arrival, one offer at a time, each kept by a hold. */
import { startGraceMinutes } from '@fleet/contracts/reservation.ts';
import { offerMinutes } from '@fleet/contracts/waitlist.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { SystemContext } from '../command-context.ts';
import { recordEvent } from '../domain-events.ts';
import { insertHold } from '../hold/insert-hold.ts';
import { lockVehicle } from '../vehicle/update-vehicle.ts';
import { endWaiting } from './end-waiting.ts';
import { findVehicle, type VehicleForRequest } from './find-vehicle.ts';
import { readWaiting, type WaitingRequest } from './read-waiting.ts';

/** The hold outlasts the offer by this, so that the vehicle goes to the next in line and not to whoever happens to ask. */
const handOverMinutes = 2;

/**
 * Ends one offer that nobody answered, and makes one offer. Both in one transaction: nobody claims the vehicle between.
 * @param freedVehicleId looks only for takers of this vehicle; left out, of any
 * @returns whether anything was done, so that it is worth asking again
 */
export function offerNext(
  { actor, database, tenantId, now }: SystemContext,
  freedVehicleId?: string,
): Promise<boolean> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    // One after the other, so that two slots that become free at once go out in order as well.
    await transaction.query({
      name: 'waitlist.take-turn',
      text: "select pg_advisory_xact_lock(hashtextextended('fleet.waitlist.' || current_tenant_id(), 0))",
    });
    const [expired] = await transaction.query<{ id: string }>({
      name: 'waitlist.next-expired',
      text: `select id from waitlist_requests where status = 'offered' and offer_expires_at <= $1
             order by offer_expires_at, id limit 1 for no key update skip locked`,
      values: [at],
    });
    if (expired) await endWaiting(transaction, actor, expired.id, 'expired', at);
    // What has expired may be another vehicle.
    const only = expired ? undefined : freedVehicleId;
    const waiting = await readWaiting(transaction, only, at);
    const offered = await offerFirst({ transaction, waiting, at, actor, only });
    return expired !== undefined || offered;
  });
}

interface Round {
  transaction: TenantTransaction;
  waiting: readonly WaitingRequest[];
  at: Date;
  actor: SystemContext['actor'];
  only: string | undefined;
}

async function offerFirst({ transaction, waiting, at, actor, only }: Round): Promise<boolean> {
  for (const [index, request] of waiting.entries()) {
    const found = await findVehicle(transaction, request, only, at);
    if (!found) continue;
    await lockVehicle(transaction, found.vehicle.id);
    // Now nobody else can claim it. It may have become free only after an earlier one was asked about, who then goes first.
    for (const earlier of waiting.slice(0, index + 1)) {
      const vehicle = await findVehicle(transaction, earlier, found.vehicle.id, at);
      if (vehicle && (await placeOffer(transaction, actor, earlier, vehicle, at))) return true;
    }
  }
  return false;
}

async function placeOffer(
  transaction: TenantTransaction,
  actor: SystemContext['actor'],
  request: WaitingRequest,
  { vehicle, pool }: VehicleForRequest,
  now: Date,
): Promise<boolean> {
  // As long as the reservation would still be accepted.
  const latest = request.startDate.getTime() - Math.max(0, pool.minimumNoticeMinutes - startGraceMinutes) * 60_000;
  const expiresAt = new Date(Math.min(now.getTime() + offerMinutes * 60_000, latest));
  if (expiresAt <= now) return false;
  const offered = await transaction.query({
    name: 'waitlist.offer',
    text: `update waitlist_requests set status = 'offered', offered_vehicle_id = $2, offer_expires_at = $3,
             version = version + 1, updated_at = $4
           where id = $1 and status = 'waiting' returning id`,
    values: [request.id, vehicle.id, expiresAt, now],
  });
  if (offered.length === 0) return false;
  const hold = await insertHold(
    transaction,
    {
      vehicleId: vehicle.id,
      userId: request.userId,
      startDate: request.startDate,
      endDate: request.endDate,
      bufferMinutes: pool.bufferMinutes,
      expiresAt: new Date(expiresAt.getTime() + handOverMinutes * 60_000),
      waitlistRequestId: request.id,
    },
    now,
  );
  if (!hold) throw new Error('A vehicle that is locked and free was claimed');
  await recordEvent(transaction, actor, {
    event: 'waitlist.offered',
    action: 'waitlist.offered',
    entityType: 'waitlist-request',
    entityId: request.id,
    detail: { vehicleId: vehicle.id, expiresAt: expiresAt.toISOString() },
  });
  return true;
}
