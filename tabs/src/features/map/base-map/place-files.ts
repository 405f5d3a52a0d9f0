/** Where the towns of the map lie; `tabs/place-files.ts` makes the files when the tabs are built. */

/** The largest first, its population in thousands. */
export type Place = readonly [name: string, longitude: number, latitude: number, thousands: number];

/** Below assets/ browsers keep what they have: whoever changes what is in the files counts the number up. */
export const placeFolder = 'assets/places-1/';
export const worldFileName = 'world';
export const regionDegrees = 10;

/** @returns the name of the file of the region that holds a point */
export function regionName(longitude: number, latitude: number): string {
  const part = (degrees: number) => Math.floor(degrees / regionDegrees) * regionDegrees;
  return `${part(longitude)}_${part(latitude)}`;
}
