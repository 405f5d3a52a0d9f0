import type { FreeBusyStatus, ScheduleInformation } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { minutesBetween, toDateTimeTimeZone, toInstant } from '../exchange/date-time.ts';
import type { EventRecord } from '../exchange/event-document.ts';
import { listEvents } from '../exchange/event-store.ts';
import { findMailbox } from '../exchange/mailboxes.ts';
import { toWindowsZone } from '../exchange/time-zones.ts';
import type { Graph } from './graph.ts';
import { GraphError, invalidParameter } from './graph-error.ts';
import { type MailboxOperation, readParameters } from './operation.ts';

const maximumMailboxes = 20;
const maximumDays = 62;

const moment = z.looseObject({ dateTime: z.string(), timeZone: z.string().nullish() });
const scheduleParameters = z.strictObject({
  schedules: z.array(z.string()).min(1),
  startTime: moment,
  endTime: moment,
  availabilityViewInterval: z.int().min(5).max(1440).nullish(),
});

/** The digits of an availability view, the one that counts most first. */
const digits: readonly [FreeBusyStatus, string][] = [
  ['oof', '3'],
  ['busy', '2'],
  ['tentative', '1'],
  ['workingElsewhere', '4'],
];

interface Window {
  start: string;
  end: string;
  intervalMinutes: number;
  timeZone: string;
}

/** `POST …/calendar/getSchedule`: free or busy, of any mailbox of the tenant. */
export const getSchedule: MailboxOperation = {
  permission: 'Calendars.ReadBasic',
  writes: false,
  run(graph, { call, caller, preferences }) {
    const input = readParameters(call, scheduleParameters);
    const window = {
      start: toInstant(input.startTime),
      end: toInstant(input.endTime),
      intervalMinutes: input.availabilityViewInterval ?? 30,
      timeZone: preferences.timeZone,
    };
    if (window.end <= window.start) throw invalidParameter('The end of the time window must be after its start.');
    if (minutesBetween(window.start, window.end) >= maximumDays * 24 * 60) {
      throw new GraphError(400, 'ErrorTimeRangeIsTooBig', `The time window must be under ${maximumDays} days.`);
    }
    if (input.schedules.length > maximumMailboxes) {
      throw new GraphError(400, 'ErrorTooManyMailboxes', `At most ${maximumMailboxes} mailboxes can be asked at once.`);
    }
    return {
      status: 200,
      body: {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.scheduleInformation)',
        value: input.schedules.map((address) => scheduleOf(graph, caller.entraTenantId, address, window)),
      },
    };
  },
};

function scheduleOf(graph: Graph, entraTenantId: string, address: string, window: Window): ScheduleInformation {
  const mailbox = findMailbox(graph, address);
  if (mailbox?.entraTenantId !== entraTenantId) {
    const message = `Unable to resolve e-mail address ${address} to an Active Directory object.`;
    return {
      scheduleId: address,
      availabilityView: '',
      scheduleItems: [],
      error: { message, responseCode: 'ErrorMailRecipientNotFound' },
    };
  }
  const events = listEvents(graph, mailbox.address, window).filter((one) => !one.document.isCancelled);
  return {
    scheduleId: address,
    availabilityView: availabilityView(events, window),
    scheduleItems: events.map(({ document }) => ({
      isPrivate: document.sensitivity === 'private',
      status: document.showAs,
      subject: document.subject,
      location: document.locationName,
      start: toDateTimeTimeZone(document.start, window.timeZone),
      end: toDateTimeTimeZone(document.end, window.timeZone),
    })),
    workingHours: {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:00:00.0000000',
      endTime: '17:00:00.0000000',
      timeZone: { name: toWindowsZone(mailbox.timeZone) },
    },
  };
}

function availabilityView(events: readonly EventRecord[], { start, end, intervalMinutes }: Window): string {
  const slots = Math.ceil(minutesBetween(start, end) / intervalMinutes);
  return Array.from({ length: slots }, (_, index) => {
    const slotStart = Date.parse(start) + index * intervalMinutes * 60_000;
    const slotEnd = slotStart + intervalMinutes * 60_000;
    const here = events.filter(
      ({ document }) => Date.parse(document.start) < slotEnd && Date.parse(document.end) > slotStart,
    );
    return digits.find(([status]) => here.some(({ document }) => document.showAs === status))?.[1] ?? '0';
  }).join('');
}
