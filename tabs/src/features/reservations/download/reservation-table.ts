import type { Reservation } from '@fleet/contracts/reservation.ts';
import { words } from '../../../language/words.ts';
import { wallOf } from '../../../ui/wall-time.ts';
import type { Table, TableCell } from '../../workbench/exports/table.ts';

const width = 160;

/** Reservations as rows of a file, at the times of their own zones. */
export function reservationTable(reservations: readonly Reservation[]): Table {
  const t = words.t.bind(words);
  const columns: [title: string, read: (reservation: Reservation) => TableCell][] = [
    [t('reservations:columns.start'), ({ startDate, timeZone }) => momentCell(startDate, timeZone)],
    [t('reservations:columns.end'), ({ endDate, timeZone }) => momentCell(endDate, timeZone)],
    [t('reservations:columns.timeZone'), ({ timeZone }) => textCell(timeZone)],
    [t('terms:vehicle'), ({ vehicle }) => textCell(vehicle.name)],
    [t('reservations:columns.plate'), ({ vehicle }) => textCell(vehicle.licensePlate)],
    [t('terms:pool'), ({ vehicle }) => textCell(vehicle.poolName)],
    [t('terms:driver'), ({ driver }) => textCell(driver.displayName)],
    [t('reservations:filters.status'), ({ status }) => textCell(t(`terms:reservationStatuses.${status}`))],
    [t('terms:purpose'), ({ purpose }) => textCell(purpose)],
    [t('terms:department'), ({ department }) => textCell(department)],
    [t('terms:costCenter'), ({ costCenter }) => textCell(costCenter)],
    [t('terms:approver'), ({ approvedBy, approver }) => textCell((approvedBy ?? approver)?.displayName ?? null)],
  ];
  return {
    titles: columns.map(([title]) => title),
    widths: columns.map(() => width),
    rows: reservations.map((reservation) => columns.map(([, read]) => read(reservation))),
  };
}

function textCell(text: string | null): TableCell {
  return text === null ? undefined : { text };
}

function momentCell(instant: string, timeZone: string): TableCell {
  const { day, time } = wallOf(Date.parse(instant), timeZone);
  return { moment: new Date(`${day}T${time}Z`) };
}
