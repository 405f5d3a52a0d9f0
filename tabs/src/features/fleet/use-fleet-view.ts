import { useCallback, useDeferredValue, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type ChoiceName, noFilter, readFilter, toggleChoice, writeFilter } from './fleet-filter.ts';
import type { FindSimilar } from './search-vehicles.ts';
import { type FleetSort, readSort } from './sort-vehicles.ts';

/** Browsers let a page change its address only so often. */
const writeMilliseconds = 300;

/** What is looked for and in which order. All of it stands in the page's address. */
export function useFleetView() {
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  const sort = readSort(search.get('sort'));
  const [text, setText] = useState(search.get('q') ?? '');
  const change = useCallback(
    (write: (search: URLSearchParams) => URLSearchParams) => {
      // What is rendered may be behind the address, and would undo the last change.
      setSearch(write(new URLSearchParams(location.search)), { replace: true });
    },
    [setSearch],
  );

  useEffect(() => {
    const timer = setTimeout(() => {
      const written = new URLSearchParams(location.search).get('q') ?? '';
      if (written !== text) change((current) => withParameter(current, 'q', text));
    }, writeMilliseconds);
    return () => clearTimeout(timer);
  }, [text, change]);

  return {
    filter,
    sort,
    text,
    /** What is searched for by now: typing goes before. */
    appliedText: useDeferredValue(text),
    findSimilar: useFindSimilar(text !== ''),
    setText,
    toggleChoice: (name: ChoiceName, value: string) =>
      change((current) => writeFilter(current, toggleChoice(readFilter(current), name, value))),
    setSeats: (seats: number | null) => change((current) => writeFilter(current, { ...readFilter(current), seats })),
    setSort: (next: FleetSort) => change((current) => withParameter(current, 'sort', next)),
    clear: () => {
      setText('');
      change((current) => writeFilter(withParameter(current, 'q', ''), noFilter));
    },
  };
}

export type FleetView = ReturnType<typeof useFleetView>;

function withParameter(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const written = new URLSearchParams(search);
  if (value) written.set(name, value);
  else written.delete(name);
  return written;
}

/** What understands typing errors, fetched when somebody searches. */
function useFindSimilar(isWanted: boolean): FindSimilar | undefined {
  const [findSimilar, setFindSimilar] = useState<FindSimilar>();
  useEffect(() => {
    if (!isWanted || findSimilar) return;
    // Without it words are found as they are typed.
    import('./find-similar.ts').then(
      (file) => setFindSimilar(() => file.findSimilar),
      () => {},
    );
  }, [isWanted, findSimilar]);
  return findSimilar;
}
