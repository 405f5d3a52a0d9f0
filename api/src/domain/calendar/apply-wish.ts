import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { SystemContext, UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { cancelReservation } from '../reservation/cancel-reservation.ts';
import { updateReservation } from '../reservation/update-reservation.ts';
import { actForUser } from '../user/act-for-user.ts';
import { type CalendarItem, lockCalendarItem } from './calendar-items.ts';
import { type Wish, wishKey } from './reconcile.ts';

/** What the person is told, in the terms of a refusal of the domain. */
export interface CalendarRefusal {
  code: string;
  message: string;
  rule?: string | undefined;
  facts?: object | undefined;
}

/**
 * Does what somebody wished for in Outlook, on their behalf and by the same rules and approvals as anywhere else. What is
 * refused is noted with the event that tells them why, in one transaction, so that they are told once.
 */
export async function applyWish(context: SystemContext, item: CalendarItem, wish: Wish): Promise<void> {
  const acting = await findActing(context, item, wish);
  if (!acting) {
    const message =
      'Nobody with an account in Fleet drives or made this reservation. Ask a fleet manager to change it.';
    return refuseWish(context, item, wish, { code: 'FORBIDDEN', message });
  }
  try {
    await run(acting, item, wish);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'PRECONDITION_FAILED') throw error;
    const { code, message, rule, facts } = error;
    await refuseWish(context, item, wish, { code, message, rule, facts });
  }
}

/**
 * An answer is its sender's. Who opened the fleet mailbox Graph does not tell; what was done there counts as done by the
 * driver, with no more rights than theirs, else by whoever made the reservation.
 */
async function findActing(context: SystemContext, item: CalendarItem, wish: Wish): Promise<UserContext | undefined> {
  const { driver, createdBy } = item;
  const isAnswer = wish.kind === 'move' ? wish.by === 'driver' : wish.how === 'declined';
  const candidates = isAnswer ? [driver.userId] : [driver.userId, createdBy.userId];
  for (const userId of candidates) {
    const acting = userId && (await actForUser(context, userId));
    if (acting) return acting;
  }
  return undefined;
}

async function run(acting: UserContext, item: CalendarItem, wish: Wish): Promise<void> {
  const target = { reservationId: item.id, expectedVersion: item.version };
  if (wish.kind === 'move') await updateReservation(acting, { ...target, ...wish.period });
  else await cancelReservation(acting, target);
}

/** Notes that a wish was refused and tells the person, both or neither. */
export async function refuseWish(
  { database, tenantId, now }: SystemContext,
  { id }: CalendarItem,
  wish: Wish,
  refusal: CalendarRefusal,
): Promise<void> {
  await database.transaction(tenantId, async (transaction) => {
    const item = await lockCalendarItem(transaction, id, now());
    const key = wishKey(wish);
    if (!item?.agreed || item.agreed.refused.includes(key)) return;
    const agreed = { ...item.agreed, refused: [...item.agreed.refused, key] };
    await Promise.all([
      transaction.query({
        name: 'calendar.refused',
        text: 'update reservations set calendar_agreed = $2 where id = $1',
        values: [id, JSON.stringify(agreed)],
      }),
      writeOutboxEvent(transaction, {
        type: 'calendar.refused',
        entityId: id,
        payload: { wish, refusal, against: item.agreed.etag },
      }),
    ]);
  });
}
