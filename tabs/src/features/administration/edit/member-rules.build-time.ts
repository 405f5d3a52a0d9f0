/** What each member may be, as the contract says; as data, without the schemas. */
import { blackoutOperations } from '@fleet/contracts/blackout.ts';
import { driverMembers } from '@fleet/contracts/driver.ts';
import { geofenceOperations } from '@fleet/contracts/geofence.ts';
import { ruleOf } from '@fleet/contracts/member-rule.ts';
import { approvalStepSchema, holidaySchema, poolOperations, quotaSchema } from '@fleet/contracts/pool.ts';
import { telematicsOperations } from '@fleet/contracts/telematics.ts';
import { type FeatureFlag, featureFlagDefaults, tenantOperations } from '@fleet/contracts/tenant.ts';
import { licenceClassSchema } from '@fleet/contracts/vehicle-class.ts';

export { telematicsVendors } from '@fleet/contracts/device-point.ts';
export { weekdays } from '@fleet/contracts/pool.ts';
export { webhookEventTypes } from '@fleet/contracts/webhook.ts';

export const featureFlags = Object.keys(featureFlagDefaults) as FeatureFlag[];

const pool = poolOperations.updatePool.input.shape;
const quota = quotaSchema.shape;
const step = approvalStepSchema.shape;

export const poolRules = {
  name: ruleOf(pool.name),
  site: ruleOf(pool.site),
  bufferMinutes: ruleOf(pool.bufferMinutes),
  minimumNoticeMinutes: ruleOf(pool.minimumNoticeMinutes),
  maximumLengthMinutes: ruleOf(pool.maximumLengthMinutes),
  horizonDays: ruleOf(pool.horizonDays),
  editToleranceMinutes: ruleOf(pool.editToleranceMinutes),
  noShowMinutes: ruleOf(pool.noShowMinutes),
};
export const quotaRules = { limit: ruleOf(quota.limit) };
export const holidayRules = { name: ruleOf(holidaySchema.shape.name) };
export const stepRules = {
  minimumLengthMinutes: ruleOf(step.minimumLengthMinutes.unwrap()),
  minimumCostCents: ruleOf(step.minimumCostCents.unwrap()),
  escalatesAfterMinutes: ruleOf(step.escalatesAfterMinutes.unwrap()),
};
export const mostOf = {
  holidays: ruleOf(pool.holidays).maxItems ?? 0,
  quotas: ruleOf(pool.quotas).maxItems ?? 0,
  approvalSteps: ruleOf(pool.approvalSteps).maxItems ?? 0,
  approvers: ruleOf(step.approverIds.unwrap()).maxItems ?? 0,
  openings: 4,
};
export const tenantRules = { displayName: ruleOf(tenantOperations.updateTenant.input.shape.displayName) };
export const telematicsRules = { name: ruleOf(telematicsOperations.createTelematicsConnection.input.shape.name) };
export const driverRules = {
  licenceClass: ruleOf(licenceClassSchema),
  licenceValidUntil: ruleOf(driverMembers.licenceValidUntil),
  licenceNumber: ruleOf(driverMembers.licenceNumber),
  blockedReason: ruleOf(driverMembers.blockedReason),
};
export const blackoutRules = { reason: ruleOf(blackoutOperations.createBlackout.input.shape.reason) };
export const geofenceRules = { name: ruleOf(geofenceOperations.createGeofence.input.shape.name) };
