/** The pools and vehicles of the demo companies. */
import type { FuelType, VehicleClass } from '@fleet/contracts/vehicle.ts';

export interface DemoVehicle {
  licensePlate: string;
  make: string;
  model: string;
  color: string;
  class: VehicleClass;
  fuelType: FuelType;
  seats: number;
  status: 'active' | 'maintenance';
}

export interface DemoPool {
  name: string;
  site: string;
  timeZone: string;
  approvalPolicy: 'none' | 'manager';
  bufferMinutes: number;
  vehicles: readonly DemoVehicle[];
}

type Row = readonly [string, string, string, string, VehicleClass, FuelType, number, 'maintenance'?];

function vehicle([licensePlate, make, model, color, vehicleClass, fuelType, seats, status]: Row): DemoVehicle {
  return { licensePlate, make, model, color, class: vehicleClass, fuelType, seats, status: status ?? 'active' };
}

const munichHeadquarters: readonly Row[] = [
  ['M-FT 1204', 'Ford', 'Transit', 'blue', 'van', 'diesel', 3],
  ['M-FT 1205', 'Ford', 'Transit', 'white', 'van', 'diesel', 3],
  ['M-FT 1311', 'Ford', 'Transit Custom', 'silver', 'van', 'diesel', 3],
  ['M-VW 2040', 'Volkswagen', 'Transporter', 'white', 'van', 'diesel', 3],
  ['M-ID 7710E', 'Volkswagen', 'ID. Buzz Cargo', 'yellow', 'van', 'electric', 3],
  ['M-MB 3320', 'Mercedes-Benz', 'Sprinter', 'white', 'van', 'diesel', 3, 'maintenance'],
  ['M-MB 3405', 'Mercedes-Benz', 'V-Class', 'black', 'minibus', 'diesel', 8],
  ['M-VW 2188', 'Volkswagen', 'Caravelle', 'grey', 'minibus', 'diesel', 9],
  ['M-VW 5012', 'Volkswagen', 'Golf', 'grey', 'compact', 'petrol', 5],
  ['M-VW 5013', 'Volkswagen', 'Golf', 'blue', 'compact', 'petrol', 5],
  ['M-ID 3301E', 'Volkswagen', 'ID.3', 'white', 'compact', 'electric', 5],
  ['M-ID 3302E', 'Volkswagen', 'ID.3', 'red', 'compact', 'electric', 5],
  ['M-BM 4410', 'BMW', '320d', 'black', 'sedan', 'diesel', 5],
  ['M-BM 4500E', 'BMW', 'i4', 'white', 'sedan', 'electric', 5],
  ['M-AU 6021', 'Audi', 'A4', 'grey', 'sedan', 'petrol', 5],
  ['M-SK 8120', 'Škoda', 'Octavia Combi', 'green', 'estate', 'diesel', 5],
  ['M-SK 8121', 'Škoda', 'Octavia Combi', 'silver', 'estate', 'diesel', 5],
  ['M-VW 9034', 'Volkswagen', 'Passat Variant', 'blue', 'estate', 'hybrid', 5],
  ['M-BM 7001', 'BMW', 'X3', 'black', 'suv', 'hybrid', 5],
  ['M-TY 6655', 'Toyota', 'RAV4', 'white', 'suv', 'hybrid', 5],
  ['M-MN 9900', 'MAN', 'TGE', 'white', 'truck', 'diesel', 3],
  ['M-IV 9412', 'Iveco', 'Daily', 'orange', 'truck', 'diesel', 3],
];

const munichAirport: readonly Row[] = [
  ['M-CO 1010', 'Opel', 'Corsa', 'red', 'compact', 'petrol', 5],
  ['M-CO 1011', 'Opel', 'Corsa', 'white', 'compact', 'petrol', 5],
  ['M-RE 2020E', 'Renault', 'Zoe', 'blue', 'compact', 'electric', 5],
  ['M-FI 5005E', 'Fiat', '500e', 'mint', 'compact', 'electric', 4],
  ['M-TS 3001E', 'Tesla', 'Model 3', 'white', 'sedan', 'electric', 5],
  ['M-TS 3002E', 'Tesla', 'Model 3', 'blue', 'sedan', 'electric', 5],
  ['M-MB 2201', 'Mercedes-Benz', 'C-Class', 'silver', 'sedan', 'hybrid', 5],
  ['M-VO 4060', 'Volvo', 'V60', 'grey', 'estate', 'hybrid', 5],
  ['M-AU 7705', 'Audi', 'A6 Avant', 'black', 'estate', 'diesel', 5, 'maintenance'],
  ['M-SK 4410', 'Škoda', 'Kodiaq', 'green', 'suv', 'diesel', 7],
  ['M-HY 5500E', 'Hyundai', 'Ioniq 5', 'silver', 'suv', 'electric', 5],
  ['M-VW 2290', 'Volkswagen', 'Caravelle', 'white', 'minibus', 'diesel', 9],
];

const berlin: readonly Row[] = [
  ['B-FT 6101', 'Ford', 'Transit', 'white', 'van', 'diesel', 3],
  ['B-FT 6102E', 'Ford', 'E-Transit', 'blue', 'van', 'electric', 3],
  ['B-VW 3110', 'Volkswagen', 'Transporter', 'grey', 'van', 'diesel', 3],
  ['B-RE 7240', 'Renault', 'Trafic', 'red', 'van', 'diesel', 3],
  ['B-CI 5530', 'Citroën', 'Berlingo', 'yellow', 'van', 'petrol', 2],
  ['B-MB 1880', 'Mercedes-Benz', 'Vito Tourer', 'black', 'minibus', 'diesel', 9],
  ['B-ID 4401E', 'Volkswagen', 'ID.3', 'grey', 'compact', 'electric', 5],
  ['B-ID 4402E', 'Volkswagen', 'ID.3', 'blue', 'compact', 'electric', 5],
  ['B-PE 2080', 'Peugeot', '208', 'yellow', 'compact', 'petrol', 5],
  ['B-TY 1717', 'Toyota', 'Yaris', 'red', 'compact', 'hybrid', 5],
  ['B-VW 9050', 'Volkswagen', 'Passat Variant', 'white', 'estate', 'diesel', 5],
  ['B-SK 8333', 'Škoda', 'Superb Combi', 'grey', 'estate', 'diesel', 5, 'maintenance'],
  ['B-AU 6060', 'Audi', 'A4', 'white', 'sedan', 'petrol', 5],
  ['B-BM 5501E', 'BMW', 'i4', 'blue', 'sedan', 'electric', 5],
  ['B-KI 6000E', 'Kia', 'EV6', 'green', 'suv', 'electric', 5],
  ['B-IV 9700', 'Iveco', 'Daily', 'white', 'truck', 'diesel', 3],
];

const newark: readonly Row[] = [
  ['NJ K42-RTV', 'Ford', 'Transit 250', 'white', 'van', 'petrol', 2],
  ['NJ K43-RTV', 'Ford', 'E-Transit', 'blue', 'van', 'electric', 2],
  ['NJ M18-LPD', 'Ram', 'ProMaster', 'silver', 'van', 'petrol', 2],
  ['NJ D77-KXA', 'Toyota', 'Camry', 'grey', 'sedan', 'hybrid', 5],
  ['NJ D78-KXA', 'Tesla', 'Model 3', 'white', 'sedan', 'electric', 5],
  ['NJ S31-HQN', 'Ford', 'Explorer', 'black', 'suv', 'petrol', 7],
  ['NJ T90-BWC', 'Ford', 'F-150', 'red', 'truck', 'petrol', 5],
  ['NJ C55-ZEV', 'Chevrolet', 'Bolt', 'blue', 'compact', 'electric', 5],
];

const boston: readonly Row[] = [
  ['MA 4FLT 01', 'Honda', 'CR-V', 'silver', 'suv', 'hybrid', 5],
  ['MA 4FLT 02', 'Toyota', 'Corolla', 'white', 'compact', 'hybrid', 5],
  ['MA 4FLT 03', 'Subaru', 'Outback', 'green', 'estate', 'petrol', 5],
  ['MA 4FLT 04', 'Toyota', 'Sienna', 'grey', 'minibus', 'hybrid', 8, 'maintenance'],
];

export const demoPools: Readonly<Record<string, readonly DemoPool[]>> = {
  contoso: [
    pool('Munich HQ', 'Werksviertel', 'Europe/Berlin', 'manager', 30, munichHeadquarters),
    pool('Munich Airport', 'Parking P20', 'Europe/Berlin', 'none', 15, munichAirport),
    pool('Berlin', 'Adlershof', 'Europe/Berlin', 'manager', 30, berlin),
  ],
  fabrikam: [
    pool('Newark', 'Broad Street', 'America/New_York', 'manager', 30, newark),
    pool('Boston', 'Seaport', 'America/New_York', 'none', 15, boston),
  ],
};

function pool(
  name: string,
  site: string,
  timeZone: string,
  approvalPolicy: DemoPool['approvalPolicy'],
  bufferMinutes: number,
  rows: readonly Row[],
): DemoPool {
  return { name, site, timeZone, approvalPolicy, bufferMinutes, vehicles: rows.map(vehicle) };
}

/** For example `van-m-ft-1204@contoso.example`. */
export function vehicleMailboxAddress({ class: vehicleClass, licensePlate }: DemoVehicle, domain: string): string {
  return `${vehicleClass}-${licensePlate.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@${domain}`;
}

/** Licence classes by Directive 2006/126/EC: up to nine seats is B, above 3.5 tonnes C1. */
export const demoVehicleClasses = [
  { class: 'compact', displayName: 'Compact', requiredLicenceClass: 'B', hourlyCostCents: 600 },
  { class: 'sedan', displayName: 'Sedan', requiredLicenceClass: 'B', hourlyCostCents: 900 },
  { class: 'estate', displayName: 'Estate', requiredLicenceClass: 'B', hourlyCostCents: 850 },
  { class: 'suv', displayName: 'SUV', requiredLicenceClass: 'B', hourlyCostCents: 1_100 },
  { class: 'van', displayName: 'Van', requiredLicenceClass: 'B', hourlyCostCents: 1_200 },
  { class: 'minibus', displayName: 'Minibus', requiredLicenceClass: 'B', hourlyCostCents: 1_400 },
  { class: 'truck', displayName: 'Truck', requiredLicenceClass: 'C1', hourlyCostCents: 2_200 },
] as const satisfies readonly { class: VehicleClass; [member: string]: unknown }[];

export const demoEquipment = [
  { code: 'tow-bar', displayName: 'Tow bar' },
  { code: 'roof-rack', displayName: 'Roof rack' },
  { code: 'child-seat', displayName: 'Child seat' },
  { code: 'winter-tires', displayName: 'Winter tires' },
  { code: 'wheelchair-ramp', displayName: 'Wheelchair ramp' },
] as const;

/** What such a vehicle carries. */
export function equipmentOf({ class: vehicleClass, make }: DemoVehicle): string[] {
  const extra = { van: ['tow-bar', 'roof-rack'], suv: ['tow-bar'], estate: ['roof-rack'], truck: ['tow-bar'] };
  const ramp = vehicleClass === 'minibus' && make === 'Volkswagen' ? ['wheelchair-ramp'] : [];
  return ['winter-tires', ...(extra[vehicleClass as keyof typeof extra] ?? []), ...ramp];
}
