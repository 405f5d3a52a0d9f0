/** What becomes of changes that are not saved yet when somebody else has changed the same thing. */

/** Members as the API takes them: texts, numbers, switches, null, lists and objects of these. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The members of `draft` that are not as in `base`. */
export function changedMembers<Draft extends object>(base: Draft, draft: Draft): Partial<Draft> {
  const names = Object.keys(draft) as (keyof Draft)[];
  return Object.fromEntries(
    names.filter((name) => !isSame(base[name], draft[name])).map((name) => [name, draft[name]]),
  ) as Partial<Draft>;
}

export interface MergedDraft<Draft> {
  /** Theirs where I changed nothing, mine elsewhere. */
  draft: Draft;
  /** What both changed, each otherwise. */
  conflicts: (keyof Draft & string)[];
}

/** @param base what both began with */
export function mergeDrafts<Draft extends object>(base: Draft, mine: Draft, theirs: Draft): MergedDraft<Draft> {
  const own = changedMembers(base, mine);
  const others = changedMembers(base, theirs);
  const conflicts = (Object.keys(own) as (keyof Draft & string)[]).filter(
    (name) => name in others && !isSame(mine[name], theirs[name]),
  );
  return { draft: { ...theirs, ...own }, conflicts };
}
