import { useAddress } from '../../use-address.ts';

/** What is chosen on the map, kept in the address so that it can be sent to somebody. */
export function useMapChoice() {
  const { search, change } = useAddress<'vehicle' | 'trip'>();
  return {
    vehicleId: search.get('vehicle') ?? undefined,
    tripId: search.get('trip') ?? undefined,
    choose: (vehicle: string | undefined) => change({ vehicle, trip: undefined }),
    chooseTrip: (trip: string | undefined) => change({ trip }),
  };
}
