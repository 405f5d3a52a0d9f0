/** What opens the account at a vendor. Each is sealed for its tenant. */

import type { TelematicsVendor } from '@fleet/contracts/device-point.ts';
import { textSchema } from '@fleet/contracts/text.ts';
import { z } from 'zod';
import { refuseWrongInput } from '../wrong-input.ts';

const secret = z.string().min(1).max(500);

export const geotabCredentialsSchema = z.strictObject({
  database: textSchema(100).min(1),
  userName: textSchema(200).min(1),
  password: secret,
});
export const samsaraCredentialsSchema = z.strictObject({
  apiToken: secret,
  /** As Samsara shows it, in base64; left out, nothing that comes by webhook is believed. */
  webhookSecret: z.base64().max(500).optional(),
});
export const traccarCredentialsSchema = z.strictObject({ apiToken: secret });

/** Opening them for another tenant or another use fails. */
export function telematicsCredentialsPurpose(tenantId: string): string {
  return `telematics ${tenantId}`;
}

const schemas: Readonly<Record<TelematicsVendor, z.ZodType | undefined>> = {
  geotab: geotabCredentialsSchema,
  samsara: samsaraCredentialsSchema,
  traccar: traccarCredentialsSchema,
  // Devices say who they are.
  teltonika: undefined,
};

/** Who can be asked for nothing without credentials; Traccar forwards also without. */
const mustHave: readonly TelematicsVendor[] = ['geotab', 'samsara'];

/**
 * @returns undefined where there are none
 * @throws {DomainError} VALIDATION_FAILED naming what the vendor needs and what it has no use for
 */
export function requireCredentials(vendor: TelematicsVendor, credentials: object | undefined): object | undefined {
  const schema = schemas[vendor];
  if (!credentials) {
    const message = `${nameOf(vendor)} is asked with credentials. Enter them.`;
    refuseWrongInput(mustHave.includes(vendor) ? [{ path: 'credentials', message }] : []);
    return undefined;
  }
  if (!schema) {
    refuseWrongInput([{ path: 'credentials', message: 'Teltonika devices need none. Leave them out.' }]);
    return undefined;
  }
  const { error } = schema.safeParse(credentials);
  const issues = error?.issues ?? [];
  refuseWrongInput(
    issues.map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
      const path = ['credentials', ...issue.path, ...keys.slice(0, 1)].join('.');
      return {
        path,
        message: keys.length > 0 ? `${nameOf(vendor)} has no use for it.` : `${nameOf(vendor)} needs it.`,
      };
    }),
  );
  return credentials;
}

function nameOf(vendor: TelematicsVendor): string {
  return vendor[0]?.toUpperCase() + vendor.slice(1);
}
