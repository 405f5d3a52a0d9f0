import { announceApprovalQueues } from '@fleet/api/domain/approval-queue/announce-approval-queues.ts';
import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { announceDigest } from '@fleet/api/domain/digest/announce-digest.ts';
import { createReservation } from '@fleet/api/domain/reservation/create-reservation.ts';
import { getReservation } from '@fleet/api/domain/reservation/reservation-queries.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BotStage, type Chat, setBotStage } from '../../infra/local/testing/bot-stage.ts';
import { type DemoPerson, demoVehicleId } from '../../infra/local/testing/demo-stage.ts';
import type { ShownMessage } from '../../infra/local/testing/fake-connector.ts';
import { buttonsOf, readCard } from '../../infra/local/testing/read-card.ts';
import { until } from '../../infra/local/testing/until.ts';
import { sharedViewOf } from './answers/answer-own-view.ts';
import type { AdaptiveCard } from './cards/adaptive-card.ts';
import { sharedReservationCard } from './cards/shared-reservation-card.ts';
import { viewerOf } from './viewer.ts';

// A Monday, 08:00 in Berlin.
let clock = new Date('2026-11-23T07:00:00Z');
let stage: BotStage;
beforeAll(async () => {
  stage = await setBotStage(() => clock);
  await stage.chat('manager').install();
});
afterAll(() => stage.drop());

/** What the client of a person does by itself with a card that refreshes. */
async function refreshOf(chat: Chat, { id, card }: ShownMessage): Promise<AdaptiveCard> {
  const { verb = '', data = {} } = card.refresh?.action ?? {};
  return chat.act(verb, data, id);
}

const viewer = viewerOf('Europe/Berlin', 'en-GB');
let day = 0;
async function reserve(person: DemoPerson, purpose = 'secret project'): Promise<string> {
  const start = Date.UTC(2026, 11, 1 + day++, 8);
  const period = { startDate: new Date(start).toISOString(), endDate: new Date(start + 3_600_000).toISOString() };
  const input = { ...period, vehicleId: demoVehicleId('M-FT 1204'), purpose };
  return (await createReservation(await stage.as(person), input)).id;
}

/** Puts a reservation's card into the group chat, as a message extension does when somebody shares it there. */
async function share(
  reservationId: string,
  userIds = ['29:contoso-employee', '29:contoso-approver'],
): Promise<ShownMessage> {
  const reservation = await getReservation(await stage.as('manager'), { reservationId });
  const message = sharedReservationCard({ reservationId, view: sharedViewOf(reservation, viewer), userIds, viewer });
  const { conversationId, messages } = stage.group('employee');
  await fetch(`${stage.connector.serviceUrl}v3/conversations/${encodeURIComponent(conversationId)}/activities`, {
    method: 'POST',
    body: JSON.stringify({ summary: message.summary, attachments: [{ contentType: 'card', content: message.card }] }),
  });
  const shared = messages().at(-1);
  if (!shared) throw new Error('Nothing was shared');
  return shared;
}

describe('who asks in a group chat', () => {
  test('is answered in private: the chat sees that, and nothing else', async () => {
    await reserve('employee', 'visit of a patient');
    const [elena, jonas] = [stage.group('employee'), stage.group('employee2')];
    const message = await elena.write('<at>Fleet</at> my reservations');
    expect(readCard(message.card)).toBe(
      'Answered in private\nElena Fischer sees the answer here. Nobody else does.\nAsk Fleet yourself to see your own.',
    );
    expect(message.card.refresh?.userIds).toEqual(['29:contoso-employee']);
    expect(readCard(await refreshOf(elena, message))).toContain('visit of a patient');
    // Whose client asks although it is not theirs to ask gets an answer about themselves.
    expect(readCard(await refreshOf(jonas, message))).toContain('You have no upcoming reservations');
    expect(message.updates).toBe(0);
  });

  test('reserves there step by step, and no step of it is ever in the place of the card that all see', async () => {
    const elena = stage.group('employee');
    const message = await elena.write('book a van in Munich on 20 December 9 to 12 for a surprise');
    const before = structuredClone(message.card);
    let shown = await refreshOf(elena, message);
    for (const title of ['Choose', 'Ask for approval']) {
      const button = buttonsOf(shown).find((one) => one.title === title);
      const typed = title === 'Choose' ? {} : { purpose: 'a surprise', costCenter: '' };
      shown = await elena.act(button?.verb ?? '', { ...button?.data, ...typed }, message.id);
    }
    expect(readCard(shown)).toContain('Waiting for approval');
    expect(message.card).toEqual(before);
    expect(message.updates).toBe(0);
    expect(elena.messages().filter(({ card }) => readCard(card).includes('surprise'))).toEqual([]);
  });

  test('by a client that knows no private answers is sent to their own chat', async () => {
    const elena = stage.group('employee');
    const before = elena.messages().length;
    await stage.post(elena.activity({ type: 'message', value: { verb: 'show-my-reservations' } }));
    const [message, ...others] = elena.messages().slice(before);
    expect(others).toEqual([]);
    expect(readCard(message?.card ?? ({} as AdaptiveCard))).toContain('Write to Fleet in your personal chat');
  });

  test('with a whole page of text is asked to write it elsewhere', async () => {
    const message = await stage.group('employee').write(`book a van for ${'x'.repeat(4_000)}`);
    expect(readCard(message.card)).toContain('Write to Fleet in your personal chat');
    expect(message.card.refresh).toBeUndefined();
  });

  test('two at once each get their own', async () => {
    await reserve('employee2', 'only of Jonas');
    const chats = [stage.group('employee'), stage.group('employee2')];
    const messages = await Promise.all(chats.map((chat) => chat.write('my reservations')));
    const answers = await Promise.all(chats.map((chat, index) => refreshOf(chat, messages[index] as ShownMessage)));
    expect(answers.map((card) => readCard(card).includes('only of Jonas'))).toEqual([false, true]);
  });
});

describe('a reservation in a group chat', () => {
  test('shows everybody who has the vehicle and when, but neither what for nor who pays', async () => {
    const { card } = await share(await reserve('employee'));
    expect(readCard(card)).toContain('Elena Fischer');
    expect(readCard(card)).toContain('(Europe/Berlin)');
    expect(JSON.stringify(card)).not.toMatch(/secret project|CC-1200/);
    expect(buttonsOf(card)).toEqual([]);
  });

  test('shows driver, approver and bystander what each may see, and no view of one in the place of all', async () => {
    const message = await share(await reserve('employee'));
    const before = structuredClone(message.card);
    const views = {
      driver: await refreshOf(stage.group('employee'), message),
      approver: await refreshOf(stage.group('approver'), message),
      bystander: await refreshOf(stage.group('employee2'), message),
    };
    expect(buttonsOf(views.driver).map(({ verb }) => verb)).toEqual(['show-change', 'show-swap', 'cancel-reservation']);
    expect(buttonsOf(views.approver).map(({ verb }) => verb)).toEqual(['approve-reservation', 'reject-reservation']);
    expect(readCard(views.approver)).toContain('secret project');
    expect(readCard(views.bystander)).toBe(readCard(before));
    expect(message.card).toEqual(before);
    expect(message.updates).toBe(0);
  });

  test('is decided there, and then everybody’s card changes in place, still without what is not theirs to read', async () => {
    const message = await share(await reserve('employee'));
    const approver = stage.group('approver');
    const view = await refreshOf(approver, message);
    const approve = buttonsOf(view).find(({ verb }) => verb === 'approve-reservation');
    const decided = await approver.act('approve-reservation', approve?.data ?? {}, message.id);
    expect(readCard(decided)).toContain('Approved');
    await until(async () => readCard(message.card).includes('Reserved'));
    expect(JSON.stringify(message.card)).not.toContain('secret project');
    expect(message.updates).toBe(1);
  });

  test('that changed before anybody looked is brought up to date by the first look', async () => {
    const reservationId = await reserve('employee');
    const message = await share(reservationId);
    const { approveReservation } = await import('@fleet/api/domain/reservation/approve-reservation.ts');
    await approveReservation(await stage.as('approver'), { reservationId });
    stage.connector.refuseNext('PUT', 429, 1, { retryAfterSeconds: 3_600 });
    // Whoever looks does not wait for Teams.
    expect(readCard(await refreshOf(stage.group('employee'), message))).toContain('Your reservation is approved');
    expect(message.updates).toBe(0);
    await refreshOf(stage.group('employee'), message);
    expect(readCard(message.card)).toContain('Reserved');
    expect(JSON.stringify(message.card)).not.toContain('secret project');
  });

  test('tells nobody anything about a reservation they only guess', async () => {
    const reservationId = await reserve('employee');
    const view = { vehicle: 'a', where: 'b', when: 'c', who: 'd', status: 'approved' };
    const answer = await stage.group('employee2').act('show-own-view', { reservationId, view }, 'activity-1');
    expect(readCard(answer)).toBe('Reserved\nVehicle\na\nWhere\nb\nWhen\nc\nDriver\nd');
    expect(await stage.look('select from shared_cards where reservation_id = $1', [reservationId])).toEqual([]);
  });

  test('is left alone once its message is gone', async () => {
    const reservationId = await reserve('employee');
    const message = await share(reservationId);
    await refreshOf(stage.group('employee'), message);
    stage.connector.refuseNext('PUT', 404);
    const { cancelReservation } = await import('@fleet/api/domain/reservation/cancel-reservation.ts');
    await cancelReservation(await stage.as('employee'), { reservationId });
    await until(async () => {
      const cards = await stage.look('select from shared_cards where reservation_id = $1', [reservationId]);
      return cards.length === 0;
    });
  });
});

describe('the managers’ channel', () => {
  const help = async (person: DemoPerson) => {
    const chat = stage.group(person, 'channel');
    return { chat, card: await refreshOf(chat, await chat.write('<at>Fleet</at> help')) };
  };
  const titles = (card: AdaptiveCard) => buttonsOf(card).map(({ title }) => title);

  test('is appointed and dismissed by a fleet manager, and by nobody else', async () => {
    const { chat, card } = await help('manager');
    expect(titles(card)).toContain('Tell managers here');
    expect(titles((await help('employee')).card)).not.toContain('Tell managers here');
    expect(readCard(await stage.group('employee', 'channel').act('appoint-channel', {}))).toContain(
      'You cannot do that',
    );
    expect(readCard(await stage.chat('manager').act('appoint-channel', {}))).toContain('cannot be used any more');
    expect(readCard(await chat.act('appoint-channel', {}))).toContain('From now on the weekly digest');
    expect(titles((await help('manager')).card)).toContain('Tell nothing here');
    expect(readCard(await chat.act('dismiss-channel', {}))).toContain('Nothing for fleet managers');
    expect(titles((await help('manager')).card)).toContain('Tell managers here');
  });

  test('shows what waits for a decision on one card that changes in place, and to whoever decides their own', async () => {
    const system: SystemContext = { ...(await stage.as('manager')), actor: { kind: 'system' } };
    const announced = () => announceApprovalQueues(system);
    await stage.chat('approver').install();
    const channel = stage.group('manager', 'channel');
    await channel.act('appoint-channel', {});
    await stage.look("update reservations set status = 'cancelled'");
    await announced();
    const queues = () =>
      channel.messages().filter(({ card }) => /wait for a decision|waits for a decision/.test(readCard(card)));
    await reserve('employee', 'a queue');
    expect([await announced(), await announced()]).toEqual([1, 0]);
    const first = await until(async () => queues()[0]);
    expect(readCard(first.card)).toMatch(/1 reservation waits for a decision.[\s\S]*Elena Fischer/);
    expect(readCard(first.card)).not.toContain('a queue');
    const { refresh } = first.card;
    expect(readCard(await stage.group('approver', 'channel').act(refresh?.action.verb ?? '', {}, first.id))).toContain(
      'a queue',
    );
    expect(
      readCard(await stage.group('employee2', 'channel').act(refresh?.action.verb ?? '', {}, first.id)),
    ).not.toContain('a queue');
    await reserve('employee', 'another queue');
    await announced();
    await until(async () => readCard(first.card).includes('2 reservations wait'));
    expect(queues()).toHaveLength(1);
    await stage.look("update reservations set status = 'cancelled'");
    await announced();
    await until(async () => readCard(first.card).includes('Nothing waits for a decision.'));
    clock = new Date(clock.getTime() + 13 * 60 * 60_000);
    await reserve('employee', 'the next day');
    await announced();
    await until(async () => queues().length === 2);
    await channel.act('dismiss-channel', {});
  });

  test('hears of the week on Monday, once; without a channel every manager does in person', async () => {
    const system: SystemContext = { ...(await stage.as('manager')), actor: { kind: 'system' } };
    const manager = stage.chat('manager');
    const channel = stage.group('manager', 'channel');
    const digests = (chat: Chat) =>
      chat.messages().filter(({ card }) => readCard(card).includes('Your fleet last week')).length;
    clock = new Date('2026-12-07T07:00:00Z');
    await announceDigest(system);
    await until(async () => digests(manager) === 1);
    await channel.act('appoint-channel', {});
    clock = new Date('2026-12-14T07:00:00Z');
    await announceDigest(system);
    await until(async () => digests(channel) === 1);
    expect(digests(manager)).toBe(1);
  });
});
