import { cancelReservation } from '@fleet/api/domain/reservation/cancel-reservation.ts';
import { createReservation } from '@fleet/api/domain/reservation/create-reservation.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BotStage, setBotStage } from '../../infra/local/testing/bot-stage.ts';
import { demoVehicleId } from '../../infra/local/testing/demo-stage.ts';
import { buttonsOf, readCard } from '../../infra/local/testing/read-card.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
let stage: BotStage;
beforeAll(async () => {
  stage = await setBotStage(now);
});
afterAll(() => stage.drop());

let day = 0;
async function request(purpose: string): Promise<string> {
  const start = Date.UTC(2026, 11, 1 + day++, 8);
  const period = { startDate: new Date(start).toISOString(), endDate: new Date(start + 3_600_000).toISOString() };
  const input = { ...period, vehicleId: demoVehicleId('M-FT 1204'), purpose };
  return (await createReservation(await stage.as('employee'), input)).id;
}
const statuses = () =>
  stage.look<{ purpose: string; status: string }>('select purpose, status from reservations order by purpose');

test('all that wait are approved with one press, but for what has changed meanwhile, which says why', async () => {
  const [one, two] = [await request('one'), await request('two')];
  await request('three');
  const approver = stage.chat('approver');
  const list = await approver.write('waiting for me');
  const buttons = buttonsOf(list.card).filter(({ verb }) => verb === 'approve-reservations');
  expect(buttons.map(({ title }) => title)).toEqual(['Approve all 3']);
  await cancelReservation(await stage.as('employee'), { reservationId: two });
  const answer = await approver.press(list, 'Approve all 3');
  expect(readCard(answer)).toContain('2 reservations are approved.');
  expect(readCard(answer)).toContain('Too late');
  expect(await statuses()).toEqual([
    { purpose: 'one', status: 'approved' },
    { purpose: 'three', status: 'approved' },
    { purpose: 'two', status: 'cancelled' },
  ]);
  // Pressed a second time, it approves nothing twice.
  const { verb = '', data = {} } = buttons[0] ?? {};
  expect(readCard(await approver.act(verb, data, list.id))).not.toContain('are approved.');
  const approved = await stage.look(
    "select from outbox_events where entity_id = $1 and type = 'reservation.approved'",
    [one],
  );
  expect(approved).toHaveLength(1);
});

test('whoever may decide about none of them approves none', async () => {
  const reservationId = await request('four');
  const reservations = [{ reservationId, expectedVersion: 1 }];
  for (const person of ['employee', 'employee2'] as const) {
    const answer = readCard(await stage.chat(person).act('approve-reservations', { reservations }));
    expect(answer).toMatch(/You cannot do that|Not found/);
  }
  expect((await statuses()).find(({ purpose }) => purpose === 'four')).toEqual({ purpose: 'four', status: 'pending' });
});
