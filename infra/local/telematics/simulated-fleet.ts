/** Where each vehicle of a fleet is at a moment, by the clock alone: started again, it goes on where it is by now. */
import { type RoadPoint, readRoad } from './road.ts';

export interface SimulatedPoint {
  /** How the vendor names the device. */
  externalId: string;
  time: Date;
  latitude: number;
  longitude: number;
  speedKph: number;
  headingDegrees: number;
  ignitionOn: boolean;
  odometerMeters: number;
  fuelPercent: number;
}

export interface SimulatedVehicle {
  externalId: string;
  /** So many meters it had gone when the simulation's clock began. */
  odometerMeters: number;
}

const minuteSeconds = 60;
/** Out, a stop there, back, and a rest at the site. */
const stopSeconds = 10 * minuteSeconds;
const restSeconds = 35 * minuteSeconds;
const tankMeters = 500_000;

/** @returns where the vehicle with that number in the fleet is; each begins its round at another time */
export function createSimulatedFleet(vehicles: readonly SimulatedVehicle[], road: readonly RoadPoint[] = readRoad()) {
  const driveSeconds = road.length - 1;
  const roundSeconds = driveSeconds + stopSeconds + driveSeconds + restSeconds;
  const lengthMeters = road.at(-1)?.meters ?? 0;

  function at(time: Date, number: number): SimulatedPoint {
    const { externalId, odometerMeters } = vehicles[number] as SimulatedVehicle;
    const seconds = Math.floor(time.getTime() / 1_000) + number * Math.floor(roundSeconds / vehicles.length);
    const inRound = seconds % roundSeconds;
    const rounds = Math.floor(seconds / roundSeconds) % 1_000;
    const isOut = inRound < driveSeconds;
    const isBack = inRound >= driveSeconds + stopSeconds && inRound < 2 * driveSeconds + stopSeconds;
    const index = isOut
      ? inRound
      : isBack
        ? 2 * driveSeconds + stopSeconds - inRound
        : inRound < driveSeconds + stopSeconds
          ? driveSeconds
          : 0;
    const here = road[index] as RoadPoint;
    const before = road[Math.max(0, Math.min(driveSeconds, index + (isBack ? 1 : -1)))] as RoadPoint;
    const drives = isOut || isBack;
    const inThisRound = isOut
      ? here.meters
      : isBack
        ? 2 * lengthMeters - here.meters
        : index === 0
          ? 2 * lengthMeters
          : lengthMeters;
    const driven = rounds * 2 * lengthMeters + inThisRound;
    return {
      externalId,
      time,
      latitude: here.latitude,
      longitude: here.longitude,
      speedKph: drives ? Math.abs(here.meters - before.meters) * 3.6 : 0,
      headingDegrees: drives ? heading(before, here) : 0,
      ignitionOn: drives,
      odometerMeters: Math.round(odometerMeters + driven),
      fuelPercent: Math.round(100 - (((driven + number * 90_000) % tankMeters) / tankMeters) * 90),
    };
  }
  return { at: (time: Date) => vehicles.map((_, number) => at(time, number)) };
}

/** Clockwise from north. */
function heading(from: RoadPoint, to: RoadPoint): number {
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180);
  const degrees = (Math.atan2(east, to.latitude - from.latitude) * 180) / Math.PI;
  return Math.round((degrees + 360) % 360);
}
