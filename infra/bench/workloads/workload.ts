import type { BenchProduct } from '../bench-product.ts';
import type { Person } from '../closed-loop.ts';

export interface Setting {
  product: BenchProduct;
  /** The address of the server whose turn it is. */
  server: () => string;
  users: number;
}

/** People who keep a server busy, and how to tell that it did what it said. */
export interface Workload {
  people: Person[];
  /** Which of what is measured is the workload's own; the rest is what leads there. */
  goalKinds: readonly string[];
  /** What happened, in half a sentence. */
  describe(): string;
  /** @returns what is not as it should be, one line each */
  verify(): Promise<string[]>;
}
