import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { BusyPeriod } from './free-times.ts';
import type { Period, VehicleFacts, Wish } from './reservation-request.ts';

/** What claims a vehicle within a time, in order, but for what the wish itself has already. */
export async function readBusyPeriods(
  transaction: TenantTransaction,
  { wish, vehicle }: { wish: Wish; vehicle: VehicleFacts },
  { startDate, endDate }: Period,
  now: Date,
): Promise<BusyPeriod[]> {
  const rows = await transaction.query<{ start_date: Date; end_date: Date | null }>({
    name: 'reservation.busy-periods',
    text: 'select start_date, end_date from check_reservation_conflict($1, $2, $3, $4, $5, $6) order by start_date',
    values: [vehicle.id, startDate, endDate, now, wish.reservationId ?? null, wish.holdId ?? null],
  });
  return rows.map((row) => ({ startDate: row.start_date, bufferedEndDate: row.end_date ?? endDate }));
}
