/** A group chat of Teams around the running product, for what the playground does not play: search, refresh, dialogs. */
import type { AdaptiveCard } from '@fleet/bot/cards/adaptive-card.ts';
import { type Chat, openChat, postTo } from '../testing/bot-stage.ts';
import type { DemoPerson } from '../testing/demo-stage.ts';
import { type FakeConnector, type ShownMessage, startFakeConnector } from '../testing/fake-connector.ts';

/** What the bot answers to a message extension or a dialog. */
export interface ExtensionAnswer {
  composeExtension?: {
    type: string;
    attachments?: { content: AdaptiveCard; preview: { content: { title: string } } }[];
  };
  /** The page of a dialog that opens, or what is said as one closes. */
  task?: { type: 'continue'; value: { url: string; title: string } } | { type: 'message'; value: string };
}

export interface TeamsGroup {
  connector: FakeConnector;
  /** The chat as somebody of contoso meets it. */
  as(person: DemoPerson): Chat;
  /** What the client of somebody asks the bot for. */
  invoke(person: DemoPerson, name: string, value: object): Promise<ExtensionAnswer>;
  /** Puts a card into the chat, as a client does with a result of a message extension. */
  share(card: AdaptiveCard): Promise<ShownMessage>;
  /** What the client of somebody shows in the place of a card that refreshes. */
  refresh(person: DemoPerson, message: ShownMessage): Promise<AdaptiveCard>;
  /** Posts an activity that is answered by no card. @returns the status */
  post(activity: object): Promise<number>;
}

/** @param url the server's; stop the connector in the end */
export async function openGroup(url: string): Promise<TeamsGroup> {
  const connector = await startFakeConnector();
  const post = postTo(url);
  const as = (person: DemoPerson) => openChat(person, 'contoso', connector, post, 'groupChat');
  const { conversationId } = as('employee');
  return {
    connector,
    as,
    async invoke(person, name, value) {
      const { status, body } = await post(as(person).activity({ type: 'invoke', name, value }));
      if (status !== 200) throw new Error(`The bot answered ${status}: ${JSON.stringify(body)}`);
      return body as ExtensionAnswer;
    },
    async share(content) {
      const path = `v3/conversations/${encodeURIComponent(conversationId)}/activities`;
      await fetch(connector.serviceUrl + path, {
        method: 'POST',
        body: JSON.stringify({ attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] }),
      });
      return as('employee').last();
    },
    refresh(person, { id, card }) {
      const { verb = '', data = {} } = card.refresh?.action ?? {};
      return as(person).act(verb, data, id);
    },
    post: async (activity) => (await post(activity)).status,
  };
}

/** The page that a dialog shows. */
export function pageOf({ task }: ExtensionAnswer): string {
  if (task?.type !== 'continue') throw new Error(`No dialog: ${JSON.stringify(task)}`);
  return task.value.url;
}

/** The one card that was found. */
export function onlyCard({ composeExtension }: ExtensionAnswer): AdaptiveCard {
  const [found, ...others] = composeExtension?.attachments ?? [];
  if (!found || others.length > 0) throw new Error(`Not one result: ${JSON.stringify(composeExtension)}`);
  return found.content;
}
