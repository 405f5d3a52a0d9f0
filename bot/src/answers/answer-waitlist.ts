import { listWaitlistRequests } from '@fleet/api/domain/waitlist/waitlist-queries.ts';
import { maximumWaitlistRequests } from '@fleet/contracts/waitlist.ts';
import type { BotContext } from '../bot-context.ts';
import { type WaitlistCardOptions, waitlistCard } from '../cards/waitlist-card.ts';
import type { Reply } from '../reply.ts';

/** What the person waits for. */
export async function answerWaitlist(
  { user, viewer }: BotContext,
  options: Pick<WaitlistCardOptions, 'reason' | 'refusal'>,
): Promise<Reply> {
  const having = (status: 'offered' | 'waiting') =>
    listWaitlistRequests(user, { scope: 'mine', status, limit: maximumWaitlistRequests });
  const [offered, waiting] = await Promise.all([having('offered'), having('waiting')]);
  return waitlistCard({ ...options, requests: [...offered.waitlistRequests, ...waiting.waitlistRequests], viewer });
}
