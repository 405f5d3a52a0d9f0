import { randomUUID } from 'node:crypto';
import type { AdaptiveCard } from '@fleet/bot/cards/adaptive-card.ts';
import type { Connector } from '../connector.ts';
import { grownCompany, personObjectId } from '../grow-fleet.ts';
import { postJson } from '../post-json.ts';

/** Somebody in Teams: their activities, as Teams would post them, and what is answered. */
export interface TeamsPerson {
  number: number;
  /** Their chat with the bot. */
  conversationId: string;
  install(): Promise<void>;
  /** @returns the id of what they wrote, which the answer of the bot names */
  write(text: string): Promise<string>;
  /**
   * Presses a button of a card.
   * @param where the message that holds it, and the chat of several that it stands in; alone with the bot without one
   * @returns the card in its place
   */
  press(verb: string, data: object, where: { replyToId: string; groupId?: string }): Promise<AdaptiveCard>;
  /** Pastes a link into a chat of several. @returns the card that unfolds from it */
  paste(url: string, groupId: string): Promise<AdaptiveCard>;
}

/** @param server of which the person speaks at the moment */
export function createTeamsPerson(number: number, connector: Connector, server: () => string): TeamsPerson {
  const { entraTenantId: tenantId, timeZone } = grownCompany;
  const conversationId = `a:bench-${number}`;
  const activity = (more: object, groupId?: string) => ({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    timestamp: new Date().toISOString(),
    localTimezone: timeZone,
    locale: 'en-GB',
    from: { id: `29:bench-${number}`, name: `Person ${number}`, aadObjectId: personObjectId(number) },
    recipient: { id: '28:fleet', name: 'Fleet' },
    conversation: groupId
      ? { conversationType: 'groupChat', isGroup: true, tenantId, id: groupId }
      : { conversationType: 'personal', tenantId, id: conversationId },
    channelData: { tenant: { id: tenantId } },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: timeZone }],
    ...more,
  });
  const post = async (value: object) => {
    const { status, body } = await postJson(`${server()}/api/messages`, value);
    if (status !== 200) throw new Error(`answered ${status}: ${body}`);
    return body;
  };
  return {
    number,
    conversationId,
    async install() {
      await post(activity({ type: 'installationUpdate', action: 'add' }));
    },
    async write(text) {
      const id = randomUUID();
      await post(activity({ id, type: 'message', textFormat: 'plain', text }));
      return id;
    },
    async press(verb, data, { replyToId, groupId }) {
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      const body = await post(activity({ type: 'invoke', name: 'adaptiveCard/action', value, replyToId }, groupId));
      const answer = JSON.parse(body) as { statusCode?: number; type?: string; value?: AdaptiveCard };
      const isCard = answer.statusCode === 200 && answer.type === 'application/vnd.microsoft.card.adaptive';
      if (!isCard || answer.value?.type !== 'AdaptiveCard') throw new Error(`answered no card: ${body}`);
      return answer.value;
    },
    async paste(url, groupId) {
      const value = { url };
      const body = await post(activity({ type: 'invoke', name: 'composeExtension/queryLink', value }, groupId));
      const answer = JSON.parse(body) as { composeExtension?: { attachments?: { content: AdaptiveCard }[] } };
      const card = answer.composeExtension?.attachments?.[0]?.content;
      if (!card) throw new Error(`unfolded no card: ${body}`);
      return card;
    },
  };
}
