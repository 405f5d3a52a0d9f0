import { type DemoPerson, type DemoStage, demoPerson, demoVehicleId } from './demo-stage.ts';

export interface TestStep {
  /** The approvers by name; left out, the manager of whoever reserves. */
  asks?: readonly DemoPerson[];
  minimumLengthMinutes?: number;
  minimumCostCents?: number;
  escalatesAfterMinutes?: number;
  escalatesTo?: readonly DemoPerson[];
}

/** Gives the pool of a vehicle of contoso these steps instead of those it has. */
export async function setApprovalSteps(
  { look }: Pick<DemoStage, 'look'>,
  licensePlate: string,
  steps: readonly TestStep[],
): Promise<void> {
  const pool = '(select pool_id from vehicles where id = $1)';
  const vehicleId = demoVehicleId(licensePlate);
  await look(`delete from approval_steps where pool_id = ${pool}`, [vehicleId]);
  for (const [index, { asks, ...step }] of steps.entries()) {
    await look(
      `insert into approval_steps (tenant_id, pool_id, step_number, asks, approver_ids, minimum_length_minutes,
         minimum_cost_cents, escalates_after_minutes, escalation_approver_ids)
       select tenant_id, pool_id, $2, $3, $4, $5, $6, $7, $8 from vehicles where id = $1`,
      [
        vehicleId,
        index + 1,
        asks ? 'named' : 'manager',
        await idsOf(look, asks),
        step.minimumLengthMinutes ?? null,
        step.minimumCostCents ?? null,
        step.escalatesAfterMinutes ?? null,
        await idsOf(look, step.escalatesTo),
      ],
    );
  }
}

async function idsOf(look: DemoStage['look'], people: readonly DemoPerson[] = []): Promise<string[]> {
  const objectIds = people.map((one) => demoPerson(one).objectId);
  const rows = await look<{ id: string }>(
    'select id from users where entra_object_id = any ($1) order by array_position($1, entra_object_id)',
    [objectIds],
  );
  return rows.map(({ id }) => id);
}
