import type { reportOperations } from '@fleet/contracts/report.ts';
import { getCostReport } from '../domain/report/cost-report.ts';
import { exportCostReport, exportUtilisationHours, exportUtilisationReport } from '../domain/report/export-reports.ts';
import { getUtilisationReport } from '../domain/report/utilisation-report.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const reportHandlers: OperationHandlers<keyof typeof reportOperations> = {
  getUtilisationReport,
  exportUtilisationReport,
  exportUtilisationHours,
  getCostReport,
  exportCostReport,
};
