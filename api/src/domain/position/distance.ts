interface Place {
  latitude: number;
  longitude: number;
}

/** Mean radius of the Earth (IUGG). */
const earthRadiusMeters = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Along the great circle, by the haversine formula. */
export function distanceMeters(from: Place, to: Place): number {
  const halfLatitude = Math.sin(radians(to.latitude - from.latitude) / 2);
  const halfLongitude = Math.sin(radians(to.longitude - from.longitude) / 2);
  const chord =
    halfLatitude ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * halfLongitude ** 2;
  return 2 * earthRadiusMeters * Math.asin(Math.sqrt(Math.min(1, chord)));
}
