import { type Branding, defaultBranding, type FeatureFlags, withFlagDefaults } from '@fleet/contracts/tenant.ts';
import type { SystemContext } from '../command-context.ts';

/** Who writes to people on behalf of a tenant, and how that looks. */
export interface Letterhead {
  tenantName: string;
  /** The Entra directory in which the fleet mailbox lives. */
  entraTenantId: string;
  fleetMailboxAddress: string;
  branding: Branding;
  featureFlags: FeatureFlags;
  /** Undefined when there is none, or none that goes into a mail. */
  logo: { contentType: string; content: Buffer } | undefined;
}

type Row = Omit<Letterhead, 'branding' | 'featureFlags' | 'logo'> & {
  branding: Partial<Branding>;
  feature_flags: Partial<FeatureFlags>;
  content_type: string | null;
  content: Buffer | null;
};

/** It goes out with every mail; a larger one would make a mailbox grow for nothing. */
const maximumLogoBytes = 100_000;

export async function loadLetterhead({ database, tenantId }: SystemContext): Promise<Letterhead> {
  const [row] = await database.read<Row>(tenantId, {
    name: 'tenant.letterhead',
    // Outlook on Windows draws no WebP.
    text: `select t.display_name as "tenantName", t.entra_tenant_id as "entraTenantId",
             t.fleet_mailbox_address as "fleetMailboxAddress", t.branding, t.feature_flags, p.content_type, p.content
           from tenants t
           left join photos p on p.tenant_id = t.id and p.id = (t.branding ->> 'logoPhotoId')::uuid
             and p.content_type in ('image/png', 'image/jpeg') and octet_length(p.content) <= $1`,
    values: [maximumLogoBytes],
  });
  if (!row) throw new Error('The transaction has no tenant');
  const { branding, feature_flags: flags, content_type: contentType, content, ...letterhead } = row;
  return {
    ...letterhead,
    branding: { ...defaultBranding, ...branding },
    featureFlags: withFlagDefaults(flags),
    logo: contentType && content ? { contentType, content } : undefined,
  };
}
