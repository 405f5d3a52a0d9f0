import { useEffect, useState } from 'react';

const minuteMilliseconds = 60_000;

/** The time in milliseconds since 1970, renewed at every full minute, as reservations begin and end on one. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), minuteMilliseconds - (now % minuteMilliseconds) + 50);
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
