import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { refuseWrongInput } from '../wrong-input.ts';

/** @throws {DomainError} VALIDATION_FAILED for an unknown vehicle or pool, or both at once */
export async function requireScope(
  transaction: TenantTransaction,
  { vehicleId, poolId }: { vehicleId: string | null; poolId: string | null },
): Promise<void> {
  if (vehicleId && poolId) {
    refuseWrongInput([{ path: 'poolId', message: 'Name the vehicle or the pool, not both.' }]);
  }
  const [found] = await transaction.query<{ vehicle: boolean; pool: boolean }>({
    name: 'blackout.scope',
    text: `select $1::uuid is null or exists (select from vehicles where id = $1) as vehicle,
             $2::uuid is null or exists (select from pools where id = $2) as pool`,
    values: [vehicleId, poolId],
  });
  if (!found?.vehicle)
    refuseWrongInput([
      { path: 'vehicleId', message: 'There is no such vehicle. Choose one from the list.', isUnknown: true },
    ]);
  if (!found?.pool)
    refuseWrongInput([
      { path: 'poolId', message: 'There is no such pool. Choose one from the list.', isUnknown: true },
    ]);
}
