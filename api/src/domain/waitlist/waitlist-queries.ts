import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { WaitlistRequest } from '@fleet/contracts/waitlist.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import {
  requireVisible,
  selectWaitlistRequest,
  selectWaitlistRequestById,
  toWaitlistRequest,
  type WaitlistRow,
} from './waitlist-rows.ts';

const inOrder: Keyset = {
  name: 'waitlist',
  direction: 'asc',
  columns: [
    { sql: 'w.created_at', type: 'timestamptz' },
    { sql: 'w.id', type: 'uuid' },
  ],
};

/** @throws {DomainError} NOT_FOUND also for a request that the caller may not see */
export async function getWaitlistRequest(
  { actor, tenantId, database }: UserContext,
  { waitlistRequestId }: OperationArguments<'getWaitlistRequest'>,
): Promise<WaitlistRequest> {
  const statement = { ...selectWaitlistRequestById, values: [waitlistRequestId] };
  const [row] = await database.read<WaitlistRow>(tenantId, statement);
  return toWaitlistRequest(requireVisible(actor, row));
}

/**
 * Who waits, longest first, a page at a time.
 * @throws {DomainError} FORBIDDEN for scope `all` unless the caller manages the fleet
 */
export async function listWaitlistRequests(
  { actor, tenantId, database }: UserContext,
  { scope, status, limit, cursor }: OperationArguments<'listWaitlistRequests'>,
): Promise<OperationOutput<'listWaitlistRequests'>> {
  if (scope === 'all' && !managesFleet(actor)) {
    throw new DomainError('FORBIDDEN', 'Only fleet managers see all requests. Ask for your own with scope "mine".');
  }
  const values: unknown[] = [status ?? null];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const mine = scope === 'mine' ? ` and w.user_id = ${parameter(actor.userId)}` : '';
  const after = cursor ? ` and ${afterCursor(inOrder, cursor, parameter)}` : '';
  const rows = await database.read<WaitlistRow & { page_position: string[] }>(tenantId, {
    name: `waitlist.list.${scope}${cursor ? '.after' : ''}`,
    text: `${selectWaitlistRequest(`, ${positionOf(inOrder)}`)}
           where ($1::text is null or w.status = $1)${mine}${after}
           order by ${orderOf(inOrder)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(inOrder, rows, limit);
  return { waitlistRequests: page.map(({ page_position: _, ...row }) => toWaitlistRequest(row)), nextCursor };
}
