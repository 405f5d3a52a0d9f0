import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useHiddenStyles } from './surface.ts';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Says what changed to people who do not see it. */
export function Announcer({ children }: { children: ReactNode }) {
  const { hidden } = useHiddenStyles();
  const [{ text, count }, setSpoken] = useState({ text: '', count: 0 });
  const announce = useCallback((next: string) => setSpoken((last) => ({ text: next, count: last.count + 1 })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className={hidden} role="status" aria-live="polite">
        {/* A new element each time: the same words said twice are spoken twice. */}
        <span key={count}>{text}</span>
      </div>
    </AnnounceContext>
  );
}

/** @returns a function that has a screen reader say a text at the next pause */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}
