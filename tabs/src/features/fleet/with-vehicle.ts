import type { Vehicle } from '@fleet/contracts/vehicle.ts';

interface Pages {
  pages: { vehicles: Vehicle[] }[];
}

/**
 * The pages with a vehicle as it is now, or without it when there is none any more; all others stay the objects they are.
 * One that is new comes at the end: whoever shows it puts it in order.
 */
export function withVehicle<Known extends Pages>(known: Known, vehicleId: string, vehicle: Vehicle | undefined): Known {
  const isIt = (one: Vehicle) => one.id === vehicleId;
  const isNew = !known.pages.some(({ vehicles }) => vehicles.some(isIt));
  const pages = known.pages.map((page, index) => {
    if (isNew) {
      const isLast = index === known.pages.length - 1;
      return vehicle && isLast ? { ...page, vehicles: [...page.vehicles, vehicle] } : page;
    }
    if (!page.vehicles.some(isIt)) return page;
    return {
      ...page,
      vehicles: page.vehicles.flatMap((one) => (isIt(one) ? (vehicle ? [vehicle] : []) : [one])),
    };
  });
  return { ...known, pages };
}
