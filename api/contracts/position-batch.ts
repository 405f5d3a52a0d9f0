/**
 * Where many vehicles are, as one text: written once for everybody who hears it, a quarter of its JSON, and read only by pages
 * that look. Base64, as socket.io puts text into one frame that it makes once, but binary into two that it makes for each
 * connection. Every position stands for itself, so that whoever joins or misses one needs no other. Without zod, for the browser.
 */
import type { LivePosition } from './live-position.ts';

/** How many a batch holds at most. */
export const maximumBatchedPositions = 1_000;

/** One centimetre at the equator. */
const stepsADegree = 1e7;
/** Of speeds (km/h) and headings. */
const stepsAUnit = 100;
const unknown = 0xffff;
const ignitions = [null, false, true] as const;

/** Bytes of a position, numbers with the most significant byte first. */
const places = {
  vehicleId: 0,
  latitude: 16,
  longitude: 20,
  /** Milliseconds since 1970, in the 8 bytes of a double. */
  deviceTime: 24,
  speedKph: 32,
  headingDegrees: 34,
  ignitionOn: 36,
} as const;
const bytesAPosition = 37;

export function writePositionBatch(positions: readonly LivePosition[]): string {
  const bytes = new Uint8Array(positions.length * bytesAPosition);
  for (const [index, position] of positions.entries()) {
    const record = new DataView(bytes.buffer, index * bytesAPosition, bytesAPosition);
    const digits = position.vehicleId.replaceAll('-', '');
    for (let at = 0; at < 16; at++) record.setUint8(at, Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16));
    record.setInt32(places.latitude, Math.round(position.latitude * stepsADegree));
    record.setInt32(places.longitude, Math.round(position.longitude * stepsADegree));
    record.setFloat64(places.deviceTime, Date.parse(position.deviceTime));
    record.setUint16(places.speedKph, toSteps(position.speedKph));
    record.setUint16(places.headingDegrees, toSteps(position.headingDegrees));
    record.setUint8(places.ignitionOn, ignitions.indexOf(position.ignitionOn));
  }
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function readPositionBatch(batch: string): LivePosition[] {
  const bytes = Uint8Array.from(atob(batch), (letter) => letter.charCodeAt(0));
  return Array.from({ length: bytes.length / bytesAPosition }, (_, index) => {
    const record = new DataView(bytes.buffer, index * bytesAPosition, bytesAPosition);
    return {
      vehicleId: readUuid(record),
      latitude: record.getInt32(places.latitude) / stepsADegree,
      longitude: record.getInt32(places.longitude) / stepsADegree,
      speedKph: fromSteps(record.getUint16(places.speedKph)),
      headingDegrees: fromSteps(record.getUint16(places.headingDegrees)),
      ignitionOn: ignitions[record.getUint8(places.ignitionOn)] ?? null,
      deviceTime: new Date(record.getFloat64(places.deviceTime)).toISOString(),
    };
  });
}

/** What is beyond 655 is told as 655.34. */
function toSteps(value: number | null): number {
  return value === null ? unknown : Math.min(Math.max(Math.round(value * stepsAUnit), 0), unknown - 1);
}

function fromSteps(steps: number): number | null {
  return steps === unknown ? null : steps / stepsAUnit;
}

const hexadecimal = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function readUuid(record: DataView): string {
  let digits = '';
  for (let at = 0; at < 16; at++) {
    if (at === 4 || at === 6 || at === 8 || at === 10) digits += '-';
    digits += hexadecimal[record.getUint8(at)];
  }
  return digits;
}
