import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { findMailbox } from '../exchange/mailboxes.ts';
import { sendMail } from '../exchange/send-mail.ts';
import { type Call, jsonReply, parameter, type Reply } from '../http/call.ts';
import { createRouter, type Route, type Router } from '../http/router.ts';
import { authenticateCaller, checkAccess, unknownUser } from './authenticate-caller.ts';
import { answerBatch } from './batch.ts';
import { getDelta } from './delta.ts';
import { getEvent, patchEvent, postEvent, removeEventOperation } from './event-operations.ts';
import { getSchedule } from './get-schedule.ts';
import type { Graph } from './graph.ts';
import { GraphError, graphErrorBody, isRefusal } from './graph-error.ts';
import { ConnectionReset, failAfter, failBefore } from './injected-faults.ts';
import { getCalendarView, getEvents, getInstances } from './list-events.ts';
import { getMessages } from './list-messages.ts';
import { answerOperation, cancelOperation } from './meeting-operations.ts';
import { type GraphAnswer, type MailboxOperation, readBody } from './operation.ts';
import { readPreferences } from './preferences.ts';
import { sendMailInput, toOutgoingMail } from './send-mail-input.ts';
import { subscriptionRoutes } from './subscription-operations.ts';
import { catalogRoute, teamworkOperations } from './teamwork-operations.ts';

const sendMailOperation: MailboxOperation = {
  permission: 'Mail.Send',
  writes: true,
  run(graph, { call, mailbox }) {
    sendMail(graph, mailbox, toOutgoingMail(readBody(call, sendMailInput)));
    return { status: 202 };
  },
};

const operations: readonly [Route['method'], string, MailboxOperation][] = [
  ...['/events', '/calendar/events'].flatMap((base): [Route['method'], string, MailboxOperation][] => [
    ['GET', base, getEvents],
    ['POST', base, postEvent],
    ['GET', `${base}/{event}`, getEvent],
    ['PATCH', `${base}/{event}`, patchEvent],
    ['DELETE', `${base}/{event}`, removeEventOperation],
    ['GET', `${base}/{event}/instances`, getInstances],
    ['POST', `${base}/{event}/cancel`, cancelOperation],
    ['POST', `${base}/{event}/accept`, answerOperation('accepted')],
    ['POST', `${base}/{event}/decline`, answerOperation('declined')],
    ['POST', `${base}/{event}/tentativelyAccept`, answerOperation('tentativelyAccepted')],
  ]),
  ['GET', '/calendarView', getCalendarView],
  ['GET', '/calendarView/delta', getDelta],
  ['GET', '/calendar/calendarView', getCalendarView],
  ['POST', '/calendar/getSchedule', getSchedule],
  ['POST', '/sendMail', sendMailOperation],
  ['GET', '/mailFolders/{folder}/messages', getMessages],
  ...teamworkOperations,
];

/** Everything under `/v1.0`; a path it does not know is refused as Graph refuses an unknown segment. */
export function createGraphRouter(graph: Graph): Router {
  const routes = operations.map(
    ([method, path, operation]): Route => ({
      method,
      path: `/v1.0/users/{user}${path}`,
      handle: (call) => answering(graph, call, () => runOperation(graph, call, operation)),
    }),
  );
  const batch: Route = {
    method: 'POST',
    path: '/v1.0/$batch',
    handle: (call) =>
      answering(graph, call, async () => {
        await authenticateCaller(graph, call.headers.authorization);
        return { status: 200, body: { responses: await answerBatch(call, router) } };
      }),
  };
  const subscriptions = subscriptionRoutes((call, work) =>
    answering(graph, call, async () => work(graph, await authenticateCaller(graph, call.headers.authorization))),
  );
  const catalog: Route = {
    ...catalogRoute,
    handle: (call) => answering(graph, call, () => catalogRoute.answer(graph, call)),
  };
  const router = createRouter([...routes, ...subscriptions, catalog, batch], (call, status) =>
    answering(graph, call, async () => {
      await authenticateCaller(graph, call.headers.authorization);
      if (status === 405) throw new GraphError(405, 'Request_BadRequest', 'The HTTP method is not supported here.');
      const segment = call.url.pathname.split('/').at(-1);
      throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${segment}'.`);
    }),
  );
  return router;
}

async function runOperation(graph: Graph, call: Call, operation: MailboxOperation): Promise<GraphAnswer> {
  const caller = await authenticateCaller(graph, call.headers.authorization);
  const name = parameter(call, 'user');
  const mailbox = findMailbox(graph, name);
  if (mailbox?.entraTenantId !== caller.entraTenantId) throw unknownUser(name);
  checkAccess(caller, mailbox, operation.permission, operation.writes);
  const leave = graph.traffic.enter(caller.applicationId, mailbox.address);
  try {
    if (graph.latencyMilliseconds > 0) await delay(graph.latencyMilliseconds);
    failBefore(graph);
    const preferences = readPreferences(call.headers.prefer);
    return failAfter(graph, operation.run(graph, { call, caller, mailbox, preferences }));
  } finally {
    leave();
  }
}

/** Adds the headers every answer of Graph has, and turns a refusal into its error body. */
async function answering(graph: Graph, call: Call, work: () => Promise<GraphAnswer>): Promise<Reply> {
  const requestId = randomUUID();
  const asked = call.headers['client-request-id'];
  const clientRequestId = typeof asked === 'string' ? asked : requestId;
  const common = { 'request-id': requestId, 'client-request-id': clientRequestId, 'cache-control': 'private' };
  try {
    const { status, body, headers } = await work();
    const { applied } = readPreferences(call.headers.prefer);
    const all = { ...common, ...headers, ...(applied ? { 'preference-applied': applied, vary: 'prefer' } : {}) };
    if (body === undefined) return { status, headers: all };
    return jsonReply(status, body, { ...all, 'odata-version': '4.0' });
  } catch (error) {
    if (error instanceof ConnectionReset) return { status: 0 };
    if (!isRefusal(error)) throw error;
    const body = graphErrorBody(error, graph.now().toISOString(), requestId, clientRequestId);
    const challenge = error.status === 401 ? { 'www-authenticate': 'Bearer realm="", error="invalid_token"' } : {};
    const extra = error instanceof GraphError ? error.headers : {};
    return jsonReply(error.status, body, { ...common, ...challenge, ...extra });
  }
}
