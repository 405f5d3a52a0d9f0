/** What Fleet and Outlook show, side by side, and what people were told, as anybody could check by hand. */
import type { CalendarStage } from './calendar-stage.ts';
import { findToldTwice } from './told-twice.ts';

export interface Differences {
  /** A live reservation without its event, or with one that shows something else. */
  different: string[];
  /** More than one event of a reservation. */
  duplicates: string[];
  /** Events of reservations that are not live, or that nobody knows. */
  leftOver: string[];
  /** Bookings of vehicles in Outlook alone that Fleet does not know of, or no longer should. */
  blocks: string[];
  /** Somebody who was told the same twice. */
  toldTwice: string[];
}

interface Row {
  id: string;
  status: string;
  start: Date;
  end: Date;
  eventId: string | null;
}

interface Shown {
  id: string;
  subject: string;
  start: string;
  end: string;
  showAs: string;
  isCancelled: boolean;
  organizer: string;
  reservationId: string | null;
}

/** @param actedInOutlook when people did something there */
export async function compareSides(stage: CalendarStage, actedInOutlook: readonly Date[] = []): Promise<Differences> {
  const at = stage.time.now();
  const rows = await stage.look<Row>(
    `select id, status, start_date as start, end_date as end, outlook_event_id as "eventId" from reservations
     where tenant_id = $1 and start_date > $2 and status in ('pending', 'approved')`,
    [stage.system.tenantId, at],
  );
  // Nobody but Fleet books anything from its mailbox here.
  const shown = (await events(stage, 'fleet@contoso.example')).filter(
    ({ isCancelled, start }) => !isCancelled && start > at.toISOString(),
  );
  const byId = new Map(shown.map((event) => [event.id, event]));
  const linked = new Set(rows.map(({ eventId }) => eventId));
  const live = new Set(rows.map(({ id }) => id));
  const others = shown.filter(({ id }) => !linked.has(id));
  const isSecond = ({ reservationId }: Shown) => reservationId !== null && live.has(reservationId);
  return {
    different: rows.flatMap((row) => {
      const event = byId.get(row.eventId ?? '');
      const isSame =
        event?.start === row.start.toISOString() &&
        event.end === row.end.toISOString() &&
        event.showAs === (row.status === 'pending' ? 'tentative' : 'busy');
      return isSame ? [] : [`${JSON.stringify(row)} is shown as ${JSON.stringify(event)}`];
    }),
    duplicates: [
      ...twice(rows.flatMap(({ eventId }) => eventId ?? [])),
      ...others.filter(isSecond).map((one) => JSON.stringify(one)),
    ],
    leftOver: others.filter((one) => !isSecond(one)).map((one) => JSON.stringify(one)),
    blocks: await compareBlocks(stage, at),
    toldTwice: await findToldTwice(stage, actedInOutlook),
  };
}

async function compareBlocks(stage: CalendarStage, at: Date): Promise<string[]> {
  const vehicles = await stage.look<{ id: string; address: string }>(
    'select id, lower(mailbox_address) as address from vehicles where tenant_id = $1',
    [stage.system.tenantId],
  );
  const blocks = await stage.look<{ vehicleId: string; start: Date; end: Date }>(
    `select vehicle_id as "vehicleId", start_date as start, end_date as end from blackouts
     where tenant_id = $1 and calendar_event_id is not null and start_date > $2`,
    [stage.system.tenantId, at],
  );
  const known = blocks.map(({ vehicleId, start, end }) => `${vehicleId} ${start.toISOString()} ${end.toISOString()}`);
  const booked: string[] = [];
  for (const { id, address } of vehicles) {
    for (const one of await events(stage, address)) {
      const isDirect = one.organizer !== 'fleet@contoso.example' && !one.isCancelled && one.start > at.toISOString();
      if (isDirect) booked.push(`${id} ${one.start} ${one.end}`);
    }
  }
  return [
    ...booked.filter((one) => !known.includes(one)).map((one) => `not known: ${one}`),
    ...known.filter((one) => !booked.includes(one)).map((one) => `known in vain: ${one}`),
  ];
}

function twice(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

async function events(stage: CalendarStage, mailbox: string): Promise<Shown[]> {
  const response = await fetch(`${stage.microsoft.url}/_control/mailboxes/${mailbox}/events`);
  return response.ok ? ((await response.json()) as Shown[]) : [];
}
