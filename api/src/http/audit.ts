import type { auditOperations } from '@fleet/contracts/audit.ts';
import { listAudit, listReservationHistory } from '../domain/audit/audit-queries.ts';
import { exportAudit } from '../domain/audit/export-audit.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const auditHandlers: OperationHandlers<keyof typeof auditOperations> = {
  listAudit,
  exportAudit,
  listReservationHistory,
};
