/** What a vehicle's place seems to mean is asked of its driver, and what it will mean is told before it happens. */
import { approveReservation } from '@fleet/api/domain/reservation/approve-reservation.ts';
import { createReservation } from '@fleet/api/domain/reservation/create-reservation.ts';
import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BotStage, setBotStage } from '../../../infra/local/testing/bot-stage.ts';
import { type DemoPerson, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';
import { buttonsOf, readCard } from '../../../infra/local/testing/read-card.ts';
import { until } from '../../../infra/local/testing/until.ts';

const clock = new Date('2026-11-23T07:00:00Z');
const vehicleId = demoVehicleId('M-FT 1204');
let stage: BotStage;
beforeAll(async () => {
  stage = await setBotStage(() => clock);
  for (const person of ['employee', 'employee2', 'manager'] as const) await stage.chat(person).install();
});
afterAll(() => stage.drop());

async function reserved(person: DemoPerson, from: string, to: string): Promise<string> {
  const input = {
    startDate: `2026-11-24T${from}:00Z`,
    endDate: `2026-11-24T${to}:00Z`,
    vehicleId,
    purpose: 'Visit',
  };
  const { id, version } = await createReservation(await stage.as(person), input);
  await approveReservation(await stage.as('approver'), { reservationId: id, expectedVersion: version });
  return id;
}

type Noticed = 'seems-taken' | 'seems-returned' | 'late-return' | 'late-before-you';

async function notice(kind: Noticed, entityId: string, expectedAt?: string): Promise<void> {
  const payload = { vehicleId, ...(expectedAt && { expectedAt }) };
  await stage.database.transaction((await stage.as('employee')).tenantId, (transaction) =>
    writeOutboxEvent(transaction, { type: `reservation.${kind}`, entityId, payload }),
  );
}

/** The card with this title, once it has come. */
const told = (person: DemoPerson, title: string) =>
  until(async () =>
    stage
      .chat(person)
      .messages()
      .map(({ card }) => card)
      .find((card) => readCard(card).includes(title)),
  );
const titles = (card: Awaited<ReturnType<typeof told>>) => buttonsOf(card).map(({ title }) => title);

test('who seems to have taken or returned their vehicle is asked by a card that does it, and nobody once it is done', async () => {
  const id = await reserved('employee', '08:00', '12:00');
  await notice('seems-taken', id);
  const taken = await told('employee', 'Have you taken the vehicle?');
  expect(titles(taken)).toContain('Take the vehicle');
  await stage.look("update reservations set status = 'active', checked_out_at = start_date where id = $1", [id]);
  await notice('seems-returned', id);
  const returned = await told('employee', 'Have you brought the vehicle back?');
  expect(titles(returned)).toContain('Bring it back');
  const count = stage.chat('employee').messages().length;
  await notice('seems-taken', id);
  await until(async () => (await stage.look('select from graphile_worker.jobs')).length === 0);
  expect(stage.chat('employee').messages()).toHaveLength(count);
});

test('a late return is told to who drives, who drives next and who manages the fleet', async () => {
  const driving = await reserved('employee', '13:00', '15:00');
  const next = await reserved('employee2', '16:00', '18:00');
  await stage.look("update reservations set status = 'active', checked_out_at = start_date where id = $1", [driving]);
  await notice('late-return', driving, '2026-11-24T16:30:00Z');
  await notice('late-before-you', next, '2026-11-24T16:30:00Z');
  for (const person of ['employee', 'manager'] as const) {
    expect(readCard(await told(person, 'The vehicle will be late'))).toContain('17:30');
  }
  expect(readCard(await told('employee2', 'Your vehicle may be late'))).toContain('17:30');
});
