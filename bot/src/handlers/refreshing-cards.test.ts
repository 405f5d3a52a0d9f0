/**
 * The library takes a card that refreshes itself for everybody's: it would replace the card that all see by what one of them
 * asked for. Whatever an action answers, it goes to whoever asked alone.
 */
import { createPictureTokens } from '@fleet/api/domain/photo/picture-tokens.ts';
import { Application } from '@microsoft/teams-ai';
import { type Activity, INVOKE_RESPONSE_KEY, TurnContext } from 'botbuilder';
import { expect, test, vi } from 'vitest';
import { testSecretsKey } from '../../../infra/local/testing/product-process.ts';
import { createAdapter } from '../adapter.ts';
import { sharedReservationCard } from '../cards/shared-reservation-card.ts';
import { viewerOf } from '../viewer.ts';
import { readableCard } from './card-activity.ts';
import { createApplication } from './create-application.ts';

const { message } = vi.hoisted(() => ({ message: { card: {}, summary: '' } }));
vi.mock('./answer-turn.ts', async (original) => ({
  ...(await original<object>()),
  answerButton: async () => ({ message, isShown: true }),
}));

const view = { vehicle: 'Ford Transit', where: 'Munich', when: 'now', who: 'Elena', status: 'approved' } as const;
const viewer = viewerOf('Europe/Berlin', 'en-GB');
Object.assign(message, sharedReservationCard({ reservationId: crypto.randomUUID(), view, userIds: ['29:x'], viewer }));

async function press(application: { run(turn: TurnContext): Promise<boolean> }) {
  const adapter = createAdapter({ appId: undefined, appType: 'SingleTenant' });
  const updated = vi.spyOn(adapter, 'updateActivity').mockResolvedValue(undefined);
  const value = { action: { type: 'Action.Execute', verb: 'show-own-view', data: {} }, trigger: 'automatic' };
  const chat = { conversation: { id: '19:x' }, from: { id: '29:x' }, recipient: { id: '28:x' }, channelId: 'msteams' };
  const activity = { ...chat, type: 'invoke', name: 'adaptiveCard/action', value, replyToId: '1' } as Partial<Activity>;
  const turn = new TurnContext(adapter, activity);
  await application.run(turn);
  const { value: answer } = turn.turnState.get(INVOKE_RESPONSE_KEY) as { value: { body: { value: object } } };
  return { answer: answer.body.value, updates: updated.mock.calls.length };
}

test('the library alone puts such a card in the place of the one that all see', async () => {
  const library = new Application();
  library.adaptiveCards.actionExecute(/^/, async () => message.card as never);
  expect(await press(library)).toEqual({ answer: message.card, updates: 1 });
});

test('here whoever asked is answered, and the card that all see stays', async () => {
  const log = { info() {}, warn() {}, error: (fields: object) => expect.fail(JSON.stringify(fields)) };
  const pictureTokens = createPictureTokens([testSecretsKey]);
  const application = createApplication({ gate: {} as never, log, publicUrl: 'https://fleet.example', pictureTokens });
  expect(await press(application)).toEqual({ answer: readableCard(message as never), updates: 0 });
});
