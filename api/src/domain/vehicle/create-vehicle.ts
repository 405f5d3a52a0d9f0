import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import type { UserContext } from '../command-context.ts';
import { recordEvent } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { nameMailbox, readFleetMailbox, refuseDuplicateVehicle, valuesOf, vehicleColumns } from './vehicle-changes.ts';
import { requireVehicleRoom } from './vehicle-limit.ts';
import { requireReferences } from './vehicle-references.ts';
import { readVehicle } from './vehicle-rows.ts';

/**
 * @throws {DomainError} FORBIDDEN; VALIDATION_FAILED for an unknown pool, equipment or photo; CONFLICT for a plate or mailbox
 * that another vehicle has, or when the tenant has as many vehicles as it may
 */
export async function createVehicle(
  context: UserContext,
  input: OperationArguments<'createVehicle'>,
): Promise<Vehicle> {
  const { actor, database, tenantId, now } = context;
  requireFleetManagement(actor, 'add vehicles');
  const work = database.transaction(tenantId, async (transaction) => {
    const at = now();
    await requireVehicleRoom(transaction);
    await requireReferences(transaction, input);
    const mailboxAddress = input.mailboxAddress ?? nameMailbox(input, await readFleetMailbox(transaction));
    const [created] = await transaction.query<{ id: string }>({
      name: 'vehicle.insert',
      text: `insert into vehicles (${vehicleColumns}, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14) returning id`,
      values: [...valuesOf({ ...input, mailboxAddress }), at],
    });
    const entityId = created?.id ?? '';
    const [vehicle] = await Promise.all([
      readVehicle(transaction, entityId, at),
      recordEvent(transaction, actor, {
        event: 'vehicle.changed',
        action: 'vehicle.created',
        entityType: 'vehicle',
        entityId,
        detail: { ...input, mailboxAddress },
      }),
    ]);
    return vehicle;
  });
  return work.catch(refuseDuplicateVehicle);
}
