import type { Vehicle } from '@fleet/contracts/vehicle.ts';

export interface SectionProps {
  vehicle: Vehicle;
  timeStyle: { locale: string; readerZone: string; now: number };
}
