/** The map on which areas are shown and drawn. What OpenLayers needs to know stays here. */
import type { Geofence, GeofenceShape } from '@fleet/contracts/geofence.ts';
import Collection from 'ol/Collection.js';
import Attribution from 'ol/control/Attribution.js';
import ScaleLine from 'ol/control/ScaleLine.js';
import Feature from 'ol/Feature.js';
import Circle from 'ol/geom/Circle.js';
import MultiPoint from 'ol/geom/MultiPoint.js';
import type Polygon from 'ol/geom/Polygon.js';
import Modify from 'ol/interaction/Modify.js';
import VectorLayer from 'ol/layer/Vector.js';
import OlMap from 'ol/Map.js';
import { toLonLat } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import View from 'ol/View.js';
import { showBaseMap } from '../../map/base-map/show-base-map.ts';
import { addAreaLayer, geometryOf } from '../../map/layers/area-layer.ts';
import { coordinateOf } from '../../map/layers/vehicle-layer.ts';
import type { MapColors } from '../../map/map-colors.ts';
import { rounded } from './shape-draft.ts';

interface Place {
  latitude: number;
  longitude: number;
}

interface AreaMapOptions {
  element: HTMLElement;
  colors: MapColors;
  styleUrl: string | null;
  movesAtOnce: boolean;
  /** Somebody pointed at a place, and at the area that lies there. */
  onPoint: (place: Place, area: Geofence | undefined) => void;
  /** Somebody pulled at the border of what is drawn. */
  onDrawn: (shape: GeofenceShape) => void;
}

export interface AreaMap {
  showAreas(areas: readonly Geofence[]): void;
  /** What is being drawn; undefined for nothing. */
  draw(shape: GeofenceShape | undefined): void;
  /** Brings what is drawn, else all areas, into sight. */
  fit(): void;
  zoomBy(steps: number): void;
  paint(colors: MapColors): void;
  dispose(): void;
}

const nowhere = { center: coordinateOf({ longitude: 10, latitude: 49 }), zoom: 4 };
const padding = [40, 40, 40, 40];
const closeZoom = 17;
const moveMilliseconds = 200;

export function createAreaMap(options: AreaMapOptions): AreaMap {
  const { element, colors, styleUrl, movesAtOnce, onPoint, onDrawn } = options;
  const duration = movesAtOnce ? 0 : moveMilliseconds;
  const view = new View({ ...nowhere, minZoom: 2, maxZoom: 19 });
  const map = new OlMap({
    target: element,
    view,
    controls: [new Attribution({ collapsible: false }), new ScaleLine()],
  });
  const areas = addAreaLayer(map, colors);
  const drawn = new Collection<Feature<Circle | Polygon>>();
  const source = new VectorSource({ features: drawn });
  const layer = new VectorLayer({ source, zIndex: 4, className: 'drawn' });
  const modify = new Modify({ features: drawn });
  map.addLayer(layer);
  map.addInteraction(modify);
  modify.on('modifyend', () => {
    const geometry = drawn.item(0)?.getGeometry();
    if (geometry) onDrawn(shapeOf(geometry));
  });
  map.on('singleclick', ({ coordinate, pixel }) => onPoint(placeOf(coordinate), areas.at(pixel)));

  const paint = (next: MapColors) => {
    areas.paint(next);
    const stroke = new Stroke({ color: next.chosen, width: 3 });
    const handle = new CircleStyle({ radius: 6, fill: new Fill({ color: next.halo }), stroke });
    layer.setStyle([
      new Style({ stroke: new Stroke({ color: next.halo, width: 6 }) }),
      new Style({ stroke, fill: new Fill({ color: `${next.halo}33` }) }),
      new Style({ image: handle, geometry: (feature) => handlesOf(feature as Feature<Circle | Polygon>) }),
    ]);
  };
  paint(colors);
  let painted = colors;
  let isDisposed = false;
  const ground = showBaseMap(map, colors, styleUrl).then((shown) => {
    if (isDisposed) shown.dispose();
    else shown.paint(painted);
    return shown;
  });
  return {
    showAreas: areas.show,
    draw(shape) {
      const feature = drawn.item(0);
      if (!shape) drawn.clear();
      else if (feature?.getGeometry()?.getType() === geometryOf(shape).getType())
        feature.setGeometry(geometryOf(shape));
      else {
        drawn.clear();
        drawn.push(new Feature(geometryOf(shape)));
      }
    },
    fit() {
      const extent = drawn.getLength() > 0 ? source.getExtent() : areas.extent();
      if (extent) view.fit(extent, { padding, maxZoom: closeZoom, duration });
    },
    zoomBy(steps) {
      view.animate({ zoom: (view.getZoom() ?? 0) + steps, duration });
    },
    paint(next) {
      painted = next;
      paint(next);
      void ground.then((shown) => shown.paint(next));
    },
    dispose() {
      isDisposed = true;
      void ground.then((shown) => shown.dispose());
      map.setTarget(undefined);
      map.dispose();
    },
  };
}

function placeOf(coordinate: number[]): Place {
  const [longitude = 0, latitude = 0] = toLonLat(coordinate);
  return rounded({ latitude, longitude });
}

function shapeOf(geometry: Circle | Polygon): GeofenceShape {
  if (geometry instanceof Circle) {
    const center = placeOf(geometry.getCenter());
    // The projection draws what is far from the equator larger.
    const radiusMeters = Math.round(geometry.getRadius() * Math.cos((center.latitude * Math.PI) / 180));
    return { kind: 'circle', ...center, radiusMeters };
  }
  const [ring = []] = geometry.getCoordinates();
  return { kind: 'polygon', corners: ring.slice(0, -1).map(placeOf) };
}

/** What can be pulled: the corners, or the middle of a circle. */
function handlesOf(feature: Feature<Circle | Polygon>): MultiPoint | undefined {
  const geometry = feature.getGeometry();
  if (!geometry) return undefined;
  return new MultiPoint(geometry instanceof Circle ? [geometry.getCenter()] : (geometry.getCoordinates()[0] ?? []));
}
