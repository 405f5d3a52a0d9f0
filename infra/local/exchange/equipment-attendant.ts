import { inTransaction, type Microsoft365 } from '../state/microsoft365.ts';
import { decideForEquipment } from './decide-for-equipment.ts';

export interface EquipmentAttendant {
  askEquipment(mailboxAddress: string, iCalUId: string): void;
  /** Goes on with what a stopped process left. */
  resume(): void;
  /** After this no timer is left. */
  stop(): void;
}

/** How long equipment mailboxes take to answer; `never` is a resource mailbox that nobody processes. */
export type EquipmentReplyDelay = number | 'never';

/**
 * Exchange answers for a resource some time after the request, never within it. The waiting request is a row, so it is
 * answered even when the process dies in between.
 */
export function createEquipmentAttendant(
  microsoft365: Microsoft365,
  delayMs: EquipmentReplyDelay,
  onError: (error: unknown) => void,
): EquipmentAttendant {
  const timers = new Set<NodeJS.Timeout>();
  const attendant: EquipmentAttendant = {
    askEquipment(mailboxAddress, iCalUId) {
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
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
  return attendant;

  function schedule(mailboxAddress: string, iCalUId: string): void {
    if (delayMs === 'never') return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      try {
        answer(mailboxAddress, iCalUId);
      } catch (error) {
        onError(error);
      }
    }, delayMs);
    timers.add(timer);
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
