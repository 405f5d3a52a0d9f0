import type { FeedActivity } from '../teams/activity-feed.ts';
import type { ChatMessage } from '../teams/chat-messages.ts';

/** What somebody sees in Teams: their activity feed, and their chat with the bot that the stand-in keeps. */
export async function readTeams(
  microsoftUrl: string,
  address: string,
): Promise<{ feed: FeedActivity[]; chat: ChatMessage[] }> {
  const response = await fetch(`${microsoftUrl}/_control/people/${address}/teams`);
  if (!response.ok) throw new Error(`The stand-in answered ${response.status}: ${await response.text()}`);
  return response.json() as Promise<{ feed: FeedActivity[]; chat: ChatMessage[] }>;
}
