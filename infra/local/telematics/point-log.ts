import type { SimulatedPoint } from './simulated-fleet.ts';

/** What a vendor has heard of its devices, each with a number of its own, as far back as an hour. */
export interface PointLog {
  add(points: readonly SimulatedPoint[]): void;
  /** @returns those after a number, at most so many */
  after(number: number, limit: number): { number: number; point: SimulatedPoint }[];
  /** Of the newest. */
  newest(): number;
}

const keptMilliseconds = 3_600_000;

export function createPointLog(): PointLog {
  let kept: { number: number; point: SimulatedPoint }[] = [];
  let count = 0;
  return {
    add(points) {
      for (const point of points) kept.push({ number: ++count, point });
      const newest = points.at(-1)?.time.getTime() ?? 0;
      const first = kept.findIndex(({ point }) => point.time.getTime() > newest - keptMilliseconds);
      if (first > 0) kept = kept.slice(first);
    },
    after: (number, limit) => kept.filter((one) => one.number > number).slice(0, limit),
    newest: () => count,
  };
}
