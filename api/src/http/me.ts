import type { meOperations } from '@fleet/contracts/me.ts';
import { updateMe } from '../domain/user/update-me.ts';
import { getMe } from '../domain/user/user-queries.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const meHandlers: OperationHandlers<Exclude<keyof typeof meOperations, 'listMyBusyTimes'>> = { getMe, updateMe };
