import type { alertOperations } from '@fleet/contracts/alert.ts';
import { acknowledgeAlert } from '../domain/alert/acknowledge-alert.ts';
import { listAlerts } from '../domain/alert/list-alerts.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const alertHandlers: OperationHandlers<keyof typeof alertOperations> = { listAlerts, acknowledgeAlert };
