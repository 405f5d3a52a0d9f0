import fc from 'fast-check';
import { expect } from 'vitest';

/** Five times as much as usually suffices: chance alone does not make a proof fail. */
const mostRounds = 5;

/**
 * Asserts a property, and goes on until its schedules have reached everything they are to reach: a proof that never gets
 * anywhere proves nothing.
 * @param missing what has not been reached yet
 */
export async function assertUntilReached<Values>(
  property: fc.IAsyncProperty<Values>,
  numRuns: number,
  missing: () => Promise<readonly string[]>,
): Promise<void> {
  // What has happened in the database cannot be made smaller.
  for (let round = 0; round < mostRounds; round++) {
    await fc.assert(property, { numRuns, endOnFailure: true });
    if ((await missing()).length === 0) return;
  }
  expect(await missing()).toEqual([]);
}
