import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { VehicleClassDetails } from '@fleet/contracts/vehicle-class.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';
import { defaultVehicleClass, vehicleClassMembers } from './vehicle-class-queries.ts';

type Row = VehicleClassDetails & { id: string };

/** @throws {DomainError} FORBIDDEN, PRECONDITION_FAILED */
export async function updateVehicleClass(
  { actor, database, tenantId, now }: UserContext,
  input: OperationArguments<'updateVehicleClass'>,
): Promise<VehicleClassDetails> {
  requireFleetManagement(actor, 'change classes of vehicles');
  const { class: vehicleClass, expectedVersion, ...members } = input;
  const initial = defaultVehicleClass(vehicleClass);
  return database.transaction(tenantId, async (transaction) => {
    const [, [row]] = await Promise.all([
      transaction.query({
        name: 'vehicle-class.ensure',
        text: 'insert into vehicle_classes (class, display_name) values ($1, $2) on conflict do nothing',
        values: [vehicleClass, initial.displayName],
      }),
      transaction.query<Row>({
        name: 'vehicle-class.lock',
        text: `select id, ${vehicleClassMembers} from vehicle_classes where class = $1 for update`,
        values: [vehicleClass],
      }),
    ]);
    if (!row) throw new Error('A class vanished within its own transaction');
    const { id, ...before } = row;
    requireVersion('class', before.version, expectedVersion);
    const after = merge(before, members);
    const detail = describeChanges(before, after);
    if (Object.keys(detail).length === 0) return before;
    await Promise.all([
      transaction.query({
        name: 'vehicle-class.update',
        text: `update vehicle_classes set display_name = $2, required_licence_class = $3, hourly_cost_cents = $4,
                 version = version + 1, updated_at = $5
               where class = $1`,
        values: [vehicleClass, after.displayName, after.requiredLicenceClass, after.hourlyCostCents, now()],
      }),
      writeAudit(transaction, actor, {
        action: 'vehicle-class.updated',
        entityType: 'vehicle-class',
        entityId: id,
        detail: { class: vehicleClass, ...detail },
      }),
    ]);
    return { ...after, version: before.version + 1 };
  });
}
