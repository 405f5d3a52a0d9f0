/** The bot as Teams meets it: the real adapter over HTTP, the real database and worker, and chats in which people write. */
import { randomUUID } from 'node:crypto';
import { type BotOptions, createBot } from '@fleet/bot/bot.ts';
import type { AdaptiveCard } from '@fleet/bot/cards/adaptive-card.ts';
import { createCardKeeper } from '@fleet/bot/effects/card-keeper.ts';
import { createReach } from '@fleet/bot/effects/reach.ts';
import { createSendCalendarNews } from '@fleet/bot/effects/send-calendar-news.ts';
import { createSendDigest } from '@fleet/bot/effects/send-digest.ts';
import { createSendNews } from '@fleet/bot/effects/send-news.ts';
import { createSendReservationCard } from '@fleet/bot/effects/send-reservation-card.ts';
import { createShowApprovalQueue } from '@fleet/bot/effects/show-approval-queue.ts';
import { createShowCalendarState } from '@fleet/bot/effects/show-calendar-state.ts';
import { createUpdateSharedCards } from '@fleet/bot/effects/update-shared-cards.ts';
import { createNotifier } from '@fleet/bot/notifier.ts';
import { startDeliveryWorker } from '@fleet/db/delivery-worker.ts';
import { createServer, type RequestHandlerType } from 'restify';
import { createPictureTokens, type PictureTokens } from '../../../api/src/domain/photo/picture-tokens.ts';
import { readJsonBody } from '../../../api/src/http/read-json-body.ts';
import type { Teams } from '../../../api/src/ports/teams/teams.ts';
import {
  type DemoCompany,
  type DemoPerson,
  type DemoStage,
  demoCompany,
  demoPerson,
  setDemoStage,
} from './demo-stage.ts';
import { type FakeConnector, type ShownMessage, startFakeConnector } from './fake-connector.ts';
import { testSecretsKey } from './product-process.ts';
import { buttonsOf, inputsOf } from './read-card.ts';

export interface BotStage extends DemoStage {
  connector: FakeConnector;
  pictureTokens: PictureTokens;
  /** What the bot has logged. */
  log: object[];
  chat(person: DemoPerson, company?: DemoCompany): Chat;
  /** One group chat, or one channel, of a company, as somebody in it meets it. */
  group(person: DemoPerson, kind?: 'groupChat' | 'channel', company?: DemoCompany): Chat;
  /** Posts anything to the bot. */
  post(activity: object, headers?: Record<string, string>): Promise<{ status: number; body: unknown }>;
}

export interface Chat {
  conversationId: string;
  messages(): ShownMessage[];
  /** The newest message. */
  last(): ShownMessage;
  install(): Promise<void>;
  /** @returns the message the bot answered with */
  write(text: string, more?: object): Promise<ShownMessage>;
  /**
   * Presses a button of a message, with what was typed into its inputs.
   * @returns the card that takes its place
   */
  press(message: ShownMessage, title: string | RegExp, typed?: Record<string, string>): Promise<AdaptiveCard>;
  /** Sends an action as somebody could who makes activities of their own. */
  act(verb: string, data: object, replyToId?: string): Promise<AdaptiveCard>;
  /** An activity of this person, to be changed and posted. */
  activity(more: object): object;
}

/**
 * @param options of the bot, where a test needs others
 * @param teams what Teams does for the app; without it only those are reached who have the bot
 * @param serviceUrl where the chats are that Teams makes for the app
 */
export async function setBotStage(
  now: () => Date,
  {
    teams,
    serviceUrl,
    ...options
  }: Pick<BotOptions, 'modelPlanner' | 'readBusyTimes'> & { teams?: Teams; serviceUrl?: string } = {},
): Promise<BotStage> {
  const [stage, connector] = await Promise.all([setDemoStage(now), startFakeConnector()]);
  const lines: object[] = [];
  const write = (fields: object, message: string) => void lines.push({ ...fields, message });
  const log = { info: write, warn: write, error: write };
  const registration = { appId: undefined, appType: 'SingleTenant' } as const;
  const gate = { database: stage.database, pool: stage.pool, now };
  const pictureTokens = createPictureTokens([testSecretsKey]);
  const publicUrl = 'https://fleet.example';
  const bot = createBot({ ...registration, gate, log, publicUrl, pictureTokens, isLocal: true, ...options });
  const notifier = createNotifier({ ...registration, serviceUrl });
  const reach = createReach({ notifier, teams, log });
  const keeper = createCardKeeper({ notifier, log });
  const effects = [
    createSendReservationCard({ keeper, reach }),
    createShowCalendarState(keeper),
    createUpdateSharedCards({ notifier, log }),
    createSendDigest({ notifier, reach, log }),
    createShowApprovalQueue({ notifier, log }),
    createSendNews({ keeper, reach }),
    createSendCalendarNews(reach),
  ];
  const worker = await startDeliveryWorker({
    jobsUrl: stage.jobsUrl,
    deliveries: effects.map((effect) => ({
      name: effect.name,
      handles: effect.handles,
      deliver: (event, tenantId) =>
        effect.deliver(event as Parameters<typeof effect.deliver>[0], {
          actor: { kind: 'system' },
          tenantId,
          database: stage.database,
          now,
        }),
    })),
    log: () => {},
  });
  const server = createServer({ handleUncaughtExceptions: false });
  const handle: unknown = async (
    request: Parameters<typeof bot.handle>[0],
    response: Parameters<typeof bot.handle>[1],
  ) => bot.handle(request, response);
  server.post('/api/messages', ...readJsonBody(256 * 1024), handle as RequestHandlerType);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const post = postTo(`http://127.0.0.1:${server.address().port}`);
  return {
    ...stage,
    connector,
    pictureTokens,
    log: lines,
    post,
    chat: (person, company = 'contoso') => openChat(person, company, connector, post, 'personal'),
    group: (person, kind = 'groupChat', company = 'contoso') => openChat(person, company, connector, post, kind),
    async drop() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await worker.stop();
      await connector.stop();
      await stage.drop();
    },
  };
}

/** Posts activities to a bot as Teams does. @param url the server's */
export function postTo(url: string): BotStage['post'] {
  return async (activity, headers = {}) => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

/** A chat with the bot that `post` reaches, as one of the people in it meets it. @param locale of their client, BCP 47 */
export function openChat(
  person: DemoPerson,
  company: DemoCompany,
  connector: FakeConnector,
  post: BotStage['post'],
  kind: 'personal' | 'groupChat' | 'channel',
  locale = 'en-GB',
): Chat {
  const { entraTenantId, timeZone } = demoCompany(company);
  const { objectId, displayName } = demoPerson(person, company);
  const conversationId = kind === 'personal' ? `a:${company}-${person}` : `19:${company}-${kind}@thread.tacv2`;
  const messages = () => connector.messages(conversationId);
  const last = () => {
    const message = messages().at(-1);
    if (!message) throw new Error(`The bot has written nothing to ${person}`);
    return message;
  };
  const activity = (more: object) => ({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    timestamp: new Date().toISOString(),
    localTimezone: timeZone,
    locale,
    from: { id: `29:${company}-${person}`, name: displayName, aadObjectId: objectId },
    recipient: { id: '28:fleet', name: 'Fleet' },
    conversation: {
      conversationType: kind,
      tenantId: entraTenantId,
      id: conversationId,
      ...(kind !== 'personal' && { isGroup: true }),
    },
    channelData: { tenant: { id: entraTenantId } },
    entities: [{ type: 'clientInfo', locale, country: 'GB', platform: 'Web', timezone: timeZone }],
    ...more,
  });
  const act: Chat['act'] = async (verb, data, replyToId) => {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const { status, body } = await post(
      activity({ type: 'invoke', name: 'adaptiveCard/action', value, ...(replyToId && { replyToId }) }),
    );
    const answer = body as { statusCode: number; type: string; value: AdaptiveCard };
    if (status !== 200 || answer.type !== 'application/vnd.microsoft.card.adaptive') {
      throw new Error(`The bot answered ${status}: ${JSON.stringify(body)}`);
    }
    return answer.value;
  };
  return {
    conversationId,
    messages,
    last,
    activity,
    act,
    async install() {
      await post(activity({ type: 'installationUpdate', action: 'add' }));
    },
    async write(text, more = {}) {
      const id = randomUUID();
      const { status } = await post(activity({ id, type: 'message', textFormat: 'plain', text, ...more }));
      const [answer, ...others] = messages().filter(({ answers }) => answers === id);
      if (!answer || others.length > 0) throw new Error(`The bot answered ${status}, not with one card`);
      return answer;
    },
    async press({ id, card }, title, typed = {}) {
      const button = buttonsOf(card).find((one) =>
        typeof title === 'string' ? one.title === title : title.test(one.title),
      );
      if (!button) throw new Error(`There is no button ${title}`);
      const inputs = button.associatedInputs === 'none' ? {} : { ...inputsOf(card), ...typed };
      return act(button.verb, { ...button.data, ...inputs }, id);
    },
  };
}
