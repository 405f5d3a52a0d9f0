import type { Pool } from '@fleet/contracts/pool.ts';

/** Of every dialog on the page of a pool. */
export interface PoolDialogProps {
  pool: Pool;
  /** Called when it has left. */
  onClosed: () => void;
}
