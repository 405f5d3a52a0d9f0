import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { type DelegationRow, selectDelegation, toDelegation } from './delegation-rows.ts';

const byStart: Keyset = {
  name: 'delegation',
  direction: 'asc',
  columns: [
    { sql: 'g.start_date', type: 'timestamptz' },
    { sql: 'g.id', type: 'uuid' },
  ],
};

/**
 * Who stands in for the caller and for whom the caller stands in, by start, a page at a time.
 * @throws {DomainError} FORBIDDEN for scope `all` unless the caller manages the fleet
 */
export async function listApprovalDelegations(
  { actor, database, tenantId }: UserContext,
  { scope, from, limit, cursor }: OperationArguments<'listApprovalDelegations'>,
): Promise<OperationOutput<'listApprovalDelegations'>> {
  if (scope === 'all' && !managesFleet(actor)) {
    const message = 'Only fleet managers see all delegations. Ask for your own with scope "mine".';
    throw new DomainError('FORBIDDEN', message);
  }
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions: Record<string, string> = {};
  if (scope === 'mine') {
    const me = parameter(actor.userId);
    conditions.mine = `(g.approver_id = ${me} or g.delegate_id = ${me})`;
  }
  if (from) conditions.from = `g.end_date > ${parameter(from)}`;
  if (cursor) conditions.after = afterCursor(byStart, cursor, parameter);
  const rows = await database.read<DelegationRow & { page_position: string[] }>(tenantId, {
    name: `delegation.list.${Object.keys(conditions).join('.')}`,
    text: `${selectDelegation(`, ${positionOf(byStart)}`)}
           where ${Object.values(conditions).join(' and ') || 'true'}
           order by ${orderOf(byStart)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(byStart, rows, limit);
  return { delegations: page.map(({ page_position: _, ...row }) => toDelegation(row)), nextCursor };
}
