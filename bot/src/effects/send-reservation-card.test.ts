import { createApprovalDelegation } from '@fleet/api/domain/approval/create-approval-delegation.ts';
import { escalateApproval } from '@fleet/api/domain/approval/escalate-approval.ts';
import { recordCalendarProblem, recordCalendarSync } from '@fleet/api/domain/calendar/record-calendar-sync.ts';
import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { approveReservation } from '@fleet/api/domain/reservation/approve-reservation.ts';
import { createReservation } from '@fleet/api/domain/reservation/create-reservation.ts';
import { updateReservation } from '@fleet/api/domain/reservation/update-reservation.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setApprovalSteps } from '../../../infra/local/testing/approval-steps.ts';
import { type BotStage, type Chat, setBotStage } from '../../../infra/local/testing/bot-stage.ts';
import { type DemoPerson, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';
import { buttonsOf, readCard } from '../../../infra/local/testing/read-card.ts';
import { until } from '../../../infra/local/testing/until.ts';

const plate = 'M-FT 1204';
let clock = new Date('2026-11-23T07:00:00Z');
let stage: BotStage;
beforeAll(async () => {
  stage = await setBotStage(() => clock);
  for (const person of ['employee2', 'approver', 'manager', 'admin'] as const) await stage.chat(person).install();
});
afterAll(() => stage.drop());

let day = 0;
async function reserve(purpose: string) {
  const start = Date.UTC(2026, 11, 1 + day++, 8);
  const period = { startDate: new Date(start).toISOString(), endDate: new Date(start + 3_600_000).toISOString() };
  const input = { ...period, vehicleId: demoVehicleId(plate), purpose };
  return { ...(await createReservation(await stage.as('employee'), input)), start };
}

/** The card about it in somebody's chat, once it says all of this. */
const saying = (person: DemoPerson, ...words: string[]) =>
  until(async () =>
    stage
      .chat(person)
      .messages()
      .findLast(({ card }) => words.every((word) => readCard(card).includes(word))),
  );
const about = (person: DemoPerson, purpose: string) =>
  stage
    .chat(person)
    .messages()
    .filter(({ card }) => readCard(card).includes(purpose));
const titlesOf = (chat: Chat, purpose: string) =>
  chat
    .messages()
    .flatMap(({ card }) => (readCard(card).includes(purpose) ? buttonsOf(card).map(({ title }) => title) : []));

test('everybody of a step is asked on a card; when one decides, all of their cards say who, and the next are asked', async () => {
  await setApprovalSteps(stage, plate, [{ asks: ['approver', 'employee2'] }, { asks: ['manager'] }]);
  await reserve('the chain');
  const [amira, jonas] = [await saying('approver', 'the chain'), await saying('employee2', 'the chain')];
  for (const { card } of [amira, jonas]) expect(buttonsOf(card).map(({ title }) => title)).toContain('Approve');
  expect(about('manager', 'the chain')).toEqual([]);

  const decided = await stage.chat('employee2').press(jonas, 'Approve');
  expect(readCard(decided)).toContain('Waiting for the decision of Marco Rossi.');
  expect(buttonsOf(decided)).toEqual([]);
  await saying('approver', 'the chain', 'Waiting for the decision of Marco Rossi.', 'Jonas Berger');
  expect(titlesOf(stage.chat('approver'), 'the chain')).toEqual([]);

  const marco = await saying('manager', 'the chain', 'Approval needed');
  await stage.chat('manager').press(marco, 'Reject reservation', { reason: 'No budget' });
  for (const person of ['approver', 'employee2', 'manager'] as const) {
    await saying(person, 'the chain', 'Rejected', 'Marco Rossi', 'No budget');
    expect(about(person, 'the chain')).toHaveLength(1);
  }
});

test('whoever stands in gets a card as well, and on both stands who decided for whom', async () => {
  await setApprovalSteps(stage, plate, [{}]);
  await createApprovalDelegation(await stage.as('approver'), {
    delegateId: (await stage.as('admin')).actor.userId,
    startDate: '2026-11-23T00:00:00Z',
    endDate: '2026-11-24T00:00:00Z',
  });
  const { id } = await reserve('the deputy');
  const ada = await saying('admin', 'the deputy', 'Approval needed');
  await saying('approver', 'the deputy', 'Approval needed');
  await stage.chat('admin').press(ada, 'Approve');
  for (const person of ['approver', 'admin'] as const) {
    await saying(person, 'the deputy', 'Approved', 'Ada Lindqvist for Amira Haddad');
  }
  const late = await stage.chat('approver').act('reject-reservation', { reservationId: id });
  expect(readCard(late)).toContain('already approved by Ada Lindqvist for Amira Haddad');
  await stage.look('delete from approval_delegations');
});

test('when nobody decides in time, others get a card too', async () => {
  await setApprovalSteps(stage, plate, [{ escalatesAfterMinutes: 30 }]);
  const { id } = await reserve('in a hurry');
  await saying('approver', 'in a hurry');
  clock = new Date('2026-11-23T07:30:00Z');
  await escalateApproval({ ...(await stage.as('employee')), actor: { kind: 'system' } }, id);
  const marco = await saying('manager', 'in a hurry', 'Approval needed');
  // The first card shows the present version, so that it can still decide.
  const amira = await until(async () => about('approver', 'in a hurry').find(({ updates }) => updates > 0));
  await stage.chat('approver').press(amira, 'Approve');
  await until(async () => readCard(marco.card).includes('Approved'));
  expect(about('approver', 'in a hurry')).toHaveLength(1);
});

test('a card that shows an old version decides nothing, and is replaced by the present one', async () => {
  await setApprovalSteps(stage, plate, [{}]);
  const { id, start } = await reserve('moved meanwhile');
  const message = await saying('approver', 'moved meanwhile');
  const old = buttonsOf(message.card).find(({ title }) => title === 'Approve');
  const endDate = new Date(start + 4 * 3_600_000).toISOString();
  await updateReservation(await stage.as('employee'), { reservationId: id, endDate });
  const answer = await stage.chat('approver').act('approve-reservation', old?.data ?? {}, message.id);
  expect(readCard(answer)).toContain('Somebody else changed this reservation in the meantime.');
  expect(buttonsOf(answer).map(({ title }) => title)).toContain('Approve');
  const present = buttonsOf(answer).find(({ title }) => title === 'Approve');
  await stage.chat('approver').act('approve-reservation', present?.data ?? {}, message.id);
  await saying('approver', 'moved meanwhile', 'Approved', 'Amira Haddad');
});

test('a change of what was approved shows on the cards there are, and asks again where it must', async () => {
  await setApprovalSteps(stage, plate, [{}]);
  const { id, start } = await reserve('extended');
  await saying('approver', 'extended');
  await approveReservation(await stage.as('approver'), { reservationId: id });
  const { card } = await saying('approver', 'extended', 'Approved');
  expect(buttonsOf(card)).toEqual([]);
  const endDate = new Date(start + 5 * 3_600_000).toISOString();
  await updateReservation(await stage.as('employee'), { reservationId: id, endDate });
  const again = await saying('approver', 'extended', 'Approval needed');
  expect(buttonsOf(again.card).map(({ title }) => title)).toContain('Approve');
  expect(about('approver', 'extended')).toHaveLength(1);
});

test('that Outlook does not take a reservation is said on the cards there are, until it does', async () => {
  await setApprovalSteps(stage, plate, [{}]);
  const { id: reservationId, version } = await reserve('not in Outlook');
  await saying('approver', 'not in Outlook');
  const { tenantId, database, now } = await stage.as('approver');
  const system: SystemContext = { actor: { kind: 'system' }, tenantId, database, now };
  await recordCalendarProblem(system, { reservationId, version, problem: '400 ErrorInvalidRequest' });
  const { card } = await saying('approver', 'not in Outlook', 'Not in the calendar');
  expect(buttonsOf(card).map(({ title }) => title)).toContain('Approve');

  await recordCalendarSync(system, { reservationId, version, outlookEventId: 'AAA', agreed: null });
  await until(async () => !readCard((await saying('approver', 'not in Outlook')).card).includes('Not in the calendar'));
  expect(about('approver', 'not in Outlook')).toHaveLength(1);
});
