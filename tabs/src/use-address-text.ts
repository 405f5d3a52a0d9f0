import { startTransition, useEffect, useState } from 'react';
import { useAddress } from './use-address.ts';

/** Browsers let a page change its address only so often. */
const writeMilliseconds = 300;

/** What somebody types to search by: at once on the page, and in its address when they pause. */
export function useAddressText(parameter = 'q') {
  const { search, change } = useAddress();
  /** Undefined as long as the address says it all. */
  const [typed, setTyped] = useState<string>();
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => {
      // The router draws what is written in a transition; let go before that, the field would show the text of before.
      startTransition(() => {
        change({ [parameter]: typed });
        setTyped(undefined);
      });
    }, writeMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, change, parameter]);
  return { text: typed ?? search.get(parameter) ?? '', setText: setTyped };
}
