export interface LeftOutTest {
  name: string;
  /** Undefined when nobody said. */
  reason: string | undefined;
}

/** One line a reason, with the tests that were left out for it. */
export function describeLeftOut(tests: readonly LeftOutTest[]): string[] {
  const byReason = Map.groupBy(tests, ({ reason }) => reason);
  return [...byReason].map(([reason, those]) => {
    const names = those.map(({ name }) => name).join('; ');
    return `Left out, ${reason ? `as ${reason}` : 'and nothing says why'}: ${names}`;
  });
}
