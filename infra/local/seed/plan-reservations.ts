/** Invents three months of reservations for a fleet: two behind `now`, one ahead. Pure, and the same for the same `now`. */
import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import { Temporal } from 'temporal-polyfill';
import { type Random, seededRandom } from './random.ts';

export interface PlannedVehicle {
  id: string;
  class: string;
  underMaintenance: boolean;
  bufferMinutes: number;
  timeZone: string;
  approvalRequired: boolean;
}

export interface PlannedDriver {
  id: string;
  /** The user who makes their reservations: they themselves or the fleet manager. */
  createdBy: string;
  isUser: boolean;
  approverId: string;
  department: string;
  costCenter: string;
}

export interface PlannedReservation {
  vehicleId: string;
  driver: PlannedDriver;
  start: Date;
  end: Date;
  bufferMinutes: number;
  timeZone: string;
  status: ReservationStatus;
  approvalRequired: boolean;
  purpose: string;
  createdAt: Date;
  /** When the approver decided; undefined while nobody has, or nobody had to. */
  decidedAt?: Date;
}

const daysBehind = 61;
const daysAhead = 31;
const minuteMilliseconds = 60_000;
const dayMilliseconds = 24 * 60 * minuteMilliseconds;

const purposes: Readonly<Record<string, readonly string[]>> = {
  van: ['Site visit', 'Spare parts to the customer', 'Trade fair set-up', 'Moving desks', 'Tool delivery'],
  truck: ['Pallet transport', 'Trade fair set-up', 'Warehouse transfer'],
  minibus: ['Team offsite', 'Visitors from the airport', 'Apprentices’ excursion'],
};
const commonPurposes = ['Customer meeting', 'Site visit', 'Airport pick-up', 'Training', 'Audit on site', 'Sales tour'];

/**
 * @param drivers must not be empty
 * @returns by vehicle, then by start; live ones of a vehicle never overlap, turnaround included, nor do those of a driver
 */
export function planReservations(
  vehicles: readonly PlannedVehicle[],
  drivers: readonly PlannedDriver[],
  now: Date,
  seed: number,
): PlannedReservation[] {
  const random = seededRandom(seed);
  const busy = new Map<string, { start: Date; end: Date }[]>();
  return vehicles.flatMap((vehicle) => {
    const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO(vehicle.timeZone)
      .toPlainDate();
    const planned: PlannedReservation[] = [];
    let freeFrom = 0;
    for (let offset = -daysBehind; offset < daysAhead; offset++) {
      const day = today.add({ days: offset });
      if (vehicle.underMaintenance && offset >= 0) break;
      for (const period of inventPeriods(random, day, vehicle.timeZone, offset)) {
        if (period.start.getTime() < freeFrom) continue;
        const driver = random.pick(drivers);
        const taken = busy.get(driver.id) ?? [];
        if (taken.some(({ start, end }) => start < period.end && period.start < end)) continue;
        // The demo people keep tomorrow for what is tried out in the chat.
        if (driver.isUser && offset === 1) continue;
        const reservation = describe(random, vehicle, driver, period, now);
        planned.push(reservation);
        if (reservation.status === 'cancelled' || reservation.status === 'rejected') continue;
        busy.set(driver.id, [...taken, period]);
        freeFrom = period.end.getTime() + vehicle.bufferMinutes * minuteMilliseconds;
      }
    }
    return planned;
  });
}

/** @param offset days from today */
function inventPeriods(random: Random, day: Temporal.PlainDate, timeZone: string, offset: number) {
  const weekend = day.dayOfWeek > 5;
  const probability = weekend ? 0.04 : offset === 1 ? 0.06 : 0.42;
  if (!random.chance(probability)) return [];
  const at = (date: Temporal.PlainDate, minuteOfDay: number) =>
    new Date(
      date.toZonedDateTime({
        timeZone,
        plainTime: new Temporal.PlainTime(Math.floor(minuteOfDay / 60), minuteOfDay % 60),
      }).epochMilliseconds,
    );
  const quarter = (low: number, high: number) => random.between(low * 4, high * 4) * 15;
  const crossesTomorrow = offset >= -2 && offset <= 0;
  if (random.chance(0.1) && !crossesTomorrow) {
    return [{ start: at(day, quarter(7, 10)), end: at(day.add({ days: random.between(1, 3) }), quarter(15, 18)) }];
  }
  const morning = quarter(7, 10);
  const first = { start: at(day, morning), end: at(day, morning + quarter(1, 4)) };
  const afternoon = quarter(14, 16);
  const second = { start: at(day, afternoon), end: at(day, afternoon + quarter(1, 3)) };
  return random.chance(0.35) ? [first, second] : [random.chance(0.7) ? first : second];
}

function describe(
  random: Random,
  vehicle: PlannedVehicle,
  driver: PlannedDriver,
  { start, end }: { start: Date; end: Date },
  now: Date,
): PlannedReservation {
  const status = chooseStatus(random, vehicle.approvalRequired, start, end, now);
  const wanted =
    start.getTime() - random.between(1, 12) * dayMilliseconds - random.between(0, 500) * minuteMilliseconds;
  const latest = now.getTime() - random.between(5, 600) * minuteMilliseconds;
  const createdAt = new Date(Math.min(wanted, latest));
  const decided = vehicle.approvalRequired && status !== 'pending';
  const decidedAt = new Date(
    Math.min(createdAt.getTime() + random.between(3, 900) * minuteMilliseconds, now.getTime(), start.getTime()),
  );
  return {
    vehicleId: vehicle.id,
    driver,
    start,
    end,
    bufferMinutes: vehicle.bufferMinutes,
    timeZone: vehicle.timeZone,
    status,
    approvalRequired: vehicle.approvalRequired,
    purpose: random.pick([...(purposes[vehicle.class] ?? []), ...commonPurposes]),
    createdAt,
    ...(decided && { decidedAt }),
  };
}

function chooseStatus(random: Random, approvalRequired: boolean, start: Date, end: Date, now: Date): ReservationStatus {
  const draw = random.next();
  if (draw < 0.06) return 'cancelled';
  if (draw < 0.1 && approvalRequired) return 'rejected';
  if (end <= now) return 'completed';
  if (start <= now) return 'active';
  return draw > 0.9 && approvalRequired ? 'pending' : 'approved';
}
