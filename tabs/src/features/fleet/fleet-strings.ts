import type { Vehicle, VehicleClass } from '@fleet/contracts/vehicle.ts';
import { plural } from '../../ui/format.ts';

const vehicleWords = { one: 'vehicle', other: 'vehicles' };

/** The words of the vehicle grid. */
export const fleetStrings = {
  search: 'Search vehicles',
  searchHint: 'Make, model, plate or site',
  anyClass: 'All classes',
  classFilter: 'Class',
  list: 'Vehicles',
  count: (count: number, locale: string) => plural(count, locale, vehicleWords),
  countOf: (shown: number, all: number, locale: string) =>
    `${new Intl.NumberFormat(locale).format(shown)} of ${plural(all, locale, vehicleWords)}`,
  availableNow: (count: number, locale: string) => `${new Intl.NumberFormat(locale).format(count)} available now`,
  seats: (count: number, locale: string) => plural(count, locale, { one: 'seat', other: 'seats' }),
  classes: {
    compact: 'Compact',
    sedan: 'Sedan',
    estate: 'Estate',
    suv: 'SUV',
    van: 'Van',
    minibus: 'Minibus',
    truck: 'Truck',
  } satisfies Record<VehicleClass, string>,
  fuels: { petrol: 'Petrol', diesel: 'Diesel', hybrid: 'Hybrid', electric: 'Electric' } satisfies Record<
    Vehicle['fuelType'],
    string
  >,
  color: 'Color',
  odometer: 'Odometer',
  range: 'Range',
  equipment: 'Equipment',
  reserve: 'Reserve',
  available: 'Available',
  reserved: 'Reserved',
  reservedUntil: (until: string) => `Reserved until ${until}`,
  maintenance: 'Maintenance',
  retired: 'Retired',
  nextReserved: (period: string) => `Reserved ${period}`,
  nextRequested: (period: string) => `Requested ${period}`,
  waiting: 'Waiting for approval',
  nothingNext: 'No upcoming reservation',
  notReservable: 'Cannot be reserved now',
  emptyTitle: 'No vehicles yet',
  emptyDetail: 'As soon as your company’s vehicles are in Fleet, they appear here.',
  nothingFoundTitle: 'No vehicle matches',
  nothingFoundDetail: 'Try another word or another class.',
  clearFilter: 'Show all vehicles',
  becameReserved: (vehicle: string) => `${vehicle} is now reserved.`,
  becameAvailable: (vehicle: string) => `${vehicle} is now available.`,
  becameMaintenance: (vehicle: string) => `${vehicle} is now in maintenance.`,
  becameRetired: (vehicle: string) => `${vehicle} is now retired.`,
  manyChanged: (count: number, locale: string) =>
    `${plural(count, locale, vehicleWords)} changed ${count === 1 ? 'its' : 'their'} status.`,
} as const;
