import type OlMap from 'ol/Map.js';
import type { MapColors } from '../map-colors.ts';
import type { BaseMap } from './base-map.ts';
import { showEmbeddedBaseMap } from './embedded-base-map.ts';

/**
 * Lays the ground.
 * @param styleUrl of the settings; null for the map of the tabs' own, which also serves when the other cannot be had
 */
export async function showBaseMap(map: OlMap, colors: MapColors, styleUrl: string | null): Promise<BaseMap> {
  if (!styleUrl) return showEmbeddedBaseMap(map, colors);
  try {
    const { showStyledBaseMap } = await import('./styled-base-map.ts');
    return await showStyledBaseMap(map, styleUrl);
  } catch {
    return showEmbeddedBaseMap(map, colors);
  }
}
