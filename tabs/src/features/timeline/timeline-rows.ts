/** What claims each vehicle, as the timeline draws it and as a draft is held against it. */
import type { OperationOutput } from '@fleet/contracts/operations.ts';
import type { TimelineBlock, TimelineReservation } from '@fleet/contracts/timeline.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';

interface ClaimPeriod {
  key: string;
  /** Milliseconds since 1970; without end, infinity. */
  start: number;
  end: number;
  /** With the turnaround that follows. */
  bufferedEnd: number;
}
export type ReservationClaim = ClaimPeriod & { kind: 'reservation'; reservation: TimelineReservation };
type BlockClaim = ClaimPeriod & { kind: TimelineBlock['kind']; block: TimelineBlock | null };
export type Claim = ReservationClaim | BlockClaim;

export interface TimelineRow {
  vehicle: Vehicle;
  /** By start. */
  claims: readonly Claim[];
}

const minuteMilliseconds = 60_000;

/**
 * @param vehicles in the order of their rows
 * @param now milliseconds since 1970: until then, at least, a vehicle that is not back is claimed
 */
export function timelineRows(
  vehicles: readonly Vehicle[],
  { reservations, blocks }: Pick<OperationOutput<'getTimeline'>, 'reservations' | 'blocks'>,
  now: number,
): TimelineRow[] {
  const byVehicle = Map.groupBy(reservations, ({ vehicleId }) => vehicleId);
  const blocksOf = (vehicle: Vehicle) =>
    blocks.filter(({ vehicleId, poolId }) =>
      vehicleId ? vehicleId === vehicle.id : poolId === null || poolId === vehicle.poolId,
    );
  return vehicles.map((vehicle) => {
    const claims: Claim[] = [
      ...(byVehicle.get(vehicle.id) ?? []).map((reservation) => toReservationClaim(reservation, now)),
      ...blocksOf(vehicle).map(toBlockClaim),
      ...(vehicle.status === 'maintenance' ? [outOfLending(vehicle)] : []),
    ];
    return { vehicle, claims: claims.sort((one, other) => one.start - other.start) };
  });
}

function toReservationClaim(reservation: TimelineReservation, now: number): ReservationClaim {
  const { vehicleId, startDate, endDate, bufferMinutes, status, details } = reservation;
  const start = Date.parse(startDate);
  const agreed = Date.parse(endDate);
  const end = status === 'active' ? Math.max(agreed, now) : agreed;
  return {
    key: details?.id ?? `${vehicleId} ${startDate}`,
    kind: 'reservation',
    start,
    end,
    bufferedEnd: status === 'completed' ? end : end + bufferMinutes * minuteMilliseconds,
    reservation,
  };
}

function toBlockClaim(block: TimelineBlock): BlockClaim {
  const end = block.endDate ? Date.parse(block.endDate) : Number.POSITIVE_INFINITY;
  return { key: block.id, kind: block.kind, start: Date.parse(block.startDate), end, bufferedEnd: end, block };
}

/** Whoever manages the fleet has set it aside, without saying until when. */
function outOfLending({ id }: Vehicle): BlockClaim {
  const end = Number.POSITIVE_INFINITY;
  return { key: `${id} maintenance`, kind: 'maintenance', start: -end, end, bufferedEnd: end, block: null };
}

/** What claims the vehicle at an instant; a reservation before what else does. */
export function claimAt({ claims }: TimelineRow, instant: number): Claim | undefined {
  const there = claims.filter(({ start, end }) => start <= instant && instant < end);
  return there.find(({ kind }) => kind === 'reservation') ?? there[0];
}

/** Whose vehicles the reader has something of. */
export function ownRows(rows: readonly TimelineRow[]): TimelineRow[] {
  return rows.filter(({ claims }) =>
    claims.some((one) => one.kind === 'reservation' && one.reservation.details?.isMine),
  );
}
