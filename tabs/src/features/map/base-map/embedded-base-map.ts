/**
 * A map that needs no network: land and borders of Natural Earth (public domain), names of towns of GeoNames (CC BY 4.0), each
 * town as large as its population makes it. It has no streets.
 */
import Feature from 'ol/Feature.js';
import TopoJSON from 'ol/format/TopoJSON.js';
import Circle from 'ol/geom/Circle.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import { fromLonLat, toLonLat } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import countriesAddress from 'world-atlas/countries-50m.json?url';
import type { MapColors } from '../map-colors.ts';
import type { BaseMap } from './base-map.ts';
import type { Place } from './place-files.ts';
import { placesIn, townKilometers } from './places.ts';

const metersPerDegree = 111_319;
/** Smaller, a town is no more than its name. */
const smallestTownPixels = 6;
/** Drawn beyond the window, so that moving it a little shows nothing empty. */
const marginShare = 0.3;
const fontFamily = '"Segoe UI", system-ui, sans-serif';

export function showEmbeddedBaseMap(map: OlMap, colors: MapColors): BaseMap {
  const attributions = [
    'Natural Earth',
    '<a href="https://www.geonames.org/" target="_blank" rel="noreferrer">GeoNames</a>',
  ];
  const countries = new VectorSource({
    url: countriesAddress,
    format: new TopoJSON({ layers: ['countries'] }),
    attributions,
  });
  const land = new VectorLayer({ source: countries, zIndex: 0, className: 'base-map' });
  const towns = new VectorLayer({ source: new VectorSource(), zIndex: 1, className: 'base-map' });
  const names = new VectorLayer({
    source: new VectorSource(),
    zIndex: 6,
    declutter: true,
    className: 'base-map-names',
  });

  let painted = colors;
  function paint(next: MapColors): void {
    painted = next;
    const element = map.getTargetElement();
    // Until the land is there, it is likelier than water.
    if (element) element.style.backgroundColor = countries.isEmpty() ? next.land : next.water;
    land.setStyle(
      new Style({ fill: new Fill({ color: next.land }), stroke: new Stroke({ color: next.border, width: 1 }) }),
    );
    towns.setStyle(new Style({ fill: new Fill({ color: next.town }) }));
    names.setStyle((feature) => nameStyle(feature.get('place') as Place, next));
  }

  let asked = 0;
  async function showPlaces(): Promise<void> {
    const view = map.getView();
    const resolution = view.getResolution();
    if (!resolution) return;
    const [left = 0, bottom = 0, right = 0, top = 0] = view.calculateExtent();
    const [wide, high] = [(right - left) * marginShare, (top - bottom) * marginShare];
    const [west = 0, south = 0] = toLonLat([left - wide, bottom - high]);
    const [east = 0, north = 0] = toLonLat([right + wide, top + high]);
    const mine = ++asked;
    const places = await placesIn([west, south, Math.max(west, east), north], resolution / metersPerDegree);
    if (mine !== asked) return;
    const shown = places.filter(
      ([, longitude, latitude]) => longitude >= west && longitude <= east && latitude >= south && latitude <= north,
    );
    names.getSource()?.clear(true);
    names.getSource()?.addFeatures(shown.map(nameFeature));
    towns.getSource()?.clear(true);
    towns.getSource()?.addFeatures(shown.map(townFeature).filter((town) => isLarge(town, resolution)));
  }
  const onMoved = () => void showPlaces();

  for (const layer of [land, towns, names]) map.addLayer(layer);
  paint(colors);
  map.on('moveend', onMoved);
  countries.once('featuresloadend', () => paint(painted));
  return {
    paint,
    dispose() {
      map.un('moveend', onMoved);
      for (const layer of [land, towns, names]) map.removeLayer(layer);
    },
  };
}

function nameFeature(place: Place): Feature {
  return new Feature({ geometry: new Point(fromLonLat([place[1], place[2]])), place });
}

function townFeature([, longitude, latitude, thousands]: Place): Feature<Circle> {
  // The projection draws what is far from the equator larger.
  const meters = (townKilometers(thousands) * 1_000) / Math.cos((latitude * Math.PI) / 180);
  return new Feature(new Circle(fromLonLat([longitude, latitude]), meters));
}

function isLarge(town: Feature<Circle>, resolution: number): boolean {
  return (town.getGeometry()?.getRadius() ?? 0) / resolution >= smallestTownPixels;
}

function nameStyle([name, , , thousands]: Place, colors: MapColors): Style {
  const size = thousands >= 1_000 ? 15 : thousands >= 100 ? 13 : 12;
  return new Style({
    text: new Text({
      text: name,
      font: `${thousands >= 100 ? '600 ' : ''}${size}px ${fontFamily}`,
      fill: new Fill({ color: colors.label }),
      stroke: new Stroke({ color: colors.halo, width: 3 }),
      overflow: true,
    }),
    zIndex: thousands,
  });
}
