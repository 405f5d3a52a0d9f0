import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Parameters with what they become; undefined or empty takes one out. */
export type AddressChanges<Name extends string = string> = Readonly<Partial<Record<Name, string | undefined>>>;

/**
 * What a page keeps in its address, so that a link shows the same and going back returns to it.
 * @returns what is drawn, and what changes it: parameters, or a function from the address as it is by now to what it becomes
 */
export function useAddress<Name extends string = string>() {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (changes: AddressChanges<Name> | ((current: URLSearchParams) => URLSearchParams)) => {
      // What is drawn may be behind the address, and would undo the last change.
      const current = new URLSearchParams(location.search);
      setSearch(typeof changes === 'function' ? changes(current) : withParameters(current, changes), { replace: true });
    },
    [setSearch],
  );
  return { search, change };
}

/** The same address with some parameters changed. */
export function withParameters(search: URLSearchParams, changes: AddressChanges): URLSearchParams {
  const changed = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) changed.set(name, value);
    else changed.delete(name);
  }
  return changed;
}
