import type { poolOperations } from '@fleet/contracts/pool.ts';
import { createPool } from '../domain/pool/create-pool.ts';
import { getPool, listPools } from '../domain/pool/pool-queries.ts';
import { retirePool } from '../domain/pool/retire-pool.ts';
import { updatePool } from '../domain/pool/update-pool.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const poolHandlers: OperationHandlers<keyof typeof poolOperations> = {
  listPools,
  getPool,
  createPool,
  updatePool,
  retirePool,
};
