import { z } from 'zod';
import { registerCertificate } from '../entra/client-assertion.ts';
import { setConsent } from '../entra/consent.ts';
import { calendarProcessingDefaults } from '../exchange/calendar-processing.ts';
import type { EventRecord } from '../exchange/event-document.ts';
import { findEvent, listEvents } from '../exchange/event-store.ts';
import { listMail } from '../exchange/mail-store.ts';
import { createPersonMailbox, findMailbox, listMailboxes } from '../exchange/mailboxes.ts';
import { faultPlan } from '../faults/faults.ts';
import type { Graph } from '../graph/graph.ts';
import { type Call, jsonReply, parameter, type Reply } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { sameOrigin } from '../http/same-origin.ts';
import { demoApps } from '../seed/demo-directory.ts';
import { listSubscriptions } from '../subscriptions/subscription-store.ts';
import { listActivities } from '../teams/activity-feed.ts';
import { listChatMessages } from '../teams/chat-messages.ts';
import { emptyMailboxes } from './empty-mailboxes.ts';

/** What tests need and no Microsoft service offers; like everything here, reachable from this machine only. */
export function controlRoutes(graph: Graph, equipment: Equipment): Route[] {
  return [
    {
      method: 'POST',
      path: '/_control/reset',
      handle: sameOrigin(() => {
        emptyMailboxes(graph);
        return { status: 204 };
      }),
    },
    { method: 'GET', path: '/_control/mailboxes', handle: () => jsonReply(200, listMailboxes(graph)) },
    {
      method: 'GET',
      path: '/_control/mailboxes/{address}/mail',
      handle: (call) => {
        const mailbox = findMailbox(graph, parameter(call, 'address'));
        if (!mailbox) return jsonReply(404, { error: 'There is no such mailbox.' });
        const folder = call.url.searchParams.get('folder') === 'sentitems' ? 'sentitems' : 'inbox';
        return jsonReply(
          200,
          listMail(graph, mailbox.address, folder, Number(call.url.searchParams.get('limit') ?? 200)),
        );
      },
    },
    {
      method: 'GET',
      path: '/_control/mailboxes/{address}/events',
      handle: (call) => {
        const mailbox = findMailbox(graph, parameter(call, 'address'));
        if (!mailbox) return jsonReply(404, { error: 'There is no such mailbox.' });
        const events = listEvents(graph, mailbox.address, { start: '', end: '9999' });
        return jsonReply(
          200,
          events.map((event) => summarize(graph, event)),
        );
      },
    },
    {
      method: 'GET',
      path: '/_control/faults',
      handle: () => jsonReply(200, { ...graph.faults.plan(), counts: graph.faults.counts() }),
    },
    // `{"seed": 7, "rate": 0.1, "rates": {"throttled": 0.5}}`; `{}` ends all of it.
    {
      method: 'POST',
      path: '/_control/faults',
      handle: sameOrigin((call) => readJson(call, faultPlan, (plan) => graph.faults.configure(plan))),
    },
    { method: 'GET', path: '/_control/traffic', handle: () => jsonReply(200, graph.traffic.report()) },
    {
      method: 'POST',
      path: '/_control/calendar-processing',
      handle: sameOrigin((call) => readJson(call, processingInput, (processing) => equipment.process(processing))),
    },
    // `{"entraTenantId": "…", "permission": "Calendars.ReadBasic", "granted": false}`, as an administrator would.
    {
      method: 'POST',
      path: '/_control/consent',
      handle: sameOrigin((call) => readJson(call, consentInput, (consent) => setConsent(graph, consent))),
    },
    // A certificate as PEM, by which the API's registration may prove who it is.
    {
      method: 'POST',
      path: '/_control/certificates',
      handle: sameOrigin((call) => {
        registerCertificate(graph, demoApps.api.clientId, call.body);
        return { status: 204 };
      }),
    },
    {
      method: 'POST',
      path: '/_control/mailboxes',
      handle: sameOrigin((call) => readJson(call, personInput, (person) => createPersonMailbox(graph, person))),
    },
    { method: 'GET', path: '/_control/subscriptions', handle: () => jsonReply(200, listSubscriptions(graph)) },
    {
      method: 'DELETE',
      path: '/_control/subscriptions/{subscription}',
      handle: sameOrigin((call) => {
        graph.subscriptions.drop(parameter(call, 'subscription'), call.url.searchParams.get('silently') === null);
        return { status: 204 };
      }),
    },
    {
      method: 'GET',
      path: '/_control/people/{address}/teams',
      handle: (call) => {
        const person = findMailbox(graph, parameter(call, 'address'));
        if (!person) return jsonReply(404, { error: 'There is no such person.' });
        return jsonReply(200, { feed: listActivities(graph, person), chat: listChatMessages(graph, person) });
      },
    },
  ];
}

const consentInput = z.strictObject({ entraTenantId: z.guid(), permission: z.string(), granted: z.boolean() });

/** Somebody more than the demo's people. */
const personInput = z.strictObject({ address: z.email(), displayName: z.string().min(1) });

const processingInput = z.strictObject({
  maximumDurationInMinutes: z.int().min(0).default(calendarProcessingDefaults.maximumDurationInMinutes),
  bookingWindowInDays: z.int().min(0).max(1080).default(calendarProcessingDefaults.bookingWindowInDays),
});

/** An event without the ceremony of Graph, and without its faults. */
function summarize(graph: Graph, { id, iCalUId, mailbox, isOrganizer, document }: EventRecord) {
  const { subject, start, end, showAs, isCancelled, organizer, extendedProperties, occurrenceOf } = document;
  const series = occurrenceOf && findEvent(graph, mailbox, occurrenceOf.masterId);
  const tag = extendedProperties.find((one) => one.id.endsWith('Name FleetReservationId'));
  const reservationId = tag?.value ?? null;
  return {
    id,
    iCalUId,
    mailbox,
    isOrganizer,
    subject,
    start,
    end,
    showAs,
    isCancelled,
    organizer: organizer.address,
    reservationId,
    // Of a member: the series as a whole, at its first time.
    series: series ? { id: series.id, start: series.document.start, end: series.document.end } : null,
  };
}

interface Equipment {
  /** As `Set-CalendarProcessing`, for all equipment mailboxes. */
  process(processing: z.infer<typeof processingInput>): void;
}

function readJson<Schema extends z.ZodType>(call: Call, schema: Schema, take: (value: z.infer<Schema>) => void): Reply {
  let value: unknown;
  try {
    value = JSON.parse(call.body || '{}');
  } catch {
    return jsonReply(400, { error: 'This is not JSON.' });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) return jsonReply(400, { error: z.prettifyError(parsed.error) });
  take(parsed.data);
  return { status: 204 };
}
