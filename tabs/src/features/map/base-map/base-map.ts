import type { MapColors } from '../map-colors.ts';

/** What lies below the vehicles. */
export interface BaseMap {
  paint(colors: MapColors): void;
  dispose(): void;
}
