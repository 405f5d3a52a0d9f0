import { useQuery } from '@tanstack/react-query';
import { type Place, regionName } from '../base-map/place-files.ts';
import { placesOfRegions } from '../base-map/places.ts';
import type { MapVehicle } from '../map-vehicle.ts';

/** The towns of the regions that these are in; those of before until they have come. */
export function usePlacesNear(vehicles: readonly MapVehicle[]): readonly Place[] {
  const regions = vehicles.flatMap(({ position }) =>
    position ? [regionName(position.longitude, position.latitude)] : [],
  );
  const wanted = [...new Set(regions)].sort();
  const { data: places = [] } = useQuery({
    queryKey: ['places', wanted],
    queryFn: () => placesOfRegions(wanted),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  return places;
}
