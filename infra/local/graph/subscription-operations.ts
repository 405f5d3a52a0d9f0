import type { Subscription as SubscriptionJson } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { findMailbox } from '../exchange/mailboxes.ts';
import { type Call, parameter, type Reply } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { uuidOf } from '../state/uuid-of.ts';
import { deleteSubscription, listSubscriptions, type Subscription } from '../subscriptions/subscription-store.ts';
import { shakesHands } from '../subscriptions/subscriptions.ts';
import { type Caller, checkAccess, unknownUser } from './authenticate-caller.ts';
import type { Graph } from './graph.ts';
import { GraphError } from './graph-error.ts';
import { type GraphAnswer, readBody } from './operation.ts';
import { readPreferences } from './preferences.ts';

/** The longest life of a subscription to Outlook items without resource data. */
const longestMinutes = 10_080;

const address = z.url().refine((text) => {
  const { protocol, hostname } = new URL(text);
  // Graph takes https alone; on one machine there is no certificate.
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
}, 'must be https');

const subscriptionInput = z.strictObject({
  changeType: z.string().regex(/^(created|updated|deleted)(,(created|updated|deleted))*$/),
  notificationUrl: address,
  lifecycleNotificationUrl: address.nullish(),
  resource: z.string(),
  expirationDateTime: z.iso.datetime({ offset: true }),
  clientState: z.string().max(128).nullish(),
  latestSupportedTlsVersion: z.string().nullish(),
});

const subscriptionChanges = z.strictObject({
  expirationDateTime: z.iso.datetime({ offset: true }).optional(),
  notificationUrl: address.optional(),
});

type Work = (graph: Graph, caller: Caller) => GraphAnswer | Promise<GraphAnswer>;
type Answering = (call: Call, work: Work) => Promise<Reply>;

/** `/subscriptions`, which belong to the application that made them. */
export function subscriptionRoutes(answering: Answering): Route[] {
  const own = (call: Call, run: (graph: Graph, one: Subscription) => GraphAnswer | Promise<GraphAnswer>) =>
    answering(call, (graph, caller) => run(graph, requireOwn(graph, caller, parameter(call, 'subscription'))));
  const one = '/v1.0/subscriptions/{subscription}';
  return [
    {
      method: 'GET',
      path: '/v1.0/subscriptions',
      handle: (call) => answering(call, (graph, caller) => ok({ value: ownOf(graph, caller).map(toJson) })),
    },
    { method: 'POST', path: '/v1.0/subscriptions', handle: (call) => answering(call, creating(call)) },
    { method: 'GET', path: one, handle: (call) => own(call, (_graph, subscription) => ok(toJson(subscription))) },
    { method: 'PATCH', path: one, handle: (call) => own(call, changing(call)) },
    {
      method: 'DELETE',
      path: one,
      handle: (call) =>
        own(call, (graph, { id }) => {
          deleteSubscription(graph, id);
          return { status: 204 };
        }),
    },
    {
      method: 'POST',
      path: `${one}/reauthorize`,
      handle: (call) =>
        own(call, (graph, subscription) => {
          graph.subscriptions.keep(authorized(graph, subscription));
          return { status: 204 };
        }),
    },
  ];
}

const ok = (body: object): GraphAnswer => ({ status: 200, body });

function creating(call: Call): Work {
  return async (graph, caller) => {
    const input = readBody(call, subscriptionInput);
    const user = /^\/?users\/([^/]+)\/(?:calendar\/)?events$/i.exec(input.resource)?.[1];
    if (!user) throw new GraphError(400, 'ExtensionError', `The resource '${input.resource}' cannot be watched here.`);
    const mailbox = findMailbox(graph, decodeURIComponent(user));
    if (mailbox?.entraTenantId !== caller.entraTenantId) throw unknownUser(user);
    checkAccess(caller, mailbox, 'Calendars.ReadWrite', false);
    const expiresAt = readExpiry(graph, input.expirationDateTime);
    const addresses = [input.notificationUrl, input.lifecycleNotificationUrl].filter((one) => one != null);
    for (const one of new Set(addresses)) {
      if (await shakesHands(one, uuidOf(graph.randomBytes(16)))) continue;
      throw new GraphError(
        400,
        'ValidationError',
        'Subscription validation request failed. HTTP status code is not OK.',
      );
    }
    const subscription = authorized(graph, {
      id: uuidOf(graph.randomBytes(16)),
      entraTenantId: caller.entraTenantId,
      applicationId: caller.applicationId,
      mailbox: mailbox.address,
      expiresAt,
      reauthorizeAt: expiresAt,
      document: {
        resource: input.resource,
        changeTypes: input.changeType.split(','),
        notificationUrl: input.notificationUrl,
        lifecycleNotificationUrl: input.lifecycleNotificationUrl ?? null,
        clientState: input.clientState ?? null,
        creatorId: caller.objectId,
        immutableIds: readPreferences(call.headers.prefer).immutableIds,
        isAsked: false,
      },
    });
    graph.subscriptions.keep(subscription);
    return { status: 201, body: toJson(subscription) };
  };
}

/** A renewal authorizes as well. The lifecycle address can never be changed. */
function changing(call: Call) {
  return (graph: Graph, subscription: Subscription): GraphAnswer => {
    const { expirationDateTime, notificationUrl } = readBody(call, subscriptionChanges);
    const changed = authorized(graph, {
      ...subscription,
      ...(expirationDateTime && { expiresAt: readExpiry(graph, expirationDateTime) }),
      document: { ...subscription.document, ...(notificationUrl && { notificationUrl }) },
    });
    graph.subscriptions.keep(changed);
    return ok(toJson(changed));
  };
}

/** Graph asks for it again when two thirds of the time left are over. */
function authorized(graph: Graph, subscription: Subscription): Subscription {
  const at = graph.now().getTime();
  const left = Date.parse(subscription.expiresAt) - at;
  const reauthorizeAt = new Date(at + (left * 2) / 3).toISOString();
  return { ...subscription, reauthorizeAt, document: { ...subscription.document, isAsked: false } };
}

function readExpiry(graph: Graph, text: string): string {
  const minutes = (Date.parse(text) - graph.now().getTime()) / 60_000;
  if (minutes > 0 && minutes <= longestMinutes) return new Date(text).toISOString();
  const message = `Subscription expiration can only be up to ${longestMinutes} minutes in the future.`;
  throw new GraphError(400, 'ValidationError', message);
}

function ownOf(graph: Graph, { applicationId, entraTenantId }: Caller): Subscription[] {
  return listSubscriptions(graph).filter(
    (one) => one.applicationId === applicationId && one.entraTenantId === entraTenantId,
  );
}

function requireOwn(graph: Graph, caller: Caller, id: string): Subscription {
  const found = ownOf(graph, caller).find((one) => one.id === id);
  if (found) return found;
  throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
}

/** The client state is never told again. */
function toJson({ id, expiresAt, applicationId, document }: Subscription): SubscriptionJson {
  return {
    id,
    resource: document.resource,
    applicationId,
    changeType: document.changeTypes.join(','),
    clientState: null,
    notificationUrl: document.notificationUrl,
    lifecycleNotificationUrl: document.lifecycleNotificationUrl,
    expirationDateTime: expiresAt,
    creatorId: document.creatorId,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: null,
    includeResourceData: null,
  };
}
