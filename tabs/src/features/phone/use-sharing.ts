import { ProblemError } from '@fleet/contracts/problem-error.ts';
import { useEffect, useState } from 'react';
import { useApi } from '../../api-client/api.ts';
import { createPositionQueue, type QueueState, toldPosition } from './position-queue.ts';

const sendMilliseconds = 5_000;
const watch: PositionOptions = { enableHighAccuracy: true, maximumAge: 2_000, timeout: 30_000 };

type SharingProblem = 'denied' | 'unavailable' | 'unsupported';

export interface Sharing {
  queue: QueueState | undefined;
  problem: SharingProblem | undefined;
  /** Why the server takes nothing more: the vehicle was returned. */
  refusal: unknown;
  /** The page could not see where it was for a while. */
  wasHidden: boolean;
}

const nothing: Sharing = { queue: undefined, problem: undefined, refusal: undefined, wasHidden: false };

/**
 * Tells the server where the phone is, as long as a vehicle is given and the page is open.
 * @param vehicleId of the vehicle whose driver holds the phone; undefined shares nothing
 * @param onEnd it cannot go on: not allowed, or not this driver's vehicle any more
 */
export function useSharing(vehicleId: string | undefined, onEnd: () => void): Sharing {
  const api = useApi();
  const [sharing, setSharing] = useState(nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: sharing begins with a vehicle, and not anew with each rendering
  useEffect(() => {
    if (!vehicleId) return;
    setSharing(nothing);
    if (!('geolocation' in navigator)) {
      setSharing({ ...nothing, problem: 'unsupported' });
      return onEnd();
    }
    const tell = (news: Partial<Sharing>) => setSharing((former) => ({ ...former, ...news }));
    const queue = createPositionQueue((positions) => api.reportVehiclePosition({ vehicleId, positions }));
    const flush = async () => {
      try {
        await queue.flush();
      } catch (error) {
        if (isFinal(error)) {
          tell({ refusal: error });
          onEnd();
        }
        // Anything else passes: what waits is sent again.
      }
      tell({ queue: queue.state() });
    };
    const watched = navigator.geolocation.watchPosition(
      (position) => {
        const isFirst = queue.state().sent === 0 && queue.state().waiting === 0;
        queue.add(toldPosition(position));
        tell({ queue: queue.state(), problem: undefined });
        if (isFirst) void flush();
      },
      ({ code, PERMISSION_DENIED }) => {
        const isDenied = code === PERMISSION_DENIED;
        tell({ problem: isDenied ? 'denied' : 'unavailable' });
        if (isDenied) onEnd();
      },
      watch,
    );
    const timer = setInterval(() => void flush(), sendMilliseconds);
    const screen = keepScreenOn();
    const onVisible = () => {
      if (document.hidden) tell({ wasHidden: true });
      else screen.renew();
    };
    document.addEventListener('visibilitychange', onVisible);
    addEventListener('online', flush);
    return () => {
      navigator.geolocation.clearWatch(watched);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
      removeEventListener('online', flush);
      screen.release();
      // What is known is told, though nobody looks any more.
      queue.flush().catch(() => {});
    };
  }, [vehicleId]);
  return sharing;
}

function isFinal(error: unknown): boolean {
  return error instanceof ProblemError && ['FORBIDDEN', 'NOT_FOUND'].includes(error.problem.code);
}

/** Phones stop telling where they are when their screen goes dark. Where that cannot be prevented, the page still says so. */
function keepScreenOn() {
  let lock: WakeLockSentinel | undefined;
  let isReleased = false;
  const renew = () => {
    navigator.wakeLock
      ?.request('screen')
      .then((granted) => {
        if (isReleased) void granted.release();
        else lock = granted;
      })
      .catch(() => {});
  };
  renew();
  return {
    renew,
    release() {
      isReleased = true;
      void lock?.release();
    },
  };
}
