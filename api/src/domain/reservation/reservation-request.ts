/** What somebody asks for, and everything the database knows that bears on it: people, pools, vehicles, in one question. */
import type { Role } from '@fleet/contracts/operation.ts';
import type { ApprovalStep, Holiday, OpeningHours, Quota } from '@fleet/contracts/pool.ts';
import type { AvailableVehicle } from '@fleet/contracts/reservation.ts';
import type { Statement } from '@fleet/db/tenant-transaction.ts';

export interface Period {
  startDate: Date;
  endDate: Date;
}

export interface PoolFacts {
  id: string;
  name: string;
  site: string;
  /** IANA */
  timeZone: string;
  bufferMinutes: number;
  maximumLengthMinutes: number;
  minimumNoticeMinutes: number;
  horizonDays: number;
  openingHours: OpeningHours | null;
  holidays: Holiday[];
  quotas: Quota[];
  licenceRequired: boolean;
  reservesForOthers: 'everybody' | 'approver' | 'fleet_manager';
  editToleranceMinutes: number;
  approvalSteps: ApprovalStep[];
}

export interface VehicleFacts {
  id: string;
  poolId: string;
  name: string;
  licensePlate: string;
  color: string;
  class: AvailableVehicle['class'];
  fuelType: AvailableVehicle['fuelType'];
  seats: number;
  status: 'active' | 'maintenance' | 'retired';
  equipment: string[];
  rangeMeters: number | null;
  photoId: string | null;
  odometerMeters: number;
  requiredLicenceClass: string;
  hourlyCostCents: number;
}

interface CreatorFacts {
  userId: string;
  roles: readonly Role[];
  /** Null also for one whose account is switched off. */
  managerUserId: string | null;
  department: string | null;
  /** Null also when the one they have is no longer in use. */
  costCenter: string | null;
}

export interface DriverFacts {
  /** Null for somebody who has never driven; the first reservation makes a driver of them. */
  id: string | null;
  /** Null for a driver who does not use Fleet. */
  userId: string | null;
  displayName: string;
  blockedReason: string | null;
  licenceClasses: string[];
  /** A day, `2027-05-31`; null has no end. */
  licenceValidUntil: string | null;
  /** What they have or had around the time, but for the reservation that is being changed. */
  usage: (Period & { poolId: string })[];
}

/** What a rule of a pool looks at. */
export interface PoolRequest extends Period {
  now: Date;
  pool: PoolFacts;
  creator: CreatorFacts;
  driver: DriverFacts;
  minimumSeats: number | null;
  equipment: readonly string[];
  tripDistanceMeters: number | null;
  /** A change that leaves the start alone may be made after it. */
  mayHaveBegun?: boolean;
  /** Whoever may change what is there already may also reserve for its driver. */
  mayReserveForDriver: boolean;
  /** Which time it has now, when it is changed. */
  present?: Present;
  /** Who wants the change, when that is not its creator. */
  asker?: Asker;
}

export type Asker = Pick<CreatorFacts, 'userId' | 'roles'>;

/** What a reservation has that is being changed. */
export interface Present extends Period {
  vehicleId: string;
  /** Whether its driver has the vehicle: then only its end can be changed. */
  isOut: boolean;
  /** The time about which was decided. */
  decided: Period;
  /** What of a longer time the asker decides alone: nothing, what the same steps decide as before, or everything. */
  decides: 'nothing' | 'decided-steps' | 'everything';
}

/** What is asked for, before anything is known of it. */
export interface Wish extends Period {
  vehicleId?: string | undefined;
  class?: AvailableVehicle['class'] | undefined;
  fuelType?: AvailableVehicle['fuelType'] | undefined;
  poolId?: string | undefined;
  minimumSeats?: number | null | undefined;
  equipment?: readonly string[] | undefined;
  tripDistanceMeters?: number | null | undefined;
  driverId?: string | undefined;
  costCenter?: string | null | undefined;
  /** The asker's own, which is not in the way. */
  holdId?: string | undefined;
  /** The one that is being changed, which is not in the way either. */
  reservationId?: string | undefined;
  mayHaveBegun?: boolean | undefined;
  /** What the one that is being changed has now. */
  present?: Present | undefined;
  /** Who changes it, and so does not decide about it. */
  changedBy?: string | undefined;
  asker?: Asker | undefined;
  /** It belongs to what is there already; left out, only the change of one does. */
  mayReserveForDriver?: boolean | undefined;
}

export interface RequestFacts {
  creator: CreatorFacts;
  /** Undefined when the wish names a driver that does not exist. */
  driver: DriverFacts | undefined;
  /** The cost center that was asked for, else the creator's; null when there is none. */
  costCenter: string | null;
  /** Who is asked when a step has nobody else: fleet managers first, then administrators. */
  managerUserIds: string[];
  pools: Map<string, PoolFacts>;
  /** By pool, class, name and plate. */
  vehicles: VehicleFacts[];
}

interface RequestRow {
  creator: Omit<CreatorFacts, 'roles'> & { roles: Role[]; displayName: string };
  driver: Omit<DriverFacts, 'usage'> | null;
  usage: { poolId: string; startDate: string; endDate: string }[] | null;
  cost_center: string | null;
  manager_user_ids: string[] | null;
  pools: PoolFacts[] | null;
  vehicles: VehicleFacts[] | null;
}

const longestBufferMinutes = 1_440;
/** One day more, because an interval is taken off in days, of which a zone may make one longer. */
const longestBuffer = "interval '2 days'";

type Parameter = (value: unknown) => string;

/**
 * @param which vehicles: `free` are those that nobody else claims for the time; `all` includes the claimed
 */
export function requestStatement(which: 'free' | 'all', creatorUserId: string, wish: Wish, now: Date): Statement {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value ?? null)}`;
  const text = requestText(which === 'free', creatorUserId, wish, now, parameter);
  const free = wish.vehicleId ? 'reservation.request-free-one' : 'reservation.request-free';
  return { name: which === 'free' ? free : 'reservation.request', text, values };
}

function requestText(onlyFree: boolean, creatorUserId: string, wish: Wish, now: Date, parameter: Parameter): string {
  const start = parameter(wish.startDate);
  const driver = parameter(wish.driverId);
  const creator = parameter(creatorUserId);
  const costCenter = parameter(wish.costCenter || null);
  const pool = parameter(wish.poolId);
  const vehicle = parameter(wish.vehicleId);
  const vehicleClass = parameter(wish.class);
  const fuelType = parameter(wish.fuelType);
  const reservation = parameter(wish.reservationId);
  return `
  with ${onlyFree ? `${takenText(wish, now, parameter, { start, creator, vehicle, reservation })},` : ''}
  driving as (
    select d.* from drivers d where d.id = (select coalesce(${driver}::uuid, (select id from drivers where user_id = ${creator})))
  )
  select
    (select json_build_object('userId', u.id, 'roles', u.roles, 'displayName', u.display_name,
        'managerUserId', (select m.id from users m where m.tenant_id = u.tenant_id and m.id = u.manager_id and m.active),
        'department', u.department, 'costCenter', u.cost_center)
      from users u where u.id = ${creator}) as creator,
    (select json_build_object('id', d.id, 'userId', d.user_id, 'displayName', d.display_name,
        'blockedReason', d.blocked_reason, 'licenceClasses', d.licence_classes,
        'licenceValidUntil', d.licence_valid_until) from driving d) as driver,
    (select json_agg(json_build_object('poolId', v.pool_id, 'startDate', r.start_date, 'endDate', r.end_date))
      from reservations r join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
      where r.driver_id = (select id from driving) and r.status in ('pending', 'approved', 'active', 'completed')
        and r.start_date > ${start}::timestamptz - interval '40 days' and r.start_date < ${start}::timestamptz + interval '40 days'
        and r.id is distinct from ${reservation} and exists (select from pools where quotas <> '[]')) as usage,
    (select code from cost_centers
      where active and code = (select coalesce(${costCenter}, (select cost_center from users where id = ${creator})))) as cost_center,
    (select json_agg(m.id order by m.rank, m.id) from (
      select id, case when 'fleet_manager' = any (roles) then 1 else 2 end as rank from users
      where active and roles && '{fleet_manager,admin}' order by rank, id limit 20) m) as manager_user_ids,
    (select json_agg(json_build_object('id', p.id, 'name', p.name, 'site', p.site, 'timeZone', p.time_zone,
        'bufferMinutes', p.buffer_minutes, 'maximumLengthMinutes', p.maximum_length_minutes,
        'minimumNoticeMinutes', p.minimum_notice_minutes, 'horizonDays', p.horizon_days,
        'openingHours', p.opening_hours, 'holidays', p.holidays, 'quotas', p.quotas,
        'licenceRequired', p.licence_required, 'reservesForOthers', p.reserves_for_others,
        'editToleranceMinutes', p.edit_tolerance_minutes,
        'approvalSteps', (select coalesce(json_agg(json_build_object('asks', s.asks,
            'approverIds', array(select a.id from users a where a.tenant_id = s.tenant_id and a.id = any (s.approver_ids) and a.active
              order by array_position(s.approver_ids, a.id)),
            'minimumLengthMinutes', s.minimum_length_minutes, 'minimumCostCents', s.minimum_cost_cents,
            'escalatesAfterMinutes', s.escalates_after_minutes, 'escalationApproverIds', s.escalation_approver_ids)
            order by s.step_number), '[]') from approval_steps s where s.pool_id = p.id)) order by p.name)
      from pools p where (${pool}::uuid is null or p.id = ${pool})
        and (${vehicle}::uuid is null or p.id = (select pool_id from vehicles where id = ${vehicle}))) as pools,
    (select json_agg(json_build_object('id', v.id, 'poolId', v.pool_id, 'name', v.make || ' ' || v.model,
        'licensePlate', v.license_plate, 'color', v.color, 'class', v.class, 'fuelType', v.fuel_type, 'seats', v.seats,
        'status', v.status, 'equipment', v.equipment, 'rangeMeters', v.range_meters, 'photoId', v.photo_id,
        'odometerMeters', v.odometer_meters, 'requiredLicenceClass', coalesce(c.required_licence_class, 'B'),
        'hourlyCostCents', coalesce(c.hourly_cost_cents, 0))
        order by p.name, v.class, v.make, v.model, v.license_plate)
      from vehicles v
      join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
      left join vehicle_classes c on c.tenant_id = v.tenant_id and c.class = v.class
      where (${vehicle}::uuid is null or v.id = ${vehicle}) and (${pool}::uuid is null or v.pool_id = ${pool})
        and (${vehicleClass}::text is null or v.class = ${vehicleClass}) and (${fuelType}::text is null or v.fuel_type = ${fuelType})
        ${onlyFree ? "and v.status = 'active' and v.id not in (select vehicle_id from taken)" : ''}) as vehicles`;
}

/**
 * `taken`, with what it is made of: the vehicles that somebody else claims. The turnaround of both sides counts: the one of
 * whatever is in the way, and the one the new reservation would get from its pool.
 */
function takenText(
  wish: Wish,
  now: Date,
  parameter: Parameter,
  { start, creator, vehicle, reservation }: Record<'start' | 'creator' | 'vehicle' | 'reservation', string>,
): string {
  const end = parameter(wish.endDate);
  // With the longest turnaround a pool may have, so that the index narrows before the join decides.
  const longestEnd = parameter(new Date(wish.endDate.getTime() + longestBufferMinutes * 60_000));
  const at = parameter(now);
  const hold = parameter(wish.holdId);
  // Whoever asks for one vehicle does not wait until all were looked at.
  const ofWanted = (column: string) => (wish.vehicleId ? `and ${column} = ${vehicle}` : '');
  // What lies around the time is found before anything is joined: vehicle by vehicle the planner would take the index of the
  // constraint, which knows no time under row-level security.
  return `fleet as materialized (
    select v.id, v.pool_id, p.buffer_minutes from vehicles v join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id ${ofWanted('v.id')}
  ), live as materialized (
    select vehicle_id, start_date from reservations
    where status in ('pending', 'approved', 'active') and start_date < ${longestEnd} and buffered_end_date > ${start}
      and start_date > ${start}::timestamptz - (select max(end_date - start_date) from reservations) - ${longestBuffer}
      and id is distinct from ${reservation} ${ofWanted('vehicle_id')}
  ), taken as (
    select r.vehicle_id from live r join fleet v on v.id = r.vehicle_id
    where r.start_date < add_minutes(${end}, v.buffer_minutes)
    union all
    select r.vehicle_id from reservations r
    where r.status = 'active' and r.end_date <= ${at} and ${start} < add_minutes(${at}, r.buffer_minutes) and r.id is distinct from ${reservation} ${ofWanted('r.vehicle_id')}
    union all
    select h.vehicle_id from holds h join fleet v on v.id = h.vehicle_id
    where h.expires_at > ${at} and h.buffered_end_date > ${start} and h.start_date < add_minutes(${end}, v.buffer_minutes)
      and (h.id = ${hold} and h.user_id = ${creator}) is not true
    union all
    select v.id
    from blackouts b join fleet v on v.id = b.vehicle_id or v.pool_id = b.pool_id or (b.vehicle_id is null and b.pool_id is null)
    where b.end_date > ${start} and b.start_date < add_minutes(${end}, v.buffer_minutes)
    union all
    select m.vehicle_id from maintenance m join fleet v on v.id = m.vehicle_id
    where m.status in ('planned', 'in_progress') and (m.end_date is null or m.end_date > ${start})
      and m.start_date < add_minutes(${end}, v.buffer_minutes)
  )`;
}

/** @param wish the one the statement was made for */
export function readRequestFacts(row: object | undefined, wish: Wish): RequestFacts {
  const { creator, driver, usage, cost_center, manager_user_ids, pools, vehicles } = row as RequestRow;
  const { displayName, ...creatorFacts } = creator;
  const usageOf = (usage ?? []).map(({ poolId, startDate, endDate }) => ({
    poolId,
    startDate: new Date(startDate),
    endDate: new Date(endDate),
  }));
  const firstTime = { id: null, userId: creator.userId, displayName, blockedReason: null };
  const fallback = wish.driverId ? undefined : { ...firstTime, licenceClasses: [], licenceValidUntil: null };
  const known = driver ?? fallback;
  return {
    creator: creatorFacts,
    driver: known && { ...known, usage: usageOf },
    costCenter: cost_center,
    managerUserIds: manager_user_ids ?? [],
    pools: new Map((pools ?? []).map((pool) => [pool.id, pool])),
    vehicles: vehicles ?? [],
  };
}

/** What the rules look at, for one of the pools. */
export function toPoolRequest(
  wish: Wish,
  { creator }: RequestFacts,
  driver: DriverFacts,
  pool: PoolFacts,
  now: Date,
): PoolRequest {
  const { startDate, endDate, minimumSeats, equipment, tripDistanceMeters, mayHaveBegun, reservationId } = wish;
  const { present, asker, mayReserveForDriver } = wish;
  return {
    startDate,
    endDate,
    now,
    pool,
    creator,
    driver,
    minimumSeats: minimumSeats ?? null,
    equipment: equipment ?? [],
    tripDistanceMeters: tripDistanceMeters ?? null,
    ...(mayHaveBegun && { mayHaveBegun }),
    ...(present && { present }),
    ...(asker && { asker }),
    mayReserveForDriver: mayReserveForDriver ?? reservationId !== undefined,
  };
}
