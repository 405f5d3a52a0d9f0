import type { holdOperations } from '@fleet/contracts/hold.ts';
import { createHold } from '../domain/hold/create-hold.ts';
import { extendHold } from '../domain/hold/extend-hold.ts';
import { listHolds } from '../domain/hold/hold-queries.ts';
import { releaseHold } from '../domain/hold/release-hold.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const holdHandlers: OperationHandlers<keyof typeof holdOperations> = {
  listHolds,
  createHold,
  extendHold,
  releaseHold,
};
