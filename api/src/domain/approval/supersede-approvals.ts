import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';

/** Nobody need decide about these any more, whether they were asked already or not. What was decided stays. */
export async function supersedeApprovals(
  transaction: TenantTransaction,
  reservationIds: readonly string[],
): Promise<void> {
  if (reservationIds.length === 0) return;
  await transaction.query({
    name: 'approval.supersede',
    text: `update reservation_approvals set status = 'superseded'
           where reservation_id = any ($1::uuid[]) and status in ('pending', 'waiting')`,
    values: [reservationIds],
  });
}
