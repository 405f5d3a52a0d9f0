/** The map as the page uses it: what OpenLayers needs to know stays here and in `layers` and `base-map`. */
import type { Geofence } from '@fleet/contracts/geofence.ts';
import Attribution from 'ol/control/Attribution.js';
import ScaleLine from 'ol/control/ScaleLine.js';
import { easeOut } from 'ol/easing.js';
import { boundingExtent, type Extent } from 'ol/extent.js';
import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import type { BaseMap } from './base-map/base-map.ts';
import { showBaseMap } from './base-map/show-base-map.ts';
import { addAreaLayer } from './layers/area-layer.ts';
import { addTrailLayer, type TrailPoint } from './layers/trail-layer.ts';
import { addVehicleLayer, coordinateOf } from './layers/vehicle-layer.ts';
import type { MapColors } from './map-colors.ts';
import type { MapVehicle } from './map-vehicle.ts';

interface FleetMapOptions {
  element: HTMLElement;
  colors: MapColors;
  /** Of the base map; null for the one of the tabs' own. */
  styleUrl: string | null;
  movesAtOnce: boolean;
  onChoose: (vehicleId: string) => void;
  /** Somebody moved the map by hand. */
  onDragged: () => void;
}

export interface FleetMap {
  showVehicles(vehicles: readonly MapVehicle[]): void;
  showAreas(areas: readonly Geofence[]): void;
  /** @param points without any, no trail */
  showTrail(points: readonly TrailPoint[]): void;
  /** Undefined chooses none. */
  choose(vehicleId: string | undefined): void;
  centerOn(place: TrailPoint): void;
  fitAll(): void;
  zoomBy(steps: number): void;
  paint(colors: MapColors): void;
  dispose(): void;
}

const moveMilliseconds = 300;
const closeZoom = 15;
/** Closer, one would not know where in the world it is. */
const firstZoom = 12;
const padding = [56, 56, 56, 56];
/** Where nothing has a place: the middle of Europe, from afar. */
const nowhere = { center: coordinateOf({ longitude: 10, latitude: 49 }), zoom: 4 };

export function createFleetMap(options: FleetMapOptions): FleetMap {
  const { element, colors, styleUrl, movesAtOnce, onChoose, onDragged } = options;
  const view = new View({ ...nowhere, minZoom: 2, maxZoom: 19 });
  const map = new OlMap({
    target: element,
    view,
    controls: [new Attribution({ collapsible: false }), new ScaleLine()],
  });
  const areas = addAreaLayer(map, colors);
  const trail = addTrailLayer(map, colors);
  const vehicles = addVehicleLayer(map, colors);
  const duration = movesAtOnce ? 0 : moveMilliseconds;
  let painted = colors;
  let ground: BaseMap | undefined;
  let isDisposed = false;
  void showBaseMap(map, colors, styleUrl).then((shown) => {
    ground = shown;
    if (isDisposed) ground.dispose();
    else ground.paint(painted);
  });

  function fit(extent: Extent | undefined): void {
    if (extent) view.fit(extent, { padding, maxZoom: closeZoom, duration, easing: easeOut });
  }
  map.on('singleclick', ({ pixel }) => {
    const [first, ...others] = vehicles.at(pixel);
    if (!first) return;
    if (others.length === 0) onChoose(first.vehicle.id);
    else fit(boundingExtent([first, ...others].flatMap(({ position }) => (position ? [coordinateOf(position)] : []))));
  });
  map.on('pointermove', ({ pixel, dragging }) => {
    if (!dragging) element.style.cursor = vehicles.at(pixel).length > 0 ? 'pointer' : '';
  });
  map.on('pointerdrag', onDragged);

  let isFirst = true;
  return {
    showVehicles(shown) {
      vehicles.show(shown);
      const extent = vehicles.extent();
      if (isFirst && extent) view.fit(extent, { padding, maxZoom: firstZoom });
      isFirst &&= !extent;
    },
    showAreas: areas.show,
    showTrail(points) {
      trail.show(points);
      fit(trail.extent());
    },
    choose: vehicles.choose,
    centerOn(place) {
      view.animate({ center: coordinateOf(place), zoom: Math.max(view.getZoom() ?? 0, closeZoom - 1), duration });
    },
    fitAll: () => fit(vehicles.extent()),
    zoomBy(steps) {
      view.animate({ zoom: (view.getZoom() ?? 0) + steps, duration });
    },
    paint(next) {
      painted = next;
      ground?.paint(next);
      for (const layer of [areas, trail, vehicles]) layer.paint(next);
    },
    dispose() {
      isDisposed = true;
      ground?.dispose();
      map.setTarget(undefined);
      map.dispose();
    },
  };
}
