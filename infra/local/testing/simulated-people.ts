/** What people do in Fleet while a simulation lasts: they reserve, once or again and again, decide, change and cancel. */
import type { UserContext } from '../../../api/src/domain/command-context.ts';
import { DomainError } from '../../../api/src/domain/domain-errors.ts';
import { approveReservation } from '../../../api/src/domain/reservation/approve-reservation.ts';
import { cancelReservation } from '../../../api/src/domain/reservation/cancel-reservation.ts';
import { createReservation } from '../../../api/src/domain/reservation/create-reservation.ts';
import { rejectReservation } from '../../../api/src/domain/reservation/reject-reservation.ts';
import { updateReservation } from '../../../api/src/domain/reservation/update-reservation.ts';
import { cancelSeries } from '../../../api/src/domain/series/cancel-series.ts';
import { createSeries } from '../../../api/src/domain/series/create-series.ts';
import { approveSeries, rejectSeries } from '../../../api/src/domain/series/decide-series.ts';
import { updateSeries } from '../../../api/src/domain/series/update-series.ts';
import type { Random } from '../seed/random.ts';
import type { CalendarStage } from './calendar-stage.ts';
import { demoVehicleId } from './demo-stage.ts';

export interface SimulatedPeople {
  /** @returns whether it was allowed */
  reserve(): Promise<boolean>;
  reserveSeries(): Promise<boolean>;
  decide(): Promise<boolean>;
  /** Moves or cancels a reservation, which may be an occurrence of a series. */
  change(): Promise<boolean>;
  /** Moves or cancels a series, all of it or from an occurrence on. */
  changeSeries(): Promise<boolean>;
}

export interface SimulatedPeopleOptions {
  stage: CalendarStage;
  random: Random;
  /** License plates of the vehicles there are. */
  plates: readonly string[];
  /** In how many days everything takes place. */
  days: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

export async function simulatePeople({
  stage,
  random,
  plates,
  days,
}: SimulatedPeopleOptions): Promise<SimulatedPeople> {
  const start = stage.time.now();
  const [approver, ...people] = await Promise.all(
    (['approver', 'employee', 'employee2', 'manager'] as const).map((person) => stage.as(person)),
  );
  const actions: Record<keyof SimulatedPeople, () => Promise<unknown>> = {
    reserve() {
      const from = start.getTime() + day + random.between(0, days * 24 - 1) * 60 * minute;
      return createReservation(random.pick(people), {
        vehicleId: demoVehicleId(random.pick(plates)),
        startDate: new Date(from).toISOString(),
        endDate: new Date(from + random.between(1, 4) * 60 * minute).toISOString(),
        purpose: `Visit ${random.between(0, 999)}`,
      });
    },
    reserveSeries() {
      const firstDay = new Date(start.getTime() + random.between(1, Math.min(days, 20)) * day)
        .toISOString()
        .slice(0, 10);
      return createSeries(random.pick(people), {
        vehicleId: demoVehicleId(random.pick(plates)),
        recurrenceRule: `FREQ=${random.pick(['DAILY', 'DAILY;INTERVAL=3', 'WEEKLY'])};COUNT=${random.between(2, 5)}`,
        startWallTime: `${firstDay}T${String(random.between(6, 18)).padStart(2, '0')}:00`,
        lengthMinutes: random.between(1, 3) * 60,
        mode: 'all-that-fit',
        purpose: `Round ${random.between(0, 999)}`,
      });
    },
    async decide() {
      const one = await findLive(stage, random, people, "and r.status = 'pending'");
      if (!one || !approver) return false;
      const isGood = random.next() < 0.8;
      const reason = 'As asked';
      if (one.seriesId && random.next() < 0.7)
        return (isGood ? approveSeries : rejectSeries)(approver, { seriesId: one.seriesId, reason });
      return (isGood ? approveReservation : rejectReservation)(approver, { reservationId: one.id, reason });
    },
    async change() {
      const one = await findLive(stage, random, people);
      if (!one?.creator) return false;
      if (random.next() < 0.4) return cancelReservation(one.creator, { reservationId: one.id });
      const move = random.between(1, 6) * 60 * minute;
      return updateReservation(one.creator, {
        reservationId: one.id,
        startDate: new Date(one.start.getTime() + move).toISOString(),
        endDate: new Date(one.end.getTime() + move).toISOString(),
      });
    },
    async changeSeries() {
      const one = await findLive(stage, random, people, 'and r.series_id is not null');
      if (!one?.creator || !one.seriesId) return false;
      const isAll = random.next() < 0.6;
      const scope = isAll
        ? { scope: 'all' as const }
        : { scope: 'following' as const, fromOccurrenceDate: one.occurrenceDate?.toISOString() };
      if (random.next() < 0.35) return cancelSeries(one.creator, { seriesId: one.seriesId, ...scope });
      return updateSeries(one.creator, {
        seriesId: one.seriesId,
        ...scope,
        mode: 'all-that-fit',
        includeExceptions: random.next() < 0.3,
        startTime: `${String(random.between(6, 18)).padStart(2, '0')}:30`,
      });
    },
  };
  return Object.fromEntries(
    Object.entries(actions).map(([name, act]) => [name, () => isAllowed(act)]),
  ) as unknown as SimulatedPeople;
}

/** @returns false when a rule forbade it */
async function isAllowed(act: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await act()) !== false;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

interface Live {
  id: string;
  start: Date;
  end: Date;
  seriesId: string | null;
  occurrenceDate: Date | null;
  createdBy: string;
}

/** One that has not begun, with whoever made it. @param which a condition besides */
async function findLive(stage: CalendarStage, random: Random, people: readonly UserContext[], which = '') {
  const rows = await stage.look<Live>(
    `select id, start_date as start, end_date as end, series_id as "seriesId", occurrence_date as "occurrenceDate",
       created_by as "createdBy" from reservations r
     where tenant_id = $1 and status in ('pending', 'approved') and start_date > $2 ${which} order by start_date, vehicle_id`,
    [stage.system.tenantId, stage.time.now()],
  );
  const one = rows[Math.floor(random.next() * rows.length)];
  return one && { ...one, creator: people.find(({ actor }) => actor.userId === one.createdBy) };
}
