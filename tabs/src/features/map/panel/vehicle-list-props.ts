import type { MapVehicle } from '../map-vehicle.ts';

export interface VehicleListProps {
  vehicles: readonly MapVehicle[];
  chosenId: string | undefined;
  onChoose: (vehicleId: string) => void;
  /** Milliseconds since 1970 */
  now: number;
}
