import type { Extent } from 'ol/extent.js';
import Feature from 'ol/Feature.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import RegularShape from 'ol/style/RegularShape.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import type { MapColors } from '../map-colors.ts';
import { coordinateOf } from './vehicle-layer.ts';

export interface TrailPoint {
  latitude: number;
  longitude: number;
}

interface TrailLayer {
  show(points: readonly TrailPoint[]): void;
  paint(colors: MapColors): void;
  extent(): Extent | undefined;
}

/** Where a vehicle drove: a disc where it began, a square where it ended or is. */
export function addTrailLayer(map: OlMap, firstColors: MapColors): TrailLayer {
  const source = new VectorSource();
  const layer = new VectorLayer({ source, zIndex: 3, className: 'fleet' });
  map.addLayer(layer);
  function paint(colors: MapColors): void {
    const fill = new Fill({ color: colors.halo });
    const stroke = new Stroke({ color: colors.chosen, width: 3 });
    const looks: Record<string, Style[]> = {
      way: [
        new Style({ stroke: new Stroke({ color: colors.halo, width: 8 }) }),
        new Style({ stroke: new Stroke({ color: colors.chosen, width: 4 }) }),
      ],
      start: [new Style({ image: new CircleStyle({ radius: 7, fill, stroke }) })],
      end: [new Style({ image: new RegularShape({ points: 4, radius: 9, angle: Math.PI / 4, fill, stroke }) })],
    };
    layer.setStyle((feature) => looks[feature.get('part') as string] ?? []);
  }
  paint(firstColors);
  return {
    paint,
    show(points) {
      source.clear(true);
      const way = points.map(coordinateOf);
      const [start, end] = [way[0], way.at(-1)];
      if (!start || !end) return;
      source.addFeatures([
        new Feature({ geometry: new LineString(way), part: 'way' }),
        new Feature({ geometry: new Point(start), part: 'start' }),
        new Feature({ geometry: new Point(end), part: 'end' }),
      ]);
    },
    extent: () => (source.isEmpty() ? undefined : (source.getExtent() ?? undefined)),
  };
}
