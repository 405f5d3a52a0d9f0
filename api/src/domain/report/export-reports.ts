/** Reports as tables that a spreadsheet opens. */
import type { File } from '@fleet/contracts/operation.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { getCostReport } from './cost-report.ts';
import { getUtilisationReport } from './utilisation-report.ts';
import { writeCsv } from './write-csv.ts';

const hours = (minutes: number) => round(minutes / 60, 2);
const round = (value: number, digits: number) => Number(value.toFixed(digits));

/** @throws {DomainError} as getUtilisationReport */
export async function exportUtilisationReport(
  context: UserContext,
  input: OperationArguments<'exportUtilisationReport'>,
): Promise<File> {
  const { from, to, vehicles } = await getUtilisationReport(context, input);
  const header = [
    'Vehicle',
    'License plate',
    'Pool',
    'Reserved hours',
    'Reserved open hours',
    'Open hours',
    'Used %',
    'Reservations',
    'No-shows',
    'Cancelled',
    'Late returns',
  ];
  const rows = vehicles.map((one) => [
    one.vehicleName,
    one.licensePlate,
    one.poolName,
    hours(one.reservedMinutes),
    hours(one.reservedOpenMinutes),
    hours(one.openMinutes),
    one.usedShare === null ? '' : round(one.usedShare * 100, 1),
    one.reservationCount,
    one.noShowCount,
    one.cancelledCount,
    one.lateReturnCount,
  ]);
  return toFile('utilisation', from, to, writeCsv(header, rows));
}

/**
 * A line for each hour of the week in which anything was reserved, Monday at 0 first.
 * @throws {DomainError} as getUtilisationReport
 */
export async function exportUtilisationHours(
  context: UserContext,
  input: OperationArguments<'exportUtilisationHours'>,
): Promise<File> {
  const { from, to, hours: all } = await getUtilisationReport(context, input);
  const rows = all.map(({ weekday, hour, reservedMinutes }) => [weekday, hour, hours(reservedMinutes)]);
  return toFile('utilisation-hours', from, to, writeCsv(['Weekday', 'Hour', 'Reserved hours'], rows));
}

/** @throws {DomainError} as getCostReport */
export async function exportCostReport(
  context: UserContext,
  input: OperationArguments<'exportCostReport'>,
): Promise<File> {
  const { from, to, currency, costCenters } = await getCostReport(context, input);
  const header = ['Cost center', 'Name', 'Reservations', 'Reserved hours', 'Distance km', `Cost ${currency}`];
  const rows = costCenters.map((one) => [
    one.costCenter ?? '',
    one.name ?? '',
    one.reservationCount,
    round(one.reservedHours, 2),
    round(one.distanceMeters / 1_000, 1),
    one.costCents / 100,
  ]);
  return toFile('costs', from, to, writeCsv(header, rows));
}

function toFile(report: string, from: string, to: string, content: string): File {
  const fileName = `fleet-${report}-${from.slice(0, 10)}-to-${to.slice(0, 10)}.csv`;
  return { contentType: 'text/csv', fileName, content };
}
