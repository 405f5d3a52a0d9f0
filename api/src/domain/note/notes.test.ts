import { operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type DemoPerson,
  type DemoStage,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { createNote } from './create-note.ts';
import { listNotes } from './note-queries.ts';

let clock = new Date('2026-11-23T07:00:00Z');
let stage: DemoStage;
let reservationId: string;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
  const period = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T11:00:00Z' };
  const input = { vehicleId: demoVehicleId('M-FT 1204'), ...period, purpose: 'Site visit' };
  reservationId = (await createReservation(await stage.as('employee'), input)).id;
});
afterAll(() => stage.drop());

const note = async (person: DemoPerson, text: string) => createNote(await stage.as(person), { reservationId, text });
const list = async (person: DemoPerson, page: { limit?: number; cursor?: string } = {}) =>
  listNotes(await stage.as(person), operations.listNotes.input.parse({ reservationId, ...page }));

test('whoever may see a reservation notes something about it and reads what the others noted, oldest first', async () => {
  await note('employee', 'Keys are at the desk');
  clock = new Date(clock.getTime() + 60_000);
  await note('approver', 'Take the ladder along');
  clock = new Date(clock.getTime() + 60_000);
  await note('manager', 'Winter tires are on');
  const { notes } = await list('employee');
  expect(notes.map(({ author, text }) => [author.displayName, text])).toEqual([
    ['Elena Fischer', 'Keys are at the desk'],
    ['Amira Haddad', 'Take the ladder along'],
    ['Marco Rossi', 'Winter tires are on'],
  ]);
  const first = await list('approver', { limit: 2 });
  const second = await list('approver', { limit: 2, cursor: first.nextCursor ?? '' });
  expect([...first.notes, ...second.notes]).toEqual(notes);
  const audit = await stage.look("select detail from audit_log where entity_id = $1 and action = 'reservation.noted'", [
    reservationId,
  ]);
  expect(audit).toEqual(notes.map(({ id }) => ({ detail: { noteId: id } })));
});

test('for everybody else the reservation does not exist', async () => {
  for (const attempt of [() => note('employee2', 'Hello'), () => list('employee2')]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  const stranger = createNote(await stage.as('admin', 'fabrikam'), { reservationId, text: 'Hello' });
  await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a note without words is none', () => {
  expect(operations.createNote.input.safeParse({ reservationId, text: '  ' }).success).toBe(false);
});
