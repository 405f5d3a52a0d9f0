/** What the rows of a table would do to the vehicles: pure, so that a dry run and the real one cannot differ. */
import { fuelTypes, type Vehicle, vehicleClasses, vehicleMembers } from '@fleet/contracts/vehicle.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { nameMailbox, type VehicleMembers } from '../vehicle/vehicle-changes.ts';
import { describeUnknownEquipment } from '../vehicle/vehicle-references.ts';
import {
  byColumn,
  type CellReader,
  type PlannedLine,
  readCells,
  readCodes,
  readWholeNumber,
  refuseRepetitions,
} from './import-lines.ts';
import type { Row } from './read-table.ts';

export const vehicleColumns = [
  'license plate',
  'pool',
  'make',
  'model',
  'color',
  'class',
  'fuel type',
  'seats',
  'odometer km',
  'range km',
  'equipment',
  'mailbox address',
] as const;
export type VehicleColumn = (typeof vehicleColumns)[number];

const neededForNew = ['pool', 'make', 'model', 'color', 'class', 'fuel type', 'seats'] as const;

export type ExistingVehicle = VehicleMembers & Pick<Vehicle, 'id' | 'status'>;
export type PlannedVehicle = PlannedLine<ExistingVehicle, VehicleMembers>;

/** What the rows are compared with. */
export interface VehicleFacts {
  vehicles: readonly ExistingVehicle[];
  pools: readonly { id: string; name: string }[];
  equipment: readonly string[];
  /** Of every vehicle, by the vehicle's id. */
  mailboxes: ReadonlyMap<string, string>;
  fleetMailboxAddress: string;
  /** How many vehicles the tenant may still add, and may have. */
  room: number;
  maximum: number;
}

const lower = (cell: string) => cell.toLowerCase();
const text = (cell: string) => cell;
const oneOf = (choices: readonly string[]) => `Choose from ${choices.join(', ')}`;
const { poolId, licensePlate, make, model, color, seats, odometerMeters, equipment, rangeMeters, mailboxAddress } =
  vehicleMembers;

function readersFor(facts: VehicleFacts): Record<VehicleColumn, CellReader> {
  const pools = new Map(facts.pools.map(({ id, name }) => [lower(name), id]));
  const poolNames = facts.pools.slice(0, 20).map(({ name }) => name);
  const reader = (member: string, schema: CellReader['schema'], expected: string, read: CellReader['read'] = text) => ({
    member,
    schema,
    read,
    expected,
  });
  const kilometers = (cell: string) => {
    const number = readWholeNumber(cell);
    return number === undefined ? undefined : number * 1_000;
  };
  const wholeKilometers = 'Write whole kilometers without separators, as 48250';
  return {
    'license plate': reader('licensePlate', licensePlate, 'Write at most 20 characters'),
    pool: reader('poolId', poolId, `There is no such pool. ${oneOf(poolNames)}`, (cell) => pools.get(lower(cell))),
    make: reader('make', make, 'Write at most 60 characters'),
    model: reader('model', model, 'Write at most 60 characters'),
    color: reader('color', color, 'Write at most 40 characters'),
    class: reader('class', vehicleMembers.class, oneOf(vehicleClasses), lower),
    'fuel type': reader('fuelType', vehicleMembers.fuelType, oneOf(fuelTypes), lower),
    seats: reader('seats', seats, 'Write a number from 1 to 60', readWholeNumber),
    'odometer km': reader('odometerMeters', odometerMeters, wholeKilometers, kilometers),
    'range km': reader('rangeMeters', rangeMeters, wholeKilometers, kilometers),
    equipment: reader('equipment', equipment, 'Write at most 20 codes, with spaces between', (cell) =>
      readCodes(lower(cell)),
    ),
    'mailbox address': reader('mailboxAddress', mailboxAddress, 'Write an address as van-1@contoso.example'),
  };
}

export function planVehicles(rows: readonly Row<VehicleColumn>[], facts: VehicleFacts): PlannedVehicle[] {
  const readers = readersFor(facts);
  const byPlate = new Map(facts.vehicles.map((vehicle) => [vehicle.licensePlate, vehicle]));
  const lines = rows.map((row) => planRow(row, readers, byPlate, facts));
  refuseRepetitions(lines, ({ after, before }) => (after ?? before)?.licensePlate, 'license plate');
  refuseTakenMailboxes(lines, facts.mailboxes);
  refuseBeyondLimit(lines, facts);
  return lines;
}

function planRow(
  row: Row<VehicleColumn>,
  readers: Record<VehicleColumn, CellReader>,
  byPlate: ReadonlyMap<string, ExistingVehicle>,
  facts: VehicleFacts,
): PlannedVehicle {
  const { members, errors } = readCells(row, readers);
  const given = members as Partial<VehicleMembers>;
  const plate = given.licensePlate;
  const name = plate ?? row.cells['license plate'] ?? '';
  const planned: PlannedVehicle = { line: row.line, name, before: undefined, after: undefined, changes: {}, errors };
  for (const code of given.equipment ?? []) {
    if (!facts.equipment.includes(code))
      errors.push({ column: 'equipment', message: describeUnknownEquipment(code, facts.equipment) });
  }
  if (!plate) {
    if (!row.cells['license plate'])
      errors.push({ column: 'license plate', message: 'Every row needs its license plate.' });
    return planned;
  }
  planned.before = byPlate.get(plate);
  if (planned.before) planChange(planned, planned.before, given, readers);
  else planAddition(planned, row, given, facts);
  return planned;
}

function planChange(
  planned: PlannedVehicle,
  before: ExistingVehicle,
  given: Partial<VehicleMembers>,
  readers: Record<VehicleColumn, CellReader>,
): void {
  if (before.status === 'retired') {
    planned.errors.push({
      column: 'license plate',
      message: 'This vehicle has been retired. Bring it back first, or leave the row out.',
    });
  }
  // A table has whole kilometers, the vehicle its meters.
  const kilometers = (meters: number) => Math.floor(meters / 1_000);
  const { odometerMeters: odometer, ...rest } = given;
  const isSame = odometer === undefined || kilometers(odometer) === kilometers(before.odometerMeters);
  if (!isSame && odometer < before.odometerMeters) {
    const message = `The vehicle stands at ${kilometers(before.odometerMeters)} km already. Leave the cell empty, or correct the vehicle itself.`;
    planned.errors.push({ column: 'odometer km', message });
  }
  planned.after = merge(before, isSame ? rest : given);
  planned.changes = byColumn(describeChanges(before, planned.after), readers);
}

function planAddition(
  planned: PlannedVehicle,
  row: Row<VehicleColumn>,
  given: Partial<VehicleMembers>,
  { fleetMailboxAddress }: VehicleFacts,
): void {
  for (const column of neededForNew) {
    if (!row.cells[column]) planned.errors.push({ column, message: 'A new vehicle needs this.' });
  }
  if (planned.errors.length > 0) return;
  const complete = {
    odometerMeters: 0,
    equipment: [],
    rangeMeters: null,
    photoId: null,
    ...given,
  } as unknown as VehicleMembers;
  planned.after = {
    ...complete,
    mailboxAddress: complete.mailboxAddress ?? nameMailbox(complete, fleetMailboxAddress),
  };
}

/** No two vehicles share a mailbox, neither within the table nor with one that is not in it. */
function refuseTakenMailboxes(lines: readonly PlannedVehicle[], mailboxes: VehicleFacts['mailboxes']): void {
  const changed = new Set(lines.map(({ before }) => before?.id));
  const taken = new Set([...mailboxes].filter(([id]) => !changed.has(id)).map(([, address]) => address));
  for (const { after, errors } of lines) {
    if (!after || errors.length > 0) continue;
    const message = 'Another vehicle has this mailbox. Give each vehicle a mailbox of its own.';
    if (taken.has(after.mailboxAddress)) errors.push({ column: 'mailbox address', message });
    taken.add(after.mailboxAddress);
  }
}

function refuseBeyondLimit(lines: readonly PlannedVehicle[], { room, maximum }: VehicleFacts): void {
  const added = lines.filter(({ before, errors }) => !before && errors.length === 0);
  const message = `Your company may have ${maximum} vehicles. Retire some first, or ask your administrator for more.`;
  for (const { errors } of added.slice(Math.max(0, room))) errors.push({ column: null, message });
}
