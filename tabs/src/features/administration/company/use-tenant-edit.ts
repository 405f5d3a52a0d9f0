import type { OperationInput } from '@fleet/contracts/operations.ts';
import type { Tenant } from '@fleet/contracts/tenant.ts';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { type Problems, useEdit } from '../edit/use-edit.ts';

interface TenantEditing<Draft extends object> {
  tenant: Tenant;
  draftOf: (tenant: Tenant) => Draft;
  inputOf: (changes: Partial<Draft>) => Omit<OperationInput<'updateTenant'>, 'tenantId' | 'expectedVersion'>;
  problemsOf: (draft: Draft) => Problems<Draft>;
  name: string;
  onSaved: () => void;
}

/** Some members of the company, edited together. */
export function useTenantEdit<Draft extends object>({ tenant, inputOf, ...editing }: TenantEditing<Draft>) {
  const api = useApi();
  const tenantId = tenant.id;
  return useEdit<Tenant, Draft>({
    ...editing,
    entity: tenant,
    save: (changes, expectedVersion) => api.updateTenant({ tenantId, expectedVersion, ...inputOf(changes) }),
    reload: () => api.getTenant({ tenantId }),
    stale: [queryKeys.tenant],
  });
}
