import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import { maximumScheduleDays, type ScheduleEntry } from '@fleet/contracts/vehicle-schedule.ts';
import type { UserContext } from '../command-context.ts';
import { refuseWrongInput } from '../wrong-input.ts';
import { vehicleNotFound } from './vehicle-rows.ts';

const dayMilliseconds = 86_400_000;

interface EntryRow extends Pick<ScheduleEntry, 'kind' | 'status'> {
  start_date: Date;
  end_date: Date | null;
}

/**
 * What a vehicle does in a period, by start. Everybody may know that it is taken, nobody learns here by whom.
 * @throws {DomainError} NOT_FOUND; VALIDATION_FAILED for a period that is none or too long
 */
export async function getVehicleSchedule(
  { database, tenantId }: UserContext,
  { vehicleId, ...input }: OperationArguments<'getVehicleSchedule'>,
): Promise<OperationOutput<'getVehicleSchedule'>> {
  const [from, to] = [new Date(input.from), new Date(input.to)];
  if (to <= from) refuseWrongInput([{ path: 'to', message: 'Choose an end after the start.' }]);
  if (to.getTime() - from.getTime() > maximumScheduleDays * dayMilliseconds) {
    refuseWrongInput([{ path: 'to', message: `Ask for at most ${maximumScheduleDays} days at a time.` }]);
  }
  const [[vehicle], rows] = await Promise.all([
    database.read(tenantId, {
      name: 'vehicle.is-there',
      text: 'select from vehicles where id = $1',
      values: [vehicleId],
    }),
    database.read<EntryRow>(tenantId, {
      name: 'vehicle.schedule',
      // A reservation lasts at most a year, so that the index on its start bounds the search on both sides.
      text: `select 'reservation' as kind, r.start_date, r.end_date, r.status from reservations r
             where r.vehicle_id = $1 and r.status in ('pending', 'approved', 'active', 'completed')
               and r.start_date < $3 and r.end_date > $2 and r.start_date > $2::timestamptz - interval '367 days'
             union all
             select 'maintenance', m.start_date, m.end_date, null from maintenance m
             where m.vehicle_id = $1 and m.status in ('planned', 'in_progress')
               and m.start_date < $3 and (m.end_date is null or m.end_date > $2)
             union all
             select 'blackout', b.start_date, b.end_date, null from blackouts b
             join vehicles v on v.id = $1
               and (b.vehicle_id = v.id or b.pool_id = v.pool_id or (b.vehicle_id is null and b.pool_id is null))
             where b.end_date > $2 and b.start_date < $3
             order by start_date, kind`,
      values: [vehicleId, from, to],
    }),
  ]);
  if (!vehicle) throw vehicleNotFound();
  return {
    entries: rows.map(({ kind, status, start_date, end_date }) => ({
      kind,
      status,
      startDate: start_date.toISOString(),
      endDate: end_date?.toISOString() ?? null,
    })),
  };
}
