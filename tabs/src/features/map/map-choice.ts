import { useSearchParams } from 'react-router';

/** What is chosen on the map, kept in the address so that it can be sent to somebody. */
export function useMapChoice() {
  const [search, setSearch] = useSearchParams();
  function change(values: Readonly<Record<string, string | undefined>>): void {
    setSearch(
      (before) => {
        for (const [name, value] of Object.entries(values)) {
          if (value) before.set(name, value);
          else before.delete(name);
        }
        return before;
      },
      { replace: true },
    );
  }
  return {
    vehicleId: search.get('vehicle') ?? undefined,
    tripId: search.get('trip') ?? undefined,
    choose: (vehicle: string | undefined) => change({ vehicle, trip: undefined }),
    chooseTrip: (trip: string | undefined) => change({ trip }),
  };
}
