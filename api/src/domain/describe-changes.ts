/** What an update changed, for the audit log: each member with its value before and after. */
export type Changes = Readonly<Record<string, { from: unknown; to: unknown }>>;

/** @returns the members whose values differ; empty when nothing changes */
export function describeChanges<Members extends object>(before: Members, after: Members): Changes {
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  for (const [member, to] of Object.entries(after)) {
    const from = before[member as keyof Members];
    if (canonical(from) !== canonical(to)) changes[member] = { from, to };
  }
  return changes;
}

/** The same text for the same value, in whatever order the database keeps the members of an object. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The members of `changes` that were given, over what was there. */
export function merge<Members extends object>(
  before: Members,
  changes: { [Key in keyof Members]?: Members[Key] | undefined },
): Members {
  const given = Object.entries(changes).filter(([member, value]) => value !== undefined && member in before);
  return { ...before, ...Object.fromEntries(given) };
}
