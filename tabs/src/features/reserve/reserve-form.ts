/** What the form holds, and what it asks the API for. Times are wall times of the reader's own clock. */
import type { VehicleClass } from '@fleet/contracts/vehicle.ts';
import { noRepetition, type Repetition } from './series-rule.ts';

export interface ReserveForm {
  /** `2026-11-24`, or empty */
  startDay: string;
  /** `09:00`, or empty */
  startTime: string;
  endDay: string;
  endTime: string;
  vehicleClass: VehicleClass | '';
  /** Empty is any number. */
  minimumSeats: string;
  /** Empty is any vehicle that fits. */
  vehicleId: string;
  purpose: string;
  costCenter: string;
  department: string;
  /** Empty for the reader. */
  driverId: string;
  /** Codes of the tenant's equipment. */
  equipment: readonly string[];
  /** How far the driver means to go; empty is unknown. */
  distanceKilometers: string;
  repetition: Repetition;
}

export interface Period {
  startDate: string;
  endDate: string;
}

type PeriodError = 'dayMissing' | 'timeMissing' | 'noSuchTime' | 'endBeforeStart';
/** What is wrong with each input, as the key of its words. */
export type PeriodErrors = Partial<Record<'startDay' | 'startTime' | 'endDay' | 'endTime', PeriodError>>;

const quarterMilliseconds = 15 * 60_000;
const hourMilliseconds = 3_600_000;
const metersOfKilometer = 1_000;

/**
 * The form as it opens: what the address says, else two hours from the next full hour.
 * @param search of the address: startDate, endDate (instants), vehicleId, class, purpose, costCenter
 * @param ownCostCenter empty for none
 * @param now milliseconds since 1970
 */
export function initialForm(search: URLSearchParams, ownCostCenter: string, now: number): ReserveForm {
  const nextHour = Math.ceil((now + quarterMilliseconds) / hourMilliseconds) * hourMilliseconds;
  const start = instantOf(search.get('startDate')) ?? new Date(nextHour);
  const end = instantOf(search.get('endDate')) ?? new Date(start.getTime() + 2 * hourMilliseconds);
  const [startDay, startTime] = wallOf(start);
  const [endDay, endTime] = wallOf(end);
  return {
    startDay,
    startTime,
    endDay,
    endTime,
    vehicleClass: (search.get('class') ?? '') as VehicleClass | '',
    minimumSeats: '',
    vehicleId: search.get('vehicleId') ?? '',
    purpose: search.get('purpose') ?? '',
    costCenter: search.get('costCenter') ?? ownCostCenter,
    department: '',
    driverId: '',
    equipment: [],
    distanceKilometers: '',
    repetition: noRepetition,
  };
}

/** @returns the period, or what is wrong with it, by input */
export function readPeriod({ startDay, startTime, endDay, endTime }: ReserveForm): Period | PeriodErrors {
  const errors: PeriodErrors = {};
  if (!startDay) errors.startDay = 'dayMissing';
  if (!startTime) errors.startTime = 'timeMissing';
  if (!endDay) errors.endDay = 'dayMissing';
  if (!endTime) errors.endTime = 'timeMissing';
  if (Object.keys(errors).length > 0) return errors;
  const start = new Date(`${startDay}T${startTime}`);
  const end = new Date(`${endDay}T${endTime}`);
  if (!shows(start, startDay, startTime)) return { startTime: 'noSuchTime' };
  if (!shows(end, endDay, endTime)) return { endTime: 'noSuchTime' };
  if (end <= start) return { endTime: 'endBeforeStart' };
  return { startDate: start.toISOString(), endDate: end.toISOString() };
}

export function isPeriod(read: Period | PeriodErrors): read is Period {
  return 'startDate' in read;
}

/** The form with other times, such as an alternative's. */
export function withPeriod(form: ReserveForm, { startDate, endDate }: Period): ReserveForm {
  const [startDay, startTime] = wallOf(new Date(startDate));
  const [endDay, endTime] = wallOf(new Date(endDate));
  return { ...form, startDay, startTime, endDay, endTime };
}

/** A start that moves takes the end along, so that the length stays. */
export function withStart(
  form: ReserveForm,
  change: Partial<Pick<ReserveForm, 'startDay' | 'startTime'>>,
): ReserveForm {
  const before = readPeriod(form);
  const next = { ...form, ...change };
  if (!isPeriod(before) || !next.startDay || !next.startTime) return next;
  const start = new Date(`${next.startDay}T${next.startTime}`);
  const end = new Date(start.getTime() + Date.parse(before.endDate) - Date.parse(before.startDate));
  const [endDay, endTime] = wallOf(end);
  return Number.isNaN(end.getTime()) ? next : { ...next, endDay, endTime };
}

/** The reader's clock shows another time than was asked for when it is set forward over that. */
function shows(instant: Date, day: string, time: string): boolean {
  const [shownDay, shownTime] = wallOf(instant);
  return shownDay === day && shownTime === time.slice(0, 5);
}

function wallOf(instant: Date): [day: string, time: string] {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
  return [day, `${two(instant.getHours())}:${two(instant.getMinutes())}`];
}

function instantOf(text: string | null): Date | undefined {
  const instant = text ? new Date(text) : undefined;
  return instant && !Number.isNaN(instant.getTime()) ? instant : undefined;
}

/** What a vehicle must do besides being free; the members by which availability and reservations are asked for. */
export function wishesOf({ minimumSeats, equipment, distanceKilometers, driverId }: ReserveForm) {
  const kilometers = Math.round(Number(distanceKilometers));
  return {
    ...(minimumSeats && { minimumSeats: Number(minimumSeats) }),
    ...(equipment.length > 0 && { equipment: [...equipment] }),
    ...(kilometers > 0 && { tripDistanceMeters: kilometers * metersOfKilometer }),
    ...(driverId && { driverId }),
  };
}
