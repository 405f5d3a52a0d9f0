/**
 * Repeats a step that deals with a limited number at a time.
 * @returns how many in all
 */
export async function untilNone(step: () => Promise<number | boolean>): Promise<number> {
  let total = 0;
  for (;;) {
    const count = Number(await step());
    if (count === 0) return total;
    total += count;
  }
}
