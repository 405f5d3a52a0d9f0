import { useLayoutEffect, useRef } from 'react';

/**
 * Remembers what had the focus when a dialog opened.
 * @returns a function that gives it back, called when the dialog is about to leave the page
 */
export function useFocusReturn(open: boolean, surfaceId: string, others: readonly (HTMLElement | null)[] = []) {
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement;
  }, [open]);
  return () => {
    const focused = document.activeElement;
    const isLost = !focused || focused === document.body || document.getElementById(surfaceId)?.contains(focused);
    // Whoever has gone on to something else meanwhile is left there.
    if (!isLost) return;
    const target = [opener.current, ...others].find((element) => element instanceof HTMLElement && element.isConnected);
    if (target instanceof HTMLElement) target.focus();
  };
}
