import { useEffect, useEffectEvent } from 'react';

/** Until the entry that was put there is gone: going back is not done at once. */
let leaving: Promise<unknown> | undefined;

function goBack(): void {
  const gone = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
  leaving = gone.then(() => {
    leaving = undefined;
  });
  history.back();
}

/**
 * Lets the browser's button that goes back (and the gesture of phones) ask first, while closing would lose changes: an entry of
 * the history is put before the page's own, which going back takes away.
 */
export function useBackQuestion(active: boolean, ask: () => void): void {
  const asks = useEffectEvent(ask);
  useEffect(() => {
    if (!active) return;
    const guard = Math.random();
    const stand = () => history.pushState({ ...history.state, guard }, '');
    const isOnGuard = () => history.state?.guard === guard;
    let isOver = false;
    const onBack = () => {
      // Forward again, onto it, loses nothing.
      if (isOnGuard()) return;
      stand();
      asks();
    };
    const begin = () => {
      if (isOver) return;
      stand();
      addEventListener('popstate', onBack);
    };
    if (leaving) void leaving.then(begin);
    else begin();
    return () => {
      isOver = true;
      removeEventListener('popstate', onBack);
      // Whoever has gone on to another page is left there.
      if (isOnGuard()) goBack();
    };
  }, [active]);
}
