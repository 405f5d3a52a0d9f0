/**
 * What may be reserved at all. Search and save ask the same functions, so what one offers the other accepts. A refusal is
 * a sentence for the person who asked: what is wrong and what would work. That nobody else has the vehicle is not a rule
 * here but a constraint of the database.
 */
import { startGraceMinutes } from '@fleet/contracts/reservation.ts';
import { Temporal } from 'temporal-polyfill';
import { describeInstant, describeMinutes } from './describe-period.ts';

export interface Period {
  startDate: Date;
  endDate: Date;
}

export interface PoolRules {
  poolName: string;
  /** IANA */
  timeZone: string;
  maximumLengthMinutes: number;
  bookingHorizonDays: number;
}

export interface VehicleState {
  name: string;
  licensePlate: string;
  status: 'active' | 'maintenance' | 'retired';
}

const minuteMilliseconds = 60_000;
const dayMinutes = 1_440;

/**
 * @param timeZone IANA zone of the wall times in the sentence
 * @returns why nothing can be reserved for the period, whatever the vehicle; undefined when something can
 */
export function refusePeriod({ startDate, endDate }: Period, timeZone: string, now: Date): string | undefined {
  if (endDate <= startDate) return 'The end must be after the start. Choose a later end.';
  if (startDate.getTime() < now.getTime() - startGraceMinutes * minuteMilliseconds) {
    return `The start lies in the past. Choose a start after ${describeInstant(now, timeZone)}.`;
  }
  return undefined;
}

/** @returns why the pool does not lend its vehicles for the period; undefined when it does */
export function refuseByPool({ startDate, endDate }: Period, pool: PoolRules, now: Date): string | undefined {
  const longest = later(startDate, pool.maximumLengthMinutes, pool.timeZone);
  if (endDate > longest) {
    const latestEnd = describeInstant(longest, pool.timeZone);
    return `${pool.poolName} lends its vehicles for at most ${describeMinutes(pool.maximumLengthMinutes)}. End by ${latestEnd} or make two reservations.`;
  }
  const horizon = later(now, pool.bookingHorizonDays * dayMinutes, pool.timeZone);
  if (startDate > horizon) {
    return `${pool.poolName} takes reservations up to ${describeMinutes(pool.bookingHorizonDays * dayMinutes)} ahead. Choose a start before ${describeInstant(horizon, pool.timeZone)}.`;
  }
  return undefined;
}

/** Whole days are days of the calendar: two days after 09:00 it is 09:00, also when the clocks change in between. */
function later(instant: Date, minutes: number, timeZone: string): Date {
  const start = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const days = Math.floor(minutes / dayMinutes);
  return new Date(start.add({ days, minutes: minutes - days * dayMinutes }).epochMilliseconds);
}

/** @returns why the vehicle cannot be reserved by anybody; undefined when it can */
export function refuseVehicle({ name, licensePlate, status }: VehicleState): string | undefined {
  if (status === 'active') return undefined;
  const why = status === 'maintenance' ? 'is in maintenance' : 'has been retired';
  return `${name} (${licensePlate}) ${why}. Choose another vehicle.`;
}

/** All rules for one vehicle, in the order in which a person would want to hear of them. */
export function refuseReservation(
  period: Period,
  vehicle: VehicleState,
  pool: PoolRules,
  now: Date,
): string | undefined {
  return refusePeriod(period, pool.timeZone, now) ?? refuseByPool(period, pool, now) ?? refuseVehicle(vehicle);
}
