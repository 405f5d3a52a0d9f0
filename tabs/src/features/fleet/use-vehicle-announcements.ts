import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../ui/announcer.tsx';
import { describeChanges, type KindByVehicle, kindByVehicle } from './vehicle-changes.ts';

/** Has a screen reader say which vehicles became reserved or free while the page was open. */
export function useVehicleAnnouncements(vehicles: readonly Vehicle[] | undefined, now: number): void {
  const announce = useAnnounce();
  const before = useRef<KindByVehicle>(new Map());
  useEffect(() => {
    if (!vehicles) return;
    const text = describeChanges(before.current, vehicles, now);
    before.current = kindByVehicle(vehicles, now);
    if (text) announce(text);
  }, [vehicles, now, announce]);
}
