import type { Tenant } from '@fleet/contracts/tenant.ts';

/** Of every dialog about the company. */
export interface CompanyDialogProps {
  tenant: Tenant;
  /** Called when it has left. */
  onClosed: () => void;
}
