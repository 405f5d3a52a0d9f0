import { useEffect, useEffectEvent } from 'react';

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
    stand();
    const onBack = () => {
      // Forward again, onto it, loses nothing.
      if (isOnGuard()) return;
      stand();
      asks();
    };
    addEventListener('popstate', onBack);
    return () => {
      removeEventListener('popstate', onBack);
      // Whoever has gone on to another page is left there.
      if (isOnGuard()) history.back();
    };
  }, [active]);
}
