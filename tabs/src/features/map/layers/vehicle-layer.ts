import { boundingExtent, type Extent } from 'ol/extent.js';
import Feature, { type FeatureLike } from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import type { Pixel } from 'ol/pixel.js';
import { fromLonLat } from 'ol/proj.js';
import Cluster from 'ol/source/Cluster.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Icon from 'ol/style/Icon.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import type { MapColors } from '../map-colors.ts';
import type { MapVehicle } from '../map-vehicle.ts';
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

type VehicleFeature = Feature<Point>;

/** The vehicles, joined where there are too many in sight, but never the chosen one. */
export function addVehicleLayer(map: OlMap, firstColors: MapColors): VehicleLayer {
  let colors = firstColors;
  let chosenId: string | undefined;
  let shown: readonly MapVehicle[] = [];
  const all = new VectorSource<VehicleFeature>();
  const joined = new Cluster<VehicleFeature>({ source: all, distance: 0 });
  const chosen = new VectorSource<VehicleFeature>();
  const signs = new VectorLayer({ source: joined, zIndex: 4, className: 'vehicles', style: styleOfGroup });
  const chosenSign = new VectorLayer({ source: chosen, zIndex: 5, className: 'vehicles', style: styleOfChosen });
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
    const members = group.get('features') as VehicleFeature[];
    const [first] = members;
    if (!first || members.length > 1) return count(members.length);
    const one = vehicleOf(first);
    return resolution > plateResolutionMeters ? sign(one) : [sign(one), plate(one)];
  }
  function styleOfChosen(feature: FeatureLike): Style[] {
    const one = vehicleOf(feature);
    const ring = remembered('ring', () => {
      const stroke = new Stroke({ color: colors.chosen, width: 4 });
      return new Style({ image: new CircleStyle({ radius: 19, fill: new Fill({ color: colors.halo }), stroke }) });
    });
    return [ring, sign(one), plate(one)];
  }

  function joinIfMany(): void {
    const inSight = all.getFeaturesInExtent(map.getView().calculateExtent()).length;
    joined.setDistance(inSight > mostSingleVehicles ? clusterPixels : 0);
  }
  function draw(): void {
    const located = shown.flatMap((one) => (one.position ? [featureOf(one)] : []));
    const isChosen = (feature: VehicleFeature) => vehicleOf(feature).vehicle.id === chosenId;
    // Two changes for all instead of one for each that moved: every one has the groups made anew.
    all.clear(true);
    all.addFeatures(located.filter((feature) => !isChosen(feature)));
    chosen.clear(true);
    chosen.addFeatures(located.filter(isChosen));
    joinIfMany();
  }
  map.on('moveend', joinIfMany);

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
      if (!feature) return [];
      const members = (feature.get('features') as FeatureLike[] | undefined) ?? [feature];
      return members.map(vehicleOf);
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

function featureOf(one: MapVehicle): VehicleFeature {
  const feature = new Feature(new Point(one.position ? coordinateOf(one.position) : []));
  feature.set('vehicle', one, true);
  return feature;
}

function vehicleOf(feature: FeatureLike): MapVehicle {
  return feature.get('vehicle') as MapVehicle;
}
