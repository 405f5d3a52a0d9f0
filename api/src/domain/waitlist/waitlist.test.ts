import { type OperationInput, operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type DemoPerson,
  type DemoStage,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { offerWaitlist as deliverOffers } from '../../effects/offer-waitlist.ts';
import { offerWaitlist } from '../../jobs/offer-waitlist.ts';
import type { SystemContext } from '../command-context.ts';
import type { DomainEvent } from '../domain-events.ts';
import { checkInReservation } from '../handover/check-in-reservation.ts';
import { checkOutReservation } from '../handover/check-out-reservation.ts';
import { createHold } from '../hold/create-hold.ts';
import { listHolds } from '../hold/hold-queries.ts';
import { releaseHold } from '../hold/release-hold.ts';
import { cancelReservation } from '../reservation/cancel-reservation.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { updateReservation } from '../reservation/update-reservation.ts';
import { updateTenant } from '../tenant/update-tenant.ts';
import { acceptWaitlistOffer } from './accept-waitlist-offer.ts';
import { createWaitlistRequest } from './create-waitlist-request.ts';
import { declineWaitlistOffer } from './decline-waitlist-offer.ts';
import { getWaitlistRequest, listWaitlistRequests } from './waitlist-queries.ts';
import { withdrawWaitlistRequest } from './withdraw-waitlist-request.ts';

const start = new Date('2026-11-23T07:00:00Z');
let clock = start;
let stage: DemoStage;
let system: SystemContext;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
  system = { ...(await stage.as('employee')), actor: { kind: 'system' } };
});
afterAll(() => stage.drop());
beforeEach(async () => {
  clock = start;
  delivered = new Set();
  await stage.look('delete from holds');
  await stage.look("update waitlist_requests set status = 'withdrawn', offer_expires_at = null");
  await stage.look("update reservations set status = 'completed'");
  await stage.look('truncate outbox_events cascade');
});

const corsa = demoVehicleId('M-CO 1010');
const otherCorsa = demoVehicleId('M-CO 1011');
const times = { startDate: '2026-12-01T08:00:00.000Z', endDate: '2026-12-01T11:00:00.000Z' };
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};

const reserve = async (person: DemoPerson, vehicleId = corsa, period = times) =>
  (await createReservation(await stage.as(person), { vehicleId, ...period, purpose: 'Site visit' })).id;
const cancel = async (person: DemoPerson, reservationId: string) =>
  cancelReservation(await stage.as(person), { reservationId });
/** Each a second after the one before. */
const wait = async (
  person: DemoPerson,
  wish: Partial<OperationInput<'createWaitlistRequest'>> = { vehicleId: corsa },
) => {
  later(1 / 60);
  const parsed = operations.createWaitlistRequest.input.parse({ ...times, purpose: 'Errand', ...wish });
  return (await createWaitlistRequest(await stage.as(person), parsed)).id;
};
const read = async (waitlistRequestId: string) => getWaitlistRequest(await stage.as('manager'), { waitlistRequestId });
const statuses = (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await read(id)).status));
const accept = async (person: DemoPerson, waitlistRequestId: string) =>
  acceptWaitlistOffer(await stage.as(person), { waitlistRequestId });
const decline = async (person: DemoPerson, waitlistRequestId: string) =>
  declineWaitlistOffer(await stage.as(person), { waitlistRequestId });

let delivered = new Set<string>();
/** What the worker does with the events there are. */
async function deliver(): Promise<void> {
  for (;;) {
    const events = await stage.look<DomainEvent>(
      'select id, type, entity_id as "entityId", payload from outbox_events order by occurred_at, id',
    );
    const fresh = events.filter(({ id, type }) => !delivered.has(id) && deliverOffers.handles.includes(type));
    if (fresh.length === 0) return;
    for (const event of fresh) await deliverOffers.deliver(event, system);
    for (const { id } of fresh) delivered.add(id);
  }
}

describe('whoever waits longest is offered what becomes free', () => {
  test('by a cancellation, for half an hour, kept from everybody else', async () => {
    const reservationId = await reserve('employee');
    const [first, second] = [await wait('employee2'), await wait('approver')];
    await deliver();
    expect(await statuses([first, second])).toEqual(['waiting', 'waiting']);
    await cancel('employee', reservationId);
    await deliver();
    expect(await read(first)).toMatchObject({
      status: 'offered',
      offer: {
        vehicleId: corsa,
        licensePlate: 'M-CO 1010',
        expiresAt: new Date(clock.getTime() + 1_800_000).toISOString(),
      },
    });
    expect(await statuses([second])).toEqual(['waiting']);
    await expect(reserve('approver')).rejects.toMatchObject({ code: 'CONFLICT', rule: 'held' });
    const told = await stage.look("select entity_id from outbox_events where type = 'waitlist.offered'");
    expect(told).toEqual([{ entity_id: first }]);
  });

  test('by a move to another time or another vehicle', async () => {
    const reservationId = await reserve('employee');
    const [first, second] = [await wait('employee2'), await wait('approver')];
    const tomorrow = { startDate: '2026-12-02T08:00:00Z', endDate: '2026-12-02T11:00:00Z' };
    await updateReservation(await stage.as('employee'), { reservationId, ...tomorrow });
    await deliver();
    expect(await statuses([first, second])).toEqual(['offered', 'waiting']);
    const taken = await accept('employee2', first);
    await updateReservation(await stage.as('employee2'), { reservationId: taken.id, vehicleId: otherCorsa });
    await deliver();
    expect(await statuses([first, second])).toEqual(['accepted', 'offered']);
  });

  test('by an early return', async () => {
    const today = { startDate: '2026-11-23T08:00:00.000Z', endDate: '2026-11-23T18:00:00.000Z' };
    const reservationId = await reserve('employee', corsa, today);
    const afternoon = { ...today, startDate: '2026-11-23T14:00:00.000Z' };
    const waiting = await wait('employee2', { vehicleId: corsa, ...afternoon });
    const handover = { reservationId, odometerMeters: 900_000_000, photoIds: [] };
    const plain = { ...handover, correctOdometer: false, damageBlocksVehicle: false };
    clock = new Date(today.startDate);
    await checkOutReservation(await stage.as('employee'), plain);
    later(60);
    await checkInReservation(await stage.as('employee'), plain);
    await deliver();
    expect(await statuses([waiting])).toEqual(['offered']);
  });

  test('at once, when it is free already', async () => {
    const request = await wait('employee2');
    await deliver();
    expect(await statuses([request])).toEqual(['offered']);
  });

  test('by a hold that expires, within a minute', async () => {
    await createHold(await stage.as('employee'), { vehicleId: corsa, ...times });
    const request = await wait('employee2');
    await deliver();
    expect(await statuses([request])).toEqual(['waiting']);
    later(10);
    expect(await offerWaitlist(system)).toBe(1);
    expect(await statuses([request])).toEqual(['offered']);
  });

  test('only when it is what they wait for', async () => {
    const reservationId = await reserve('employee');
    const blocking = await Promise.all(
      ['M-CO 1011', 'M-RE 2020E', 'M-FI 5005E'].map((plate) => reserve('manager', demoVehicleId(plate))),
    );
    const [{ pool_id: poolId } = { pool_id: '' }] = await stage.look<{ pool_id: string }>(
      'select pool_id from vehicles where id = $1',
      [corsa],
    );
    const waiting = [
      await wait('approver', { vehicleId: demoVehicleId('M-CO 1011') }),
      await wait('approver', { poolId, class: 'compact', equipment: ['winter-tires'], minimumSeats: 5 }),
      await wait('employee2', { poolId, class: 'compact' }),
    ];
    await deliver();
    expect(await statuses(waiting)).toEqual(['waiting', 'waiting', 'waiting']);
    await cancel('employee', reservationId);
    await deliver();
    expect(await statuses(waiting)).toEqual(['waiting', 'offered', 'waiting']);
    await cancel('manager', blocking[2] ?? '');
    await deliver();
    expect(await statuses(waiting)).toEqual(['waiting', 'offered', 'offered']);
    expect((await read(waiting[2] ?? '')).offer).toMatchObject({ licensePlate: 'M-FI 5005E' });
  });

  test('unless the rules changed so that they may not have it', async () => {
    const reservationId = await reserve('employee');
    const [first, second] = [await wait('employee2'), await wait('approver')];
    await stage.look("update drivers set blocked_reason = 'Licence is away' where display_name = 'Jonas Berger'");
    await cancel('employee', reservationId);
    await deliver();
    expect(await statuses([first, second])).toEqual(['waiting', 'offered']);
    await stage.look('update drivers set blocked_reason = null');
  });
});

describe('an offer', () => {
  async function offered(...people: DemoPerson[]): Promise<string[]> {
    const reservationId = await reserve('employee');
    const ids: string[] = [];
    for (const person of people) ids.push(await wait(person));
    await cancel('employee', reservationId);
    await deliver();
    return ids;
  }

  test('becomes the reservation by the rules of any other, and its hold is gone', async () => {
    const [id = ''] = await offered('employee2');
    const reservation = await accept('employee2', id);
    expect(reservation).toMatchObject({
      ...times,
      status: 'approved',
      purpose: 'Errand',
      vehicle: { licensePlate: 'M-CO 1010' },
      driver: { displayName: 'Jonas Berger' },
    });
    expect(await read(id)).toMatchObject({
      status: 'accepted',
      reservationId: reservation.id,
      offer: null,
      version: 3,
    });
    expect(await stage.look('select from holds')).toEqual([]);
    await expect(accept('employee2', id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is accepted just as well by reserving with its hold', async () => {
    const [id = ''] = await offered('employee2');
    const [{ id: holdId } = { id: '' }] = await stage.look<{ id: string }>('select id from holds');
    const input = { vehicleId: corsa, ...times, purpose: 'Errand', holdId };
    const reservation = await createReservation(await stage.as('employee2'), input);
    expect(await read(id)).toMatchObject({ status: 'accepted', reservationId: reservation.id });
  });

  test('goes to the next one when nobody answers in time, and to nobody else between', async () => {
    const [first = '', second = ''] = await offered('employee2', 'approver');
    later(30);
    await expect(accept('employee2', first)).rejects.toMatchObject({ code: 'CONFLICT' });
    // The job has not run yet, and whoever happens to ask now is not in line.
    await expect(reserve('manager')).rejects.toMatchObject({ rule: 'held' });
    await offerWaitlist(system);
    expect(await statuses([first, second])).toEqual(['expired', 'offered']);
    expect((await accept('approver', second)).createdBy.displayName).toBe('Amira Haddad');
  });

  test('goes to the next one when it is declined or withdrawn', async () => {
    const [first = '', second = '', third = ''] = await offered('employee2', 'approver', 'manager');
    await decline('employee2', first);
    await deliver();
    expect(await statuses([first, second, third])).toEqual(['withdrawn', 'offered', 'waiting']);
    await withdrawWaitlistRequest(await stage.as('approver'), { waitlistRequestId: second });
    await deliver();
    expect(await statuses([first, second, third])).toEqual(['withdrawn', 'withdrawn', 'offered']);
  });

  test('lasts no longer than until the start, or until the notice its pool needs', async () => {
    const soon = { startDate: after(20).toISOString(), endDate: after(80).toISOString() };
    const id = await wait('employee2', { vehicleId: corsa, ...soon });
    await deliver();
    expect((await read(id)).offer?.expiresAt).toBe(soon.startDate);
    await stage.look("update pools set minimum_notice_minutes = 60 where name = 'Munich Airport'");
    const noticed = { startDate: after(70).toISOString(), endDate: after(100).toISOString() };
    const other = await wait('employee2', { vehicleId: otherCorsa, ...noticed });
    await deliver();
    clock = after(15);
    await expect(accept('employee2', other)).rejects.toMatchObject({ code: 'CONFLICT' });
    clock = after(14.9);
    await accept('employee2', other);
    await stage.look("update pools set minimum_notice_minutes = 0 where name = 'Munich Airport'");
  });

  test('is answered only by whoever waits, and its hold by nothing but an answer', async () => {
    const [id = ''] = await offered('employee2');
    await expect(accept('approver', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(accept('manager', id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const late = acceptWaitlistOffer(await stage.as('employee2'), { waitlistRequestId: id, expectedVersion: 1 });
    await expect(late).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    const [{ id: holdId } = { id: '' }] = await stage.look<{ id: string }>('select id from holds');
    await expect(releaseHold(await stage.as('employee2'), { holdId })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await listHolds(await stage.as('employee2'), {})).toEqual({ holds: [] });
    await accept('employee2', id);
  });

  test('is one for each slot, and in order, however many look at once', async () => {
    const ids = [await reserve('employee'), await reserve('employee', otherCorsa)];
    const wish = { class: 'compact', minimumSeats: 5, poolId: await poolOf(corsa) } as const;
    await reserve('manager', demoVehicleId('M-RE 2020E'));
    const waiting: string[] = [];
    for (const person of ['employee2', 'approver', 'manager', 'admin', 'employee2'] as const) {
      waiting.push(await wait(person, wish));
    }
    await deliver();
    await Promise.all([
      ...ids.map((id) => cancel('employee', id)),
      ...Array.from({ length: 4 }, () => offerWaitlist(system)),
      ...Array.from({ length: 2 }, () => deliver()),
    ]);
    await Promise.all([offerWaitlist(system), offerWaitlist(system)]);
    expect(await statuses(waiting)).toEqual(['offered', 'offered', 'waiting', 'waiting', 'waiting']);
    expect(await stage.look('select from holds')).toHaveLength(2);
  });

  test('is accepted, declined, withdrawn or lost, but never two of these at once', async () => {
    for (let round = 0; round < 6; round++) {
      const [id = ''] = await offered('employee2');
      later(round % 2 === 0 ? 29.9 : 30);
      // Looked up before anything is refused, so that no refusal is without a listener meanwhile.
      const jonas = await stage.as('employee2');
      await Promise.allSettled([
        accept('employee2', id),
        decline('employee2', id),
        offerWaitlist({ ...system, now: () => after(1_000) }),
        withdrawWaitlistRequest(jonas, { waitlistRequestId: id }),
      ]);
      const { status, reservationId } = await read(id);
      const live = await stage.look<{ id: string }>("select id from reservations where status = 'approved'");
      expect(live.map((one) => one.id)).toEqual(status === 'accepted' ? [reservationId] : []);
      expect(['accepted', 'withdrawn', 'expired']).toContain(status);
      expect(await stage.look('select from holds')).toEqual([]);
      for (const one of live) await cancel('employee2', one.id);
    }
  });
});

async function poolOf(vehicleId: string): Promise<string> {
  const [row] = await stage.look<{ pool_id: string }>('select pool_id from vehicles where id = $1', [vehicleId]);
  return row?.pool_id ?? '';
}

describe('a request', () => {
  test('is refused while the company has switched the waitlist off', async () => {
    const admin = await stage.as('admin');
    await updateTenant(admin, { tenantId: admin.tenantId, featureFlags: { waitlist: false } });
    await expect(wait('employee', { vehicleId: corsa })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await updateTenant(admin, { tenantId: admin.tenantId, featureFlags: { waitlist: true } });
  });

  test('is refused when no vehicle could ever be reserved so, with the rule', async () => {
    const backward = { vehicleId: corsa, startDate: times.endDate, endDate: times.startDate };
    await expect(wait('employee', backward)).rejects.toMatchObject({ rule: 'end-before-start' });
    const past = { vehicleId: corsa, startDate: '2026-11-01T08:00:00Z', endDate: '2026-11-01T09:00:00Z' };
    await expect(wait('employee', past)).rejects.toMatchObject({ rule: 'start-in-past' });
    await expect(wait('employee', { class: 'van', minimumSeats: 60 })).rejects.toMatchObject({ rule: 'seats' });
    for (const unknown of [{ vehicleId: crypto.randomUUID() }, { poolId: crypto.randomUUID() }]) {
      await expect(wait('employee', unknown)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('expires when its time has come without a vehicle', async () => {
    await reserve('employee');
    const id = await wait('employee2');
    clock = new Date(times.startDate);
    expect(await offerWaitlist(system)).toBe(1);
    expect(await read(id)).toMatchObject({ status: 'expired', offer: null });
    expect(await offerWaitlist(system)).toBe(0);
  });

  test('is withdrawn by whoever made it or a fleet manager, once', async () => {
    await reserve('employee');
    const waitlistRequestId = await wait('employee2');
    const other = withdrawWaitlistRequest(await stage.as('approver'), { waitlistRequestId });
    await expect(other).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const withdrawn = await withdrawWaitlistRequest(await stage.as('manager'), { waitlistRequestId });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', version: 2 });
    expect(await withdrawWaitlistRequest(await stage.as('employee2'), { waitlistRequestId })).toEqual(withdrawn);
  });

  test('is one of at most ten that a person has open', async () => {
    await reserve('employee');
    const asked = await Promise.allSettled(Array.from({ length: 12 }, () => wait('employee2')));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });

  test('is seen by whoever made it and fleet managers, in the order of arrival, a page at a time', async () => {
    await reserve('employee');
    const ids = [await wait('employee2'), await wait('approver'), await wait('employee2')];
    const list = async (person: DemoPerson, input: object = {}) =>
      listWaitlistRequests(
        await stage.as(person),
        operations.listWaitlistRequests.input.parse({ status: 'waiting', ...input }),
      );
    const own = await list('employee2');
    expect(own.waitlistRequests.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    await expect(list('employee2', { scope: 'all' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const first = await list('manager', { scope: 'all', limit: 2 });
    const second = await list('manager', { scope: 'all', limit: 2, cursor: first.nextCursor });
    expect([...first.waitlistRequests, ...second.waitlistRequests].map(({ id }) => id)).toEqual(ids);
    const hidden = getWaitlistRequest(await stage.as('employee2'), { waitlistRequestId: ids[1] ?? '' });
    await expect(hidden).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const foreign = getWaitlistRequest(await stage.as('admin', 'fabrikam'), { waitlistRequestId: ids[1] ?? '' });
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
