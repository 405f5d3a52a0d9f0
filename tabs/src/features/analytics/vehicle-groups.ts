import type { VehicleUtilisation } from '@fleet/contracts/report.ts';

/** Of open time: below it a vehicle hardly earns its place. */
export const idleBelow = 0.1;
/** From it on there is hardly an hour left when somebody needs one. */
export const overbookedFrom = 0.7;

export interface VehicleGroups {
  /** The least used first. */
  idle: VehicleUtilisation[];
  /** The most used first. */
  overbooked: VehicleUtilisation[];
  /** Those with no-shows or late returns, the most of both first. */
  unreliable: VehicleUtilisation[];
}

export function groupVehicles(vehicles: readonly VehicleUtilisation[]): VehicleGroups {
  const share = ({ usedShare }: VehicleUtilisation) => usedShare ?? 0;
  const incidents = ({ noShowCount, lateReturnCount }: VehicleUtilisation) => noShowCount + lateReturnCount;
  const known = vehicles.filter(({ usedShare }) => usedShare !== null);
  return {
    idle: known.filter((one) => share(one) < idleBelow).sort((one, other) => share(one) - share(other)),
    overbooked: known.filter((one) => share(one) >= overbookedFrom).sort((one, other) => share(other) - share(one)),
    unreliable: vehicles.filter((one) => incidents(one) > 0).sort((one, other) => incidents(other) - incidents(one)),
  };
}

/** Of the open time of all of them; null when none of them was ever open. */
export function averageShare(vehicles: readonly VehicleUtilisation[]): number | null {
  const sum = (read: (one: VehicleUtilisation) => number) => vehicles.reduce((total, one) => total + read(one), 0);
  const open = sum(({ openMinutes }) => openMinutes);
  return open > 0 ? sum(({ reservedOpenMinutes }) => reservedOpenMinutes) / open : null;
}
