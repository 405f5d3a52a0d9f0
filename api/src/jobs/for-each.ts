/**
 * Deals with each by itself; one that fails does not keep the others from their turn.
 * @returns how many were dealt with
 * @throws {AggregateError} in the end, when some failed
 */
export async function forEach(ids: readonly string[], deal: (id: string) => Promise<boolean>): Promise<number> {
  let count = 0;
  const errors: unknown[] = [];
  for (const id of ids) {
    try {
      if (await deal(id)) count++;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${ids.length} failed`);
  return count;
}
