import type { CommandContext } from '@fleet/api/domain/command-context.ts';
import { findConversations } from '@fleet/api/domain/conversation/find-conversations.ts';
import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { getReservation } from '@fleet/api/domain/reservation/reservation-queries.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { Payload } from '../actions/payloads.ts';
import type { BotContext } from '../bot-context.ts';
import { describePlace, describeVehicle } from '../cards/describe-vehicle.ts';
import { type SharedView, sharedReservationCard } from '../cards/shared-reservation-card.ts';
import { describePeriod } from '../describe-time.ts';
import type { Reply } from '../reply.ts';
import { readConversation } from '../stored-conversation.ts';
import type { Viewer } from '../viewer.ts';
import { showReservation } from './answer-reservations.ts';

type Shown = Omit<Reservation, 'allowedActions'>;

/** The person's own view of a reservation that stands in a chat; what the chat sees where they may see no more. */
export async function answerOwnView(
  context: BotContext,
  { reservationId, view }: Payload<'show-own-view'>,
): Promise<Reply> {
  try {
    return showReservation(context, await getReservation(context.user, { reservationId }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return sharedReservationCard({ reservationId, view, userIds: [], viewer: context.viewer });
  }
}

/** @param viewer whoever shows it; the time is the pool's */
export function sharedViewOf(
  { vehicle, driver, startDate, endDate, timeZone, status }: Shown,
  viewer: Viewer,
): SharedView {
  const { words } = viewer;
  const when = describePeriod(new Date(startDate), new Date(endDate), { ...viewer, timeZone });
  return {
    vehicle: describeVehicle(vehicle),
    where: describePlace(vehicle),
    when: words.atThePool(when, timeZone),
    who: driver.displayName,
    status,
  };
}

type Concerning = Pick<Shown, 'createdBy' | 'driver' | 'approvals'>;

/** Those who see more of a reservation than a chat does, by their ids in Teams, as far as they have met the bot. */
export async function concernedUserIds(context: CommandContext, reservation: Concerning): Promise<string[]> {
  const [userIds = []] = await concernedUserIdsOfEach(context, [reservation]);
  return userIds;
}

/** The same of several reservations, in their order. */
export async function concernedUserIdsOfEach(
  context: CommandContext,
  reservations: readonly Concerning[],
): Promise<string[][]> {
  const people = reservations.map(({ createdBy, driver, approvals }) => [
    ...new Set([createdBy.userId, driver.userId, ...approvals.map(({ approver }) => approver.userId)]),
  ]);
  const idsInTeams = await userIdsInTeams(context, [...new Set(people.flat().filter((userId) => userId !== null))]);
  return people.map((userIds) => userIds.flatMap((userId) => (userId && idsInTeams.get(userId)) ?? []));
}

/** The ids in Teams of those who have met the bot, by ours. @param userIds ours */
export async function userIdsInTeams(
  context: CommandContext,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const [userId, reference] of await findConversations(context, userIds)) {
    const user = readConversation(reference)?.conversation.user as { id?: unknown } | undefined;
    if (typeof user?.id === 'string') ids.set(userId, user.id);
  }
  return ids;
}
