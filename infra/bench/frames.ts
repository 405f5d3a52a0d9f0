/** How many frames a second a browser draws of a page. */
import type { Page } from 'playwright-core';

/** Some three screens of rows a second, as a wheel turned without a rest. */
const pixelsPerFrame = 40;

export interface Frames {
  framesPerSecond: number;
  /** In milliseconds, of the slowest frame in twenty. */
  p95: number;
  longest: number;
}

/** @param viewport what is scrolled meanwhile, up and down again at its ends; undefined scrolls nothing */
export async function countFrames(page: Page, seconds: number, viewport: string | undefined): Promise<Frames> {
  const deltas = (await page.evaluate(`new Promise((resolve) => {
    const deltas = [];
    const viewport = ${viewport ? `document.querySelector('${viewport}')` : 'undefined'};
    let step = ${pixelsPerFrame};
    let last;
    const end = performance.now() + ${seconds * 1_000};
    const draw = (now) => {
      if (last !== undefined) deltas.push(now - last);
      last = now;
      if (viewport) {
        const before = viewport.scrollTop;
        viewport.scrollTop += step;
        if (viewport.scrollTop === before) step = -step;
      }
      if (now < end) requestAnimationFrame(draw);
      else resolve(deltas);
    };
    requestAnimationFrame(draw);
  })`)) as number[];
  const sorted = deltas.toSorted((one, other) => one - other);
  const all = deltas.reduce((sum, delta) => sum + delta, 0);
  return {
    framesPerSecond: Math.round((deltas.length / all) * 10_000) / 10,
    p95: Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0),
    longest: Math.round(sorted.at(-1) ?? 0),
  };
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
