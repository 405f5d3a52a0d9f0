import type { VehicleClass } from '@fleet/contracts/vehicle.ts';

export type FuelType = 'petrol' | 'diesel' | 'hybrid' | 'electric';

/** Which vehicle somebody has in mind, as far as they said it. */
export interface VehicleWish {
  /** Any of these; empty for no preference. */
  classes: VehicleClass[];
  fuelType?: FuelType | undefined;
  minimumSeats?: number | undefined;
  /** Makes, models, colors, plates, pools and sites that the fleet knows, as they are written there. */
  terms: string[];
}

/** A day part or another convention that stood in for a time nobody said; the card states it. */
export type Assumption =
  | 'morning'
  | 'afternoon'
  | 'evening'
  | 'night'
  | 'whole-day'
  | 'from-now'
  | 'from-day-start'
  | 'until-day-end'
  | 'clock-set-back';

/** Why a period has to be asked for. */
export type PeriodQuestion =
  | 'nothing-said'
  | 'no-date'
  | 'no-time'
  | 'no-end'
  | 'past'
  | 'no-such-date'
  | 'skipped-by-clock'
  | 'end-before-start'
  | 'several-periods'
  | 'recurring'
  | 'other-zone';

/** Wall times as the inputs of a card take them: `2026-11-24` and `09:00`. */
export interface PeriodDraft {
  startDay?: string | undefined;
  startTime?: string | undefined;
  endDay?: string | undefined;
  endTime?: string | undefined;
}

export type PeriodReading =
  | { kind: 'period'; startDate: Date; endDate: Date; assumptions: Assumption[] }
  | { kind: 'ask'; why: PeriodQuestion; draft: PeriodDraft };

/** Which of somebody's reservations is meant, as far as they said it; nothing for the one they speak of, or any. */
export interface ReservationHint extends Pick<VehicleWish, 'classes' | 'terms'> {
  /** Wall date */
  day?: string | undefined;
}

/** A time of day as it was said: `5` may be five in the afternoon, `17:00` may not be anything else. */
export interface SaidTime {
  hour: number;
  minute: number;
  isLoose: boolean;
}

/** What is to be different about the time of a reservation. */
export type ReservationChange =
  /** Later, or earlier when negative. */
  | { kind: 'shift'; minutes: number }
  /** Longer, or shorter when negative. */
  | { kind: 'lengthen'; minutes: number }
  | { kind: 'end'; day?: string | undefined; time?: SaidTime | undefined }
  | { kind: 'move'; day?: string | undefined; start?: SaidTime | undefined; end?: SaidTime | undefined };

/** What somebody says of a vehicle they bring back. */
export interface ReturnReport {
  /** As the dashboard shows it. */
  odometer?: { value: number; unit?: 'kilometer' | 'mile' | undefined } | undefined;
  /** Of the tank or the battery. */
  energyPercent?: number | undefined;
  /** In their own words. */
  damage?: string | undefined;
}

export type Intent =
  | { kind: 'book' | 'availability'; wish: VehicleWish; period: PeriodReading; purpose?: string | undefined }
  | { kind: 'my-reservations'; which: ReservationHint }
  | { kind: 'cancel'; which: ReservationHint }
  | { kind: 'check-out'; which: ReservationHint }
  | { kind: 'change'; which: ReservationHint; change?: ReservationChange | undefined }
  /** Another vehicle for the same time. */
  | { kind: 'swap'; which: ReservationHint; wish: VehicleWish }
  | { kind: 'check-in'; which: ReservationHint; report: ReturnReport }
  | { kind: 'report-damage'; which: ReservationHint; report: ReturnReport }
  | { kind: 'who-has'; wish: VehicleWish }
  | { kind: 'waitlist' | 'approvals' | 'help' | 'greeting' | 'thanks' | 'forget' | 'unknown' }
  /** They said what not to do. */
  | { kind: 'denied' };
