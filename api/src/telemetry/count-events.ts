import { approvalDuration, reservationOutcomes } from './meters.ts';

interface CommittedEvent {
  type: string;
  entityId: string;
  occurredAt: string;
}

const decisions = ['reservation.approved', 'reservation.rejected'];

/** Counts what happened to reservations, whoever did it and by which way. */
export function countEvent({ type, entityId, occurredAt }: CommittedEvent): void {
  const [noun, outcome] = type.split('.');
  if (noun !== 'reservation' || !outcome) return;
  reservationOutcomes().add(1, { outcome });
  if (!decisions.includes(type)) return;
  const waitedSeconds = (Date.parse(occurredAt) - madeAt(entityId)) / 1_000;
  approvalDuration().record(Math.max(0, waitedSeconds), { decision: outcome });
}

/** RFC 9562: the first 48 bits of a version 7 uuid are the milliseconds at which it was made. */
function madeAt(uuid: string): number {
  return Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16);
}
