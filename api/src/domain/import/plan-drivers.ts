/** What the rows of a table would do to the drivers: pure, so that a dry run and the real one cannot differ. */
import { driverMembers } from '@fleet/contracts/driver.ts';
import { merge } from '../describe-changes.ts';
import { type DriverMembers, describeDriverChanges } from '../driver/driver-changes.ts';
import {
  byColumn,
  type CellReader,
  type PlannedLine,
  readCells,
  readCodes,
  refuseRepetitions,
} from './import-lines.ts';
import type { Row } from './read-table.ts';

export const driverColumns = [
  'name',
  'email',
  'licence classes',
  'licence valid until',
  'licence number',
  'blocked reason',
] as const;
export type DriverColumn = (typeof driverColumns)[number];

/** The address is the account's when there is one. */
export type ExistingDriver = DriverMembers & { id: string; userId: string | null; version: number };
export type ImportedDriver = DriverMembers & { userId: string | null };
export type PlannedDriver = PlannedLine<ExistingDriver, ImportedDriver>;

export interface DriverFacts {
  drivers: readonly ExistingDriver[];
  /** People with an account who are no drivers yet. */
  users: readonly { userId: string; displayName: string; email: string }[];
}

const text = (cell: string) => cell;
const readers: Record<DriverColumn, CellReader> = {
  name: {
    member: 'displayName',
    schema: driverMembers.displayName,
    read: text,
    expected: 'Write at most 120 characters',
  },
  email: {
    member: 'email',
    schema: driverMembers.email,
    read: text,
    expected: 'Write an address as lena@contoso.example',
  },
  'licence classes': {
    member: 'licenceClasses',
    schema: driverMembers.licenceClasses,
    read: (cell) => readCodes(cell.toUpperCase()),
    expected: 'Write the classes with spaces between, as B BE C1',
  },
  'licence valid until': {
    member: 'licenceValidUntil',
    schema: driverMembers.licenceValidUntil,
    read: text,
    expected: 'Write a date as 2030-06-30',
  },
  'licence number': {
    member: 'licenceNumber',
    schema: driverMembers.licenceNumber,
    read: text,
    expected: 'Write at most 40 characters',
  },
  'blocked reason': {
    member: 'blockedReason',
    schema: driverMembers.blockedReason,
    read: text,
    expected: 'Write at most 500 characters',
  },
};

const none = { email: null, licenceClasses: [], licenceValidUntil: null, licenceNumber: null, blockedReason: null };
const same = (text: string | null | undefined) => text?.toLowerCase();

export function planDrivers(rows: readonly Row<DriverColumn>[], facts: DriverFacts): PlannedDriver[] {
  const byEmail = new Map(facts.drivers.flatMap((one) => (one.email ? [[same(one.email), one]] : [])));
  const byName = Map.groupBy(facts.drivers, ({ displayName }) => same(displayName));
  const users = new Map(facts.users.map((user) => [same(user.email), user]));
  const lines = rows.map((row) => planRow(row, { byEmail, byName, users }));
  // Somebody without an address is known by the name alone.
  refuseRepetitions(lines, ({ after }) => same(after?.email), 'email');
  refuseRepetitions(lines, ({ before }) => before?.id, 'name');
  refuseRepetitions(
    lines,
    ({ before, after }) => (before || after?.email ? undefined : same(after?.displayName)),
    'name',
  );
  return lines;
}

interface Known {
  byEmail: ReadonlyMap<string | undefined, ExistingDriver>;
  byName: ReadonlyMap<string | undefined, readonly ExistingDriver[]>;
  users: ReadonlyMap<string | undefined, DriverFacts['users'][number]>;
}

function planRow(row: Row<DriverColumn>, known: Known): PlannedDriver {
  const { members, errors } = readCells(row, readers);
  const given = members as Partial<DriverMembers>;
  const { displayName, email } = given;
  const name = displayName ?? row.cells.name ?? row.cells.email ?? '';
  const planned: PlannedDriver = { line: row.line, name, before: undefined, after: undefined, changes: {}, errors };
  const user = email ? known.users.get(same(email)) : undefined;
  planned.before = email ? known.byEmail.get(same(email)) : findByName(planned, displayName, known);
  const account = planned.before?.userId ? planned.before : user;
  if (account && displayName && same(displayName) !== same(account.displayName)) {
    const message = `This is the address of ${account.displayName}, whose name comes from their account. Leave the name out, or correct the address.`;
    errors.push({ column: 'name', message });
  }
  if (planned.before) {
    const { displayName: _name, email: _email, ...licence } = given;
    planned.after = merge(planned.before, planned.before.userId ? licence : given);
    planned.changes = byColumn(describeDriverChanges(planned.before, planned.after), readers);
  } else if (user) {
    planned.after = { ...none, ...given, displayName: user.displayName, email: null, userId: user.userId };
  } else {
    planAddition(planned, given, known);
  }
  return planned;
}

function findByName(
  { errors }: PlannedDriver,
  name: string | undefined,
  { byName }: Known,
): ExistingDriver | undefined {
  const [found, ...others] = byName.get(same(name)) ?? [];
  if (found && others.length > 0) {
    errors.push({
      column: 'name',
      message: `There are ${others.length + 1} drivers of this name. Add the address of the one you mean.`,
    });
  }
  return found;
}

function planAddition(planned: PlannedDriver, given: Partial<DriverMembers>, { byName }: Known): void {
  const { displayName } = given;
  if (!displayName) {
    if (planned.errors.length === 0) planned.errors.push({ column: 'name', message: 'A new driver needs a name.' });
    return;
  }
  // Whether this is the same person only somebody who knows them can tell.
  if (byName.get(same(displayName))?.some(({ email }) => !email)) {
    const message =
      'There is a driver of this name without an address. Add the address to that driver first, or leave it out here.';
    planned.errors.push({ column: 'email', message });
  }
  planned.after = { ...none, ...given, displayName, userId: null };
}
