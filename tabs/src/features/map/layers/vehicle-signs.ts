/**
 * The signs of vehicles, as pictures drawn from text: an arrow where it drives, a disc where it stands, a square where it is
 * parked, an empty ring where nothing was heard for long. Each shape says what its color says. The legend shows the same.
 */

import type { MapColors } from '../map-colors.ts';
import type { MapState } from '../map-vehicle.ts';

export type SignState = Exclude<MapState, 'hidden' | 'unknown'>;

const shapes: Readonly<Record<SignState, (color: string, on: string) => string>> = {
  moving: (color, on) => `<path d="M14 2 L23 24 L14 19 L5 24 Z" fill="${color}" stroke="${on}" stroke-width="2"/>`,
  standing: (color, on) =>
    `<circle cx="14" cy="14" r="9" fill="${color}" stroke="${on}" stroke-width="2"/><circle cx="14" cy="14" r="3" fill="${on}"/>`,
  parked: (color, on) =>
    `<rect x="5" y="5" width="18" height="18" rx="4" fill="${color}" stroke="${on}" stroke-width="2"/><path d="M11.5 19 V9 h3.2 a3 3 0 0 1 0 6.1 h-3.2" fill="none" stroke="${on}" stroke-width="2.2"/>`,
  silent: (color, on) =>
    `<circle cx="14" cy="14" r="9" fill="${on}" stroke="${color}" stroke-width="2.5" stroke-dasharray="4 2.6"/><path d="M14 9 v5.5 l3.5 2" fill="none" stroke="${color}" stroke-width="2"/>`,
};

const signPixels = 28;

/** @returns the address of a picture, without a request */
export function signAddress(state: SignState, colors: MapColors): string {
  const shape = shapes[state](colors.vehicle[state], state === 'silent' ? colors.halo : colors.onSign);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${signPixels}" height="${signPixels}">${shape}</svg>`;
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
