/** How a request of the waitlist is read, and who may see it. */
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { WaitlistRequest } from '@fleet/contracts/waitlist.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';

type Instants = 'startDate' | 'endDate' | 'createdAt' | 'updatedAt';
type Offer = NonNullable<WaitlistRequest['offer']>;

export interface WaitlistRow extends Omit<WaitlistRequest, Instants | 'offer'> {
  startDate: Date;
  endDate: Date;
  createdAt: Date;
  updatedAt: Date;
  offer: Omit<Offer, 'expiresAt'> | null;
  offerExpiresAt: Date | null;
}

/**
 * `select … from …` with the request as `w`; a condition follows.
 * @param moreColumns each preceded by a comma
 */
export const selectWaitlistRequest = (moreColumns = '') => `
  select w.id, json_build_object('userId', u.id, 'displayName', u.display_name, 'email', u.email) as user,
    w.start_date as "startDate", w.end_date as "endDate", w.pool_id as "poolId", w.vehicle_id as "vehicleId", w.class,
    w.minimum_seats as "minimumSeats", w.equipment, w.purpose, w.status, w.reservation_id as "reservationId", w.version,
    w.created_at as "createdAt", w.updated_at as "updatedAt", w.offer_expires_at as "offerExpiresAt",
    case when w.status = 'offered' then json_build_object('vehicleId', v.id, 'vehicleName', v.make || ' ' || v.model,
      'licensePlate', v.license_plate, 'class', v.class, 'poolName', p.name, 'site', p.site, 'timeZone', p.time_zone)
      end as offer${moreColumns}
  from waitlist_requests w
  join users u on u.tenant_id = w.tenant_id and u.id = w.user_id
  left join vehicles v on v.tenant_id = w.tenant_id and v.id = w.offered_vehicle_id
  left join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id`;

export const selectWaitlistRequestById = { name: 'waitlist.by-id', text: `${selectWaitlistRequest()} where w.id = $1` };

export function toWaitlistRequest({ offerExpiresAt, offer, ...row }: WaitlistRow): WaitlistRequest {
  return {
    ...row,
    startDate: row.startDate.toISOString(),
    endDate: row.endDate.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    offer: offer && offerExpiresAt && { ...offer, expiresAt: offerExpiresAt.toISOString() },
  };
}

export function waitlistRequestNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such request among those you can see. Look at your list.');
}

/** @throws {DomainError} NOT_FOUND for everybody but whoever waits and the fleet managers */
export function requireVisible(viewer: UserActor, row: WaitlistRow | undefined): WaitlistRow {
  if (!row || (row.user.userId !== viewer.userId && !managesFleet(viewer))) throw waitlistRequestNotFound();
  return row;
}

/**
 * Keeps a request for this transaction.
 * @throws {DomainError} NOT_FOUND
 */
export async function lockWaitlistRequest(
  transaction: TenantTransaction,
  viewer: UserActor,
  waitlistRequestId: string,
): Promise<WaitlistRow> {
  const values = [waitlistRequestId];
  const [, [row]] = await Promise.all([
    transaction.query({
      name: 'waitlist.lock',
      text: 'select from waitlist_requests where id = $1 for no key update',
      values,
    }),
    transaction.query<WaitlistRow>({ ...selectWaitlistRequestById, values }),
  ]);
  return requireVisible(viewer, row);
}
