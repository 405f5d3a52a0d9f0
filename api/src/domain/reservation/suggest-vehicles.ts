import type { Alternative } from '@fleet/contracts/error-codes.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { SystemContext } from '../command-context.ts';
import { requireDriver, requireWanted } from './create-reservation.ts';
import { findAlternatives } from './find-alternatives.ts';
import { readRequestFacts, requestStatement, type Wish } from './reservation-request.ts';
import { type ReservationRow, selectReservationById } from './reservation-rows.ts';
import type { WantedReservation } from './wanted-reservation.ts';

/** What a reservation asks for, with its own vehicle. */
export async function readWanted(
  transaction: TenantTransaction,
  row: ReservationRow,
  now: Date,
): Promise<WantedReservation> {
  const wish: Wish = {
    startDate: row.start_date,
    endDate: row.end_date,
    vehicleId: row.vehicle.id,
    driverId: row.driver.driverId,
    minimumSeats: row.minimum_seats,
    equipment: row.equipment,
    tripDistanceMeters: row.trip_distance_meters,
    costCenter: row.cost_center,
    reservationId: row.id,
    mayHaveBegun: true,
  };
  const [found] = await transaction.query<object>(requestStatement('all', row.created_by.userId, wish, now));
  const facts = readRequestFacts(found, wish);
  return requireWanted(facts, requireDriver(facts), wish);
}

/** Those that should be back by now and are not: nobody knows when somebody else can have them. */
export async function readLateVehicles(transaction: TenantTransaction, now: Date): Promise<Set<string>> {
  const rows = await transaction.query<{ vehicle_id: string }>({
    name: 'reservation.late-vehicles',
    text: "select vehicle_id from reservations where status = 'active' and end_date <= $1",
    values: [now],
  });
  return new Set(rows.map((row) => row.vehicle_id));
}

/** Other vehicles that are free for the time of a reservation, wherever they are. */
export async function suggestVehicles(
  transaction: TenantTransaction,
  wanted: WantedReservation,
  now: Date,
): Promise<Alternative[]> {
  const [alternatives, late] = await Promise.all([
    findAlternatives(transaction, wanted, now),
    readLateVehicles(transaction, now),
  ]);
  return alternatives.filter(({ kind, vehicleId }) => kind === 'other-vehicle' && !late.has(vehicleId));
}

/** For whoever is told about the reservation; none when there is no such reservation. */
export async function suggestVehiclesFor(
  { database, tenantId, now }: SystemContext,
  reservationId: string,
): Promise<Alternative[]> {
  const asking: TenantTransaction = { query: (statement) => database.read(tenantId, statement) };
  const at = now();
  const [row] = await asking.query<ReservationRow>({ ...selectReservationById, values: [reservationId] });
  return row ? suggestVehicles(asking, await readWanted(asking, row, at), at) : [];
}
