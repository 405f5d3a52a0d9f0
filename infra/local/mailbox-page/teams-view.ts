import type { Exchange } from '../exchange/exchange.ts';
import { html, type SafeHtml } from '../http/html.ts';
import { type FeedActivity, listActivities } from '../teams/activity-feed.ts';
import { templateOf } from '../teams/app-manifest.ts';
import { listChatMessages } from '../teams/chat-messages.ts';
import { formatMoment } from './format-moment.ts';
import type { PageRequest } from './page-request.ts';

/** What somebody without a playground would see in Teams: their activity feed, and what the bot wrote to them. */
export function renderTeams(exchange: Exchange, { mailbox }: PageRequest): SafeHtml {
  const feed = listActivities(exchange, mailbox).map((activity) => ({
    at: activity.receivedAt,
    title: sentenceOf(activity),
    text: activity.previewText.content,
  }));
  const chat = listChatMessages(exchange, mailbox).map(({ sentAt, activity }) => ({
    at: sentAt,
    title: activity.summary ?? activity.type,
    text: activity.attachments ? 'A card' : '',
  }));
  const { timeZone } = mailbox;
  return html`<div class="mail"><section class="mail-list" aria-label="Activity"><h2 class="title">Activity</h2>
${renderLines(feed, '🔔', 'Nothing has been written to the activity feed.', timeZone)}</section>
<section class="mail-list" aria-label="Chat with Fleet"><h2 class="title">Chat with Fleet</h2>
${renderLines(chat, '💬', 'Fleet has written nothing here; who has a playground reads it there.', timeZone)}</section></div>`;
}

interface Line {
  /** ISO 8601 */
  at: string;
  title: string;
  text: string;
}

/** The newest first. */
function renderLines(lines: readonly Line[], icon: string, empty: string, timeZone: string): SafeHtml {
  if (lines.length === 0) return html`<p class="empty">${empty}</p>`;
  const items = lines.toReversed().map(
    ({
      at,
      title,
      text,
    }) => html`<li><div class="message"><span class="kind" aria-hidden="true">${icon}</span><span class="who">Fleet</span>
<time datetime="${at}">${formatMoment(at, timeZone)}</time><strong>${title}</strong><span class="preview">${text}</span></div></li>`,
  );
  return html`<ul>${items}</ul>`;
}

function sentenceOf({ activityType, templateParameters }: FeedActivity): string {
  const values = new Map(templateParameters.map(({ name, value }) => [name, value]));
  const template = templateOf(activityType) ?? activityType;
  return template.replaceAll(/\{(\w+)\}/g, (place, name) => values.get(name) ?? place);
}
