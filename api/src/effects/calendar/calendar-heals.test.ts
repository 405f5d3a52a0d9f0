/** What time and accidents take away comes back by itself. */
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CalendarStage, setCalendarStage } from '../../../../infra/local/testing/calendar-stage.ts';
import { compareSides } from '../../../../infra/local/testing/compare-sides.ts';
import { demoVehicleId } from '../../../../infra/local/testing/demo-stage.ts';
import type { UserContext } from '../../domain/command-context.ts';
import { cancelReservation } from '../../domain/reservation/cancel-reservation.ts';
import { createReservation } from '../../domain/reservation/create-reservation.ts';
import { updateReservation } from '../../domain/reservation/update-reservation.ts';

const corsa = demoVehicleId('M-CO 1010');
const fleet = '/users/fleet@contoso.example';
const day = 86_400_000;
const equal = { different: [], duplicates: [], leftOver: [], blocks: [], toldTwice: [] };

let stage: CalendarStage;
let employee: UserContext;
let base = 0;

beforeAll(async () => {
  stage = await setCalendarStage(new Date('2030-03-01T08:00:00.000Z'));
  await stage.look("update vehicles set status = 'retired' where license_plate <> 'M-CO 1010'");
  employee = await stage.as('employee');
  await stage.settle();
});
afterAll(() => stage.drop());
beforeEach(() => {
  base = Math.ceil(stage.time.now().getTime() / day) * day + 40 * day;
});

const at = (hour: number) => new Date(base + hour * 3_600_000).toISOString();
const utc = (instant: string) => ({ dateTime: instant.slice(0, 19), timeZone: 'UTC' });
async function reserve(from: number) {
  const input = { vehicleId: corsa, startDate: at(from), endDate: at(from + 1), purpose: 'Site visit' };
  const made = await createReservation(employee, input);
  await stage.settle();
  return made;
}
const eventId = async (id: string) => {
  const [row] = await stage.look<{ event: string }>(
    'select outlook_event_id as event from reservations where id = $1',
    [id],
  );
  return row?.event ?? '';
};
const move = async (id: string, from: number) => {
  const body: Event = { start: utc(at(from)), end: utc(at(from + 1)) };
  await stage.ask(`${fleet}/events/${await eventId(id)}`, { method: 'PATCH', body });
};
const startOf = async (id: string) => {
  const [row] = await stage.look<{ start: Date }>('select start_date as start from reservations where id = $1', [id]);
  return row?.start.toISOString();
};
const subscriptions = async (): Promise<{ id: string; mailbox: string }[]> =>
  (await fetch(`${stage.microsoft.url}/_control/subscriptions`)).json() as Promise<{ id: string; mailbox: string }[]>;
const loseSubscriptions = async () => {
  for (const { id } of await subscriptions()) {
    await fetch(`${stage.microsoft.url}/_control/subscriptions/${id}?silently`, { method: 'DELETE' });
  }
};

test('a subscription that dies without a word is missed by the next snapshot at the latest, and made anew', async () => {
  const { id } = await reserve(9);
  await loseSubscriptions();
  await move(id, 12);
  await stage.time.advance(7 * 3_600_000);
  await stage.settle();
  expect(await startOf(id)).toBe(at(12));
  // It is found to be gone when it would be renewed.
  await stage.time.advance(6 * day);
  await stage.settle();
  expect((await subscriptions()).map(({ mailbox }) => mailbox)).toContain('fleet@contoso.example');
});

test('a month in which no notification came and no worker ran', async () => {
  const [moved, deleted] = [await reserve(9), await reserve(11)];
  await loseSubscriptions();
  await move(moved.id, 14);
  await stage.ask(`${fleet}/events/${await eventId(deleted.id)}`, { method: 'DELETE' });
  await stage.time.advance(31 * day);
  await stage.settle();
  expect(await startOf(moved.id)).toBe(at(14));
  expect(
    await stage.look('select status, cancellation_cause as cause from reservations where id = $1', [deleted.id]),
  ).toEqual([{ status: 'cancelled', cause: 'calendar' }]);
  expect(await compareSides(stage)).toEqual(equal);
});

test('a link to changes that Graph has forgotten', async () => {
  const { id } = await reserve(9);
  const fail = (plan: object) =>
    fetch(`${stage.microsoft.url}/_control/faults`, { method: 'POST', body: JSON.stringify(plan) });
  await move(id, 12);
  await fail({ rates: { syncStateNotFound: 1 } });
  await stage.time.advance(60_000);
  await stage.work();
  const [lost] = await stage.look("select delta_link from calendar_mailboxes where address = 'fleet@contoso.example'");
  expect(lost).toEqual({ delta_link: null });
  await fail({});
  await stage.settle();
  expect(await startOf(id)).toBe(at(12));
});

test('a database that is restored from before: what was changed is changed again, what was made is made again, once', async () => {
  const [changed, cancelled] = [await reserve(6), await reserve(8)];
  const tables = ['reservations', 'reservation_approvals'];
  for (const name of tables) await stage.look(`create table kept_${name} as select * from ${name}`);
  await updateReservation(employee, { reservationId: changed.id, startDate: at(16), endDate: at(17) });
  await cancelReservation(employee, { reservationId: cancelled.id });
  const made = await reserve(19);
  await stage.settle();

  await stage.look(
    'set session_replication_role = replica; delete from reservation_approvals; delete from reservations; set session_replication_role = origin',
  );
  const columns = await stage.look<{ names: string }>(
    `select string_agg(column_name, ', ') as names from information_schema.columns
     where table_schema = 'public' and table_name = 'reservations' and is_generated = 'NEVER'`,
  );
  await stage.look(
    `insert into reservations (${columns[0]?.names}) select ${columns[0]?.names} from kept_reservations`,
  );
  await stage.look('insert into reservation_approvals select * from kept_reservation_approvals');
  await stage.time.advance(7 * 3_600_000);
  await stage.settle();
  await stage.settle();

  expect(await startOf(changed.id)).toBe(at(16));
  expect(await stage.look('select status from reservations where id = $1', [cancelled.id])).toEqual([
    { status: 'cancelled' },
  ]);
  expect(await startOf(made.id)).toBeUndefined();
  const again = await stage.look<{ status: string; purpose: string }>(
    "select status, purpose from reservations where start_date = $1 and status <> 'cancelled'",
    [at(19)],
  );
  expect(again).toEqual([{ status: 'approved', purpose: 'Site visit' }]);
  expect(await compareSides(stage)).toEqual(equal);
});
