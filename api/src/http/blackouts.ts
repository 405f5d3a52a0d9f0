import type { blackoutOperations } from '@fleet/contracts/blackout.ts';
import { getBlackout, listBlackouts } from '../domain/blackout/blackout-queries.ts';
import { createBlackout } from '../domain/blackout/create-blackout.ts';
import { deleteBlackout } from '../domain/blackout/delete-blackout.ts';
import { previewBlackout } from '../domain/blackout/preview-blackout.ts';
import { updateBlackout } from '../domain/blackout/update-blackout.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const blackoutHandlers: OperationHandlers<keyof typeof blackoutOperations> = {
  listBlackouts,
  getBlackout,
  createBlackout,
  previewBlackout,
  updateBlackout,
  deleteBlackout,
};
