import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type DemoStage,
  demoCompany,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { createSeries } from '../series/create-series.ts';
import { findAccount } from '../user/find-account.ts';
import { signIn } from '../user/sign-in.ts';
import { createDriver } from './create-driver.ts';
import { listDrivers } from './driver-queries.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
const { entraTenantId } = demoCompany();
const newcomer = '00000000-0000-4000-8001-0000000000ff';
let stage: DemoStage;
beforeEach(async () => {
  stage = await setDemoStage(now);
});
afterEach(() => stage.drop());

async function arrive(email: string, minutes = 0, entraObjectId = newcomer) {
  const gate = { database: stage.database, pool: stage.pool, now };
  const identity = { entraTenantId, entraObjectId };
  const account = await findAccount(gate, identity);
  if (!account) throw new Error('The directory is not known');
  const issuedAt = new Date(now().getTime() + minutes * 60_000);
  return signIn(gate, account, identity, { displayName: 'Nina Novak', email, appRoles: [], issuedAt });
}

/** As a fleet manager enters somebody who has never signed in. */
async function enter(more: object = {}) {
  const members = {
    userId: null,
    displayName: 'N. Novak',
    email: 'nina@contoso.example',
    licenceClasses: ['B', 'C1'],
    licenceValidUntil: '2030-05-31',
    licenceNumber: null,
    blockedReason: 'Two speeding tickets',
    ...more,
  };
  return createDriver(await stage.as('manager'), members);
}
const driversOf = async (name: string) =>
  (await listDrivers(await stage.as('manager'), { q: name, limit: 50 })).drivers;
const period = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T09:00:00Z', purpose: 'Errand' };
const vehicleId = demoVehicleId('M-CO 1010');

test('who was entered as a driver before they signed in is that driver: licence, block and all', async () => {
  const { id } = await enter();
  const nina = await arrive('Nina@Contoso.example');
  expect(await driversOf('novak')).toMatchObject([
    { id, userId: nina.actor.userId, displayName: 'Nina Novak', licenceClasses: ['B', 'C1'], version: 2 },
  ]);
  await expect(createReservation(nina, { ...period, vehicleId })).rejects.toMatchObject({ rule: 'driver-blocked' });
  const audit = await stage.look("select actor_user_id, entity_id from audit_log where action = 'driver.attached'");
  expect(audit).toEqual([{ actor_user_id: nina.actor.userId, entity_id: id }]);
});

test('also when many requests come with the first token at once', async () => {
  const { id } = await enter({ blockedReason: null });
  const arrivals = await Promise.all(Array.from({ length: 10 }, () => arrive('nina@contoso.example')));
  const [nina] = arrivals;
  if (!nina) throw new Error('Nobody arrived');
  const vehicles = ['M-CO 1010', 'M-CO 1011', 'M-FI 5005E'].map((plate) => demoVehicleId(plate));
  await Promise.all(vehicles.map((one) => createReservation(nina, { ...period, vehicleId: one })));
  expect((await driversOf('novak')).map((one) => one.id)).toEqual([id]);
});

test('who gets the address of a driver later becomes that driver then', async () => {
  const { id } = await enter({ blockedReason: null });
  await arrive('novak.nina@contoso.example');
  expect(await driversOf('novak')).toMatchObject([{ id, userId: null }]);
  const { actor } = await arrive('nina@contoso.example', 1);
  expect(await driversOf('novak')).toMatchObject([{ id, userId: actor.userId }]);
});

test.each(['a reservation', 'a series'])(
  'whom nobody has joined yet %s joins, by the rules for that driver',
  async (what) => {
    const nina = await arrive('nina@contoso.example');
    await stage.look(
      `insert into drivers (tenant_id, display_name, email, blocked_reason) values ($1, 'N. Novak', 'nina@contoso.example', 'Ticket')`,
      [demoCompany().tenantId],
    );
    const weekly = {
      vehicleId,
      purpose: 'Errand',
      startWallTime: '2026-12-01T09:00:00',
      lengthMinutes: 60,
      equipment: [],
    };
    const reserving =
      what === 'a series'
        ? createSeries(nina, { ...weekly, recurrenceRule: 'FREQ=WEEKLY;COUNT=2', mode: 'all-or-nothing' })
        : createReservation(nina, { ...period, vehicleId });
    await expect(reserving).rejects.toMatchObject({ rule: 'driver-blocked' });
  },
);

test('who is a driver already stays that one', async () => {
  const nina = await arrive('nina@contoso.example');
  await createReservation(nina, { ...period, vehicleId });
  await stage.look(
    "insert into drivers (tenant_id, display_name, email) values ($1, 'N. Novak', 'novak@contoso.example')",
    [demoCompany().tenantId],
  );
  await arrive('novak@contoso.example', 1);
  const drivers = await driversOf('novak');
  expect(drivers.map(({ userId }) => userId).sort()).toEqual([nina.actor.userId, null].sort());
});
