/** What the status bar says of a range. */
export interface RangeSummary {
  /** Cells with anything in them. */
  filled: number;
  /** Cells with a number in them. */
  numbers: number;
  sum: number;
  /** Undefined without a number. */
  average: number | undefined;
}

/** @param amounts of each cell: a number, undefined for one that holds something else, null for an empty one */
export function summariseRange(amounts: Iterable<number | undefined | null>): RangeSummary {
  let [filled, numbers, sum] = [0, 0, 0];
  for (const amount of amounts) {
    if (amount === null) continue;
    filled++;
    if (amount === undefined) continue;
    numbers++;
    sum += amount;
  }
  return { filled, numbers, sum, average: numbers > 0 ? sum / numbers : undefined };
}
