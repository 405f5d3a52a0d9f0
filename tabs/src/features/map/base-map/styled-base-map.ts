/** The base map of MAP_STYLE_URL; fetched only where there is one. */
import LayerGroup from 'ol/layer/Group.js';
import type OlMap from 'ol/Map.js';
import { apply } from 'ol-mapbox-style';
import type { BaseMap } from './base-map.ts';

/** @throws {Error} when the style cannot be had or read */
export async function showStyledBaseMap(map: OlMap, styleUrl: string): Promise<BaseMap> {
  const ground = new LayerGroup({ zIndex: 0 });
  map.getLayers().insertAt(0, ground);
  try {
    // Letters are the page's own: the policy lets no style sheet in from elsewhere.
    await apply(ground, styleUrl, { webfonts: `${import.meta.env.BASE_URL}no-web-fonts.css` });
  } catch (error) {
    map.removeLayer(ground);
    throw error;
  }
  return {
    // Its colors are its own.
    paint: () => {},
    dispose: () => void map.removeLayer(ground),
  };
}
