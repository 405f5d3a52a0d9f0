import type { Faults } from '../faults/faults.ts';
import { inTransaction, type Microsoft365 } from '../state/microsoft365.ts';
import type { Scheduler } from '../state/scheduler.ts';
import type { CalendarProcessing } from './calendar-processing.ts';
import { decideForEquipment } from './decide-for-equipment.ts';
import type { Exchange } from './exchange.ts';

export interface EquipmentAttendant extends Pick<Exchange, 'askEquipment' | 'calendarProcessing'> {
  /** Goes on with what a stopped process left. */
  resume(): void;
}

/** How long equipment mailboxes take to answer; `never` is a resource mailbox that nobody processes. */
export type EquipmentReplyDelay = number | 'never';

interface AttendantOptions {
  delayMs: EquipmentReplyDelay;
  calendarProcessing: () => CalendarProcessing;
  scheduler: Scheduler;
  faults: Faults;
}

/**
 * Exchange answers for a resource some time after the request, never within it. The waiting request is a row, so it is
 * answered even when the process dies in between.
 */
export function createEquipmentAttendant(
  microsoft365: Microsoft365,
  { delayMs, calendarProcessing, scheduler, faults }: AttendantOptions,
): EquipmentAttendant {
  const attendant: EquipmentAttendant = {
    calendarProcessing,
    askEquipment(mailboxAddress, iCalUId) {
      if (faults.strikes('silentResource')) return;
      microsoft365.database
        .prepare('insert into equipment_requests (mailbox, ical_uid) values (?, ?) on conflict do nothing')
        .run(mailboxAddress, iCalUId);
      schedule(mailboxAddress, iCalUId);
    },
    resume() {
      for (const row of microsoft365.database
        .prepare('select mailbox, ical_uid from equipment_requests order by id')
        .all()) {
        schedule(String(row.mailbox), String(row.ical_uid));
      }
    },
  };
  return attendant;

  function schedule(mailboxAddress: string, iCalUId: string): void {
    if (delayMs !== 'never') scheduler.after(delayMs, () => answer(mailboxAddress, iCalUId));
  }

  function answer(mailboxAddress: string, iCalUId: string): void {
    const { database } = microsoft365;
    inTransaction(database, () => {
      const { changes } = database
        .prepare('delete from equipment_requests where mailbox = ? and ical_uid = ?')
        .run(mailboxAddress, iCalUId);
      // Two requests for one meeting wait as one row; the second timer finds nothing left.
      if (changes > 0) decideForEquipment({ ...microsoft365, ...attendant }, mailboxAddress, iCalUId);
    });
  }
}
