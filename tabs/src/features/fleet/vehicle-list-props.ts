import type { Vehicle } from '@fleet/contracts/vehicle.ts';

export interface VehicleListProps {
  vehicles: readonly Vehicle[];
  timeStyle: { locale: string; readerZone: string; now: number };
}
