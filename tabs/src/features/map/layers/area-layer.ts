import type { Geofence } from '@fleet/contracts/geofence.ts';
import type { Extent } from 'ol/extent.js';
import Feature from 'ol/Feature.js';
import Circle from 'ol/geom/Circle.js';
import Polygon from 'ol/geom/Polygon.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import type { Pixel } from 'ol/pixel.js';
import VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import type { MapColors } from '../map-colors.ts';
import { coordinateOf } from './vehicle-layer.ts';

interface AreaLayer {
  show(areas: readonly Geofence[]): void;
  paint(colors: MapColors): void;
  /** The one under a point of the window. */
  at(pixel: Pixel): Geofence | undefined;
  extent(): Extent | undefined;
}

const font = '600 12px "Segoe UI", system-ui, sans-serif';
const nameResolutionMeters = 60;

/** The sites of pools, with a solid line, and all other areas, with a dashed one. */
export function addAreaLayer(map: OlMap, firstColors: MapColors): AreaLayer {
  const source = new VectorSource();
  const layer = new VectorLayer({ source, zIndex: 2, className: 'fleet', declutter: true });
  map.addLayer(layer);
  function paint(colors: MapColors): void {
    layer.setStyle((feature, resolution) => {
      const area = feature.get('area') as Geofence;
      const color = area.poolId ? colors.site : colors.area;
      return new Style({
        fill: new Fill({ color: withAlpha(color, 0.12) }),
        stroke: new Stroke({ color, width: 2, ...(!area.poolId && { lineDash: [8, 5] }) }),
        ...(resolution < nameResolutionMeters && {
          text: new Text({
            text: area.name,
            font,
            overflow: true,
            fill: new Fill({ color }),
            stroke: new Stroke({ color: colors.halo, width: 4 }),
          }),
        }),
      });
    });
  }
  paint(firstColors);
  return {
    paint,
    show(areas) {
      source.clear(true);
      source.addFeatures(areas.map((area) => new Feature({ geometry: geometryOf(area.shape), area })));
    },
    at(pixel) {
      const [feature] = map.getFeaturesAtPixel(pixel, { layerFilter: (one) => one === layer });
      return feature?.get('area') as Geofence | undefined;
    },
    extent: () => (source.isEmpty() ? undefined : (source.getExtent() ?? undefined)),
  };
}

export function geometryOf(shape: Geofence['shape']): Circle | Polygon {
  if (shape.kind === 'polygon')
    return new Polygon([[...shape.corners, ...shape.corners.slice(0, 1)].map(coordinateOf)]);
  // The projection draws what is far from the equator larger.
  return new Circle(coordinateOf(shape), shape.radiusMeters / Math.cos((shape.latitude * Math.PI) / 180));
}

/** @param color `#rrggbb`, or as a browser computes it: `rgb(…)` */
function withAlpha(color: string, alpha: number): string {
  return color.startsWith('#')
    ? `${color}${Math.round(alpha * 255)
        .toString(16)
        .padStart(2, '0')}`
    : color.replace('rgb(', 'rgba(').replace(')', `, ${alpha})`);
}
