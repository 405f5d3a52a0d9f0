import { boundingExtent, buffer, containsXY, type Extent, getWidth } from 'ol/extent.js';
import Feature, { type FeatureLike } from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import type { Pixel } from 'ol/pixel.js';
import { fromLonLat } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Icon from 'ol/style/Icon.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import type { MapColors } from '../map-colors.ts';
import type { MapVehicle } from '../map-vehicle.ts';
import { groupPlaces, middleOf } from './group-places.ts';
import { type SignState, signAddress } from './vehicle-signs.ts';

/** So many in sight are drawn one by one. */
const mostSingleVehicles = 100;
const clusterPixels = 48;
const headingStepDegrees = 5;
/** From here on plates stand beside the signs. */
const plateResolutionMeters = 30;
const font = '600 12px "Segoe UI", system-ui, sans-serif';

interface VehicleLayer {
  show(vehicles: readonly MapVehicle[]): void;
  choose(vehicleId: string | undefined): void;
  paint(colors: MapColors): void;
  /** Those under a point of the window; none where there is no sign. */
  at(pixel: Pixel): MapVehicle[];
  /** Of all vehicles; undefined when none has a place. */
  extent(): Extent | undefined;
}

interface Placed {
  one: MapVehicle;
  coordinate: number[];
}

/** Drawn beyond the window, so that moving it shows no empty border before the next drawing. */
const marginShare = 0.25;

/** The vehicles, joined where there are too many in sight, but never the chosen one. */
export function addVehicleLayer(map: OlMap, firstColors: MapColors): VehicleLayer {
  let colors = firstColors;
  let chosenId: string | undefined;
  let shown: readonly MapVehicle[] = [];
  const groups = new VectorSource<Feature<Point>>();
  const chosen = new VectorSource<Feature<Point>>();
  const signs = new VectorLayer({ source: groups, zIndex: 4, className: 'fleet', style: styleOfGroup });
  const chosenSign = new VectorLayer({ source: chosen, zIndex: 5, className: 'fleet', style: styleOfChosen });
  map.addLayer(signs);
  map.addLayer(chosenSign);

  const styles = new Map<string, Style>();
  function remembered(key: string, make: () => Style): Style {
    const known = styles.get(key) ?? make();
    styles.set(key, known);
    return known;
  }
  function sign({ state, position }: MapVehicle): Style {
    const isArrow = state === 'moving';
    const heading = isArrow ? Math.round((position?.headingDegrees ?? 0) / headingStepDegrees) * headingStepDegrees : 0;
    return remembered(`${state} ${heading}`, () => {
      const rotation = (heading * Math.PI) / 180;
      return new Style({ image: new Icon({ src: signAddress(state as SignState, colors), rotation }) });
    });
  }
  function plate({ vehicle: { licensePlate } }: MapVehicle): Style {
    return remembered(
      `plate ${licensePlate}`,
      () =>
        new Style({
          text: new Text({
            text: licensePlate,
            font,
            offsetY: 24,
            fill: new Fill({ color: colors.label }),
            stroke: new Stroke({ color: colors.halo, width: 4 }),
          }),
        }),
    );
  }
  function count(number: number): Style {
    return remembered(
      `count ${number}`,
      () =>
        new Style({
          image: new CircleStyle({
            radius: 14 + Math.min(14, Math.log2(number) * 1.6),
            fill: new Fill({ color: colors.chosen }),
            stroke: new Stroke({ color: colors.halo, width: 3 }),
          }),
          text: new Text({ text: String(number), font, fill: new Fill({ color: colors.onSign }) }),
        }),
    );
  }
  function styleOfGroup(group: FeatureLike, resolution: number): Style | Style[] {
    const members = membersOf(group);
    const [one] = members;
    if (!one || members.length > 1) return count(members.length);
    return resolution > plateResolutionMeters ? sign(one) : [sign(one), plate(one)];
  }
  function styleOfChosen(feature: FeatureLike): Style[] {
    const [one] = membersOf(feature);
    const ring = remembered('ring', () => {
      const stroke = new Stroke({ color: colors.chosen, width: 4 });
      return new Style({ image: new CircleStyle({ radius: 19, fill: new Fill({ color: colors.halo }), stroke }) });
    });
    return one ? [ring, sign(one), plate(one)] : [];
  }

  /** Only what can be seen: of a fleet all over a country most is elsewhere. */
  function draw(): void {
    const view = map.getView();
    const inSight = view.calculateExtent();
    const around = buffer(inSight, getWidth(inSight) * marginShare);
    const placed = shown.flatMap((one): Placed[] =>
      one.position ? [{ one, coordinate: coordinateOf(one.position) }] : [],
    );
    const isChosen = ({ one }: Placed) => one.vehicle.id === chosenId;
    const others = placed.filter((one) => !isChosen(one) && lies(one, around));
    const isMany = others.filter((one) => lies(one, inSight)).length > mostSingleVehicles;
    const distance = isMany ? clusterPixels * (view.getResolution() ?? 0) : 0;
    groups.clear(true);
    groups.addFeatures(groupPlaces(others, distance).map(featureOf));
    chosen.clear(true);
    chosen.addFeatures(placed.filter(isChosen).map((one) => featureOf([one])));
  }
  map.on('moveend', draw);

  return {
    show(vehicles) {
      shown = vehicles;
      draw();
    },
    choose(vehicleId) {
      chosenId = vehicleId;
      draw();
    },
    paint(next) {
      colors = next;
      styles.clear();
      for (const layer of [signs, chosenSign]) layer.changed();
    },
    at(pixel) {
      const options = { hitTolerance: 6, layerFilter: (layer: unknown) => layer === signs || layer === chosenSign };
      const [feature] = map.getFeaturesAtPixel(pixel, options);
      return feature ? membersOf(feature) : [];
    },
    extent() {
      const places = shown.flatMap(({ position }) => (position ? [coordinateOf(position)] : []));
      return places.length > 0 ? boundingExtent(places) : undefined;
    },
  };
}

export function coordinateOf({ longitude, latitude }: { longitude: number; latitude: number }): number[] {
  return fromLonLat([longitude, latitude]);
}

function lies({ coordinate: [x = 0, y = 0] }: Placed, extent: Extent): boolean {
  return containsXY(extent, x, y);
}

function featureOf(group: readonly Placed[]): Feature<Point> {
  const feature = new Feature(new Point(middleOf(group)));
  feature.set(
    'members',
    group.map(({ one }) => one),
    true,
  );
  return feature;
}

function membersOf(feature: FeatureLike): MapVehicle[] {
  return feature.get('members') as MapVehicle[];
}
