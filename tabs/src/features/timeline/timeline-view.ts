/** What the timeline shows of what there is; all of it stands in the address, so that a link shows the same. */
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { isDay } from '../../ui/calendar-day.ts';
import { useAddress } from '../../use-address.ts';
import { useAddressText } from '../../use-address-text.ts';
import { poolParameter } from '../pools/pool-parameter.ts';
import { type TimelineSpan, timelineSpans } from './timeline-window.ts';

export const zoomLevels: readonly number[] = [1, 1.5, 2, 3, 4];

export interface TimelineView {
  /** Undefined for today. */
  day: string | undefined;
  span: TimelineSpan;
  /** How many times wider than fits. */
  zoom: number;
  poolId: string | undefined;
  /** Part of a vehicle's name or plate. */
  text: string;
  /** Only vehicles of which the reader has something. */
  isOwn: boolean;
}

function readTimelineView(search: URLSearchParams): Omit<TimelineView, 'text'> {
  const day = search.get('date');
  return {
    day: isDay(day) ? day : undefined,
    span: timelineSpans.find((one) => one === search.get('span')) ?? 'day',
    zoom: zoomLevels.find((one) => String(one) === search.get('zoom')) ?? 1,
    poolId: search.get(poolParameter) ?? undefined,
    isOwn: search.get('scope') === 'mine',
  };
}

type ViewParameter = 'date' | 'span' | 'zoom' | 'pool' | 'q' | 'scope';

/** @returns the view, and what changes it in the address; undefined takes a parameter out */
export function useTimelineView() {
  const { search, change } = useAddress<ViewParameter>();
  const { text, setText } = useAddressText();
  const view: TimelineView = { ...readTimelineView(search), text };
  return { view, change, setText };
}

/** The vehicles that are shown, retired ones never. */
export function vehiclesShown(vehicles: readonly Vehicle[], { poolId, text }: TimelineView): Vehicle[] {
  const bare = (words: string) => words.toLowerCase().replaceAll(/[\s-]/g, '');
  const wanted = bare(text);
  return vehicles.filter(
    (vehicle) =>
      vehicle.status !== 'retired' &&
      (!poolId || vehicle.poolId === poolId) &&
      bare(`${vehicle.make}${vehicle.model}${vehicle.licensePlate}`).includes(wanted),
  );
}

/** The zone that all of these vehicles share; the reader's own where they have several. */
export function zoneOf(vehicles: readonly Vehicle[], readerZone: string): string {
  const zones = new Set(vehicles.map(({ timeZone }) => timeZone));
  const [only] = zones;
  return zones.size === 1 && only ? only : readerZone;
}
