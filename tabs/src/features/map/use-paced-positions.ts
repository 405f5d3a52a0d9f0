import type { LivePosition } from '@fleet/contracts/live-position.ts';
import { startTransition, useEffect, useState } from 'react';
import { useTopic } from '../../realtime/followed-topics.ts';
import { livePositions } from '../../realtime/live-positions.ts';

const paceMilliseconds = 1_000;
const clockMilliseconds = 15_000;

export interface SeenPositions {
  live: ReadonlyMap<string, LivePosition>;
  /** Milliseconds since 1970 */
  now: number;
}

/** What is told live, and how old it is, for what people read: at most once a second, as a map hears of hundreds. */
export function usePacedPositions(): SeenPositions {
  useTopic('positions');
  const [seen, setSeen] = useState(look);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lookSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        // Rendered in slices, between the frames of the map.
        startTransition(() => setSeen(look()));
      }, paceMilliseconds);
    };
    const clock = setInterval(lookSoon, clockMilliseconds);
    const unsubscribe = livePositions.subscribe(lookSoon);
    return () => {
      unsubscribe();
      clearInterval(clock);
      clearTimeout(timer);
    };
  }, []);
  return seen;
}

function look(): SeenPositions {
  return { live: livePositions.get(), now: Date.now() };
}
