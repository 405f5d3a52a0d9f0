import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { TenantContext } from '../command-context.ts';

export interface TelematicsSettings {
  positionRetentionDays: number;
  positionThinningDays: number;
  automaticHandover: boolean;
  unreservedPositions: 'managers' | 'nobody';
  version: number;
}

/** As the columns of telematics_settings have them. */
const defaults: TelematicsSettings = {
  positionRetentionDays: 90,
  positionThinningDays: 14,
  automaticHandover: true,
  unreservedPositions: 'managers',
  version: 1,
};

export const telematicsSettingsColumns = `position_retention_days as "positionRetentionDays",
  position_thinning_days as "positionThinningDays", automatic_handover as "automaticHandover",
  unreserved_positions as "unreservedPositions", version`;

const statement = {
  name: 'telematics-settings.get',
  text: `select ${telematicsSettingsColumns} from telematics_settings`,
};

/**
 * What the tenant has chosen, else the defaults.
 * @param transaction where they must not change meanwhile
 */
export async function readTelematicsSettings(
  { database, tenantId }: Pick<TenantContext, 'database' | 'tenantId'>,
  transaction?: TenantTransaction,
): Promise<TelematicsSettings> {
  const [row] = await (transaction
    ? transaction.query<TelematicsSettings>(statement)
    : database.read<TelematicsSettings>(tenantId, statement));
  return row ?? defaults;
}
