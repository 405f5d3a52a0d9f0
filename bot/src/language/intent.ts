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

export type Intent =
  | { kind: 'book' | 'availability'; wish: VehicleWish; period: PeriodReading; purpose?: string | undefined }
  /** `day` is the wall date they spoke of. */
  | { kind: 'cancel' | 'my-reservations' | 'change'; day?: string | undefined }
  | { kind: 'approvals' | 'help' | 'greeting' | 'unknown' }
  /** They said what not to do. */
  | { kind: 'denied' };
