import { useDeferredValue, useEffect, useState } from 'react';
import { useAddress, withParameters } from '../../use-address.ts';
import { useAddressText } from '../../use-address-text.ts';
import { type ChoiceName, noFilter, readFilter, toggleChoice, writeFilter } from './fleet-filter.ts';
import type { FindSimilar } from './search-vehicles.ts';
import { type FleetSort, readSort } from './sort-vehicles.ts';

/** What is looked for and in which order. All of it stands in the page's address. */
export function useFleetView() {
  const { search, change } = useAddress();
  const { text, setText } = useAddressText();
  const filter = readFilter(search);
  const sort = readSort(search.get('sort'));
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
    setSort: (next: FleetSort) => change({ sort: next }),
    clear: () => {
      setText('');
      change((current) => writeFilter(withParameters(current, { q: '' }), noFilter));
    },
  };
}

export type FleetView = ReturnType<typeof useFleetView>;

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
