import type { TenantContext } from '../command-context.ts';

export interface TelematicsSettings {
  positionRetentionDays: number;
  positionThinningDays: number;
  automaticHandover: boolean;
  version: number;
}

/** As the columns of telematics_settings have them. */
const defaults: TelematicsSettings = {
  positionRetentionDays: 90,
  positionThinningDays: 14,
  automaticHandover: true,
  version: 1,
};

export const telematicsSettingsColumns = `position_retention_days as "positionRetentionDays",
  position_thinning_days as "positionThinningDays", automatic_handover as "automaticHandover", version`;

/** What the tenant has chosen, else the defaults. */
export async function readTelematicsSettings({
  database,
  tenantId,
}: Pick<TenantContext, 'database' | 'tenantId'>): Promise<TelematicsSettings> {
  const [row] = await database.read<TelematicsSettings>(tenantId, {
    name: 'telematics-settings.get',
    text: `select ${telematicsSettingsColumns} from telematics_settings`,
  });
  return row ?? defaults;
}
