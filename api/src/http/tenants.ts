import type { tenantOperations } from '@fleet/contracts/tenant.ts';
import { getTenant } from '../domain/tenant/get-tenant.ts';
import { updateTenant } from '../domain/tenant/update-tenant.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const tenantHandlers: OperationHandlers<keyof typeof tenantOperations> = { getTenant, updateTenant };
