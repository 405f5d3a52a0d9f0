import type { otherEventTypes, ReservationEventType } from '@fleet/contracts/event-types.ts';
import { type OutboxEvent, writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { CalendarWork } from './calendar/calendar-work.ts';
import type { Actor } from './command-context.ts';

export type ReservationEventPayload = {
  version: number;
  vehicleId: string;
  /** The vehicle it had before this event, when that is another one. */
  previousVehicleId?: string;
  /** When the vehicle is given up that nobody takes, as an instant. */
  releasedAt?: string;
  /** Who is asked to decide because of it; nobody when left out. */
  askedUserIds?: readonly string[];
  /** Of how many of a series it tells people, itself included; 0 where another event tells of it. Left out, of itself alone. */
  tellsOf?: number;
  /** Whose event of the same act tells of it. */
  toldBy?: string;
};

/** What somebody did to a reservation, and at which of its versions. */
export type ReservationEvent = OutboxEvent<ReservationEventType, ReservationEventPayload>;

/** A reservation came with other data, such as the demo's: the calendar shows it, but nobody is told. */
export type ReservationImported = OutboxEvent<'reservation.imported', ReservationEventPayload>;

/** What is not a reservation changed. Of people, and of a webhook that is tested, no other system hears. */
export type OtherEvent = OutboxEvent<(typeof otherEventTypes)[number] | 'user.changed' | 'webhook.tested'>;

/** A week is over; the fleet managers read of it. */
export type DigestDue = OutboxEvent<'digest.due'>;

/** A managers' channel shows another queue of approvals than there is. */
export type QueueChanged = OutboxEvent<'queue.changed'>;

/** By where its vehicle is, something seems to have happened to a reservation, or will. The driver is asked or warned. */
export type ReservationNoticed = OutboxEvent<
  'reservation.seems-taken' | 'reservation.seems-returned' | 'reservation.late-return' | 'reservation.late-before-you',
  { vehicleId: string; expectedAt?: string }
>;

/** A vehicle has crossed the border of its pool's site. */
export type VehicleCrossed = OutboxEvent<'vehicle.left-site' | 'vehicle.returned', { at: string }>;

/** Somebody should look at something. */
export type AlertRaised = OutboxEvent<
  'alert.raised',
  { kind: string; vehicleId: string; reservationId: string | null }
>;

/** Somebody looks after an alert, or it has ceased by itself. */
export type AlertChanged = OutboxEvent<'alert.changed'>;

/** A watched mailbox is to be read: Graph said so, or the clock. The entity is the mailbox. */
export type CalendarDue = OutboxEvent<'calendar.due'>;

/** Somebody has the calendars compared, mended or made anew. The entity is the fleet mailbox. */
export type CalendarWorkAsked = OutboxEvent<'calendar.work-asked', CalendarWork>;

/** What somebody wished for in Outlook was refused. The entity is the reservation. */
export type CalendarRefused = OutboxEvent<'calendar.refused', { wish: object; refusal: object }>;

/** The vehicle's own mailbox has turned a reservation's event down. The entity is the reservation. */
export type CalendarTurnedDown = OutboxEvent<'calendar.turned-down'>;

/** Outlook has refused the event of a reservation, or shows at last what it or the vehicle had refused. The entity is the reservation. */
type CalendarStateChanged = OutboxEvent<'calendar.failed' | 'calendar.recovered'>;

/** An administrator has a webhook told once more of an event. The entity is the webhook. */
export type WebhookRetried = OutboxEvent<'webhook.retried', { eventId: string }>;

export type DomainEvent =
  | ReservationNoticed
  | VehicleCrossed
  | AlertRaised
  | AlertChanged
  | ReservationEvent
  | ReservationImported
  | OtherEvent
  | DigestDue
  | QueueChanged
  | CalendarDue
  | CalendarWorkAsked
  | CalendarRefused
  | CalendarTurnedDown
  | CalendarStateChanged
  | WebhookRetried;

interface AuditEntry {
  /** `{noun}.{verb}` */
  action: string;
  /** The noun. */
  entityType: string;
  entityId: string;
  /** What changed, without anything secret. */
  detail?: object | undefined;
}

/** Writes into the caller's transaction who did what. */
export async function writeAudit(transaction: TenantTransaction, actor: Actor, entry: AuditEntry): Promise<void> {
  await transaction.query({
    name: 'audit.insert',
    text: `insert into audit_log (actor_kind, actor_user_id, action, entity_type, entity_id, detail)
           values ($1, $2, $3, $4, $5, $6)`,
    values: [
      actor.kind,
      actor.kind === 'system' ? null : actor.userId,
      entry.action,
      entry.entityType,
      entry.entityId,
      JSON.stringify(entry.detail ?? {}),
    ],
  });
}

interface NewReservationEvent extends ReservationEventPayload {
  type: ReservationEventType;
  reservationId: string;
  detail?: object;
}

/** Records in the caller's transaction what was done to a reservation: the audit row and the event, so that neither exists without the other. */
export async function recordReservationEvent(
  transaction: TenantTransaction,
  actor: Actor,
  { type, reservationId, detail, ...payload }: NewReservationEvent,
): Promise<void> {
  await Promise.all([
    writeAudit(transaction, actor, { action: type, entityType: 'reservation', entityId: reservationId, detail }),
    writeOutboxEvent(transaction, { type, entityId: reservationId, payload }),
  ]);
}

/** Records in the caller's transaction what was done to anything else, with the event that tells whoever shows it. */
export async function recordEvent(
  transaction: TenantTransaction,
  actor: Actor,
  { event, ...entry }: AuditEntry & { event: OtherEvent['type'] },
): Promise<void> {
  await Promise.all([
    writeAudit(transaction, actor, entry),
    writeOutboxEvent(transaction, { type: event, entityId: entry.entityId }),
  ]);
}
