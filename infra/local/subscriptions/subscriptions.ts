/** Change notifications, as Graph sends them: soon, at least once, in any order, and sometimes not at all. */
import { changesAfter, type EventChange } from '../exchange/event-change-log.ts';
import { findMailbox } from '../exchange/mailboxes.ts';
import type { Faults } from '../faults/faults.ts';
import type { Microsoft365 } from '../state/microsoft365.ts';
import type { Scheduler } from '../state/scheduler.ts';
import { deleteSubscription, listSubscriptions, type Subscription, saveSubscription } from './subscription-store.ts';

export interface Subscriptions {
  /** Notes a new or changed one, and watches over its time. */
  keep(subscription: Subscription): void;
  /** Called within the transaction of a change: what it means is sent once that is over. */
  onEventChange(): void;
  /** Goes on with what a stopped process left. */
  resume(): void;
  /** Loses a subscription, as Graph does now and then. @param tells whether the lifecycle address hears of it */
  drop(id: string, tells: boolean): void;
}

interface SubscriptionOptions {
  scheduler: Scheduler;
  faults: Faults;
  /** Between a change and its notification, in milliseconds. */
  delayMs: number;
}

type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

const retryMilliseconds = 10_000;
/** Graph gives up after four hours; each pause is twice the one before. */
const mostRetries = 10;
const answerMilliseconds = 10_000;
const longDelayMilliseconds = 120_000;

export function createSubscriptions(
  microsoft365: Microsoft365,
  { scheduler, faults, delayMs }: SubscriptionOptions,
): Subscriptions {
  const { database } = microsoft365;
  let isPumpDue = false;

  const subscriptions: Subscriptions = {
    keep(subscription) {
      saveSubscription(microsoft365, subscription);
      watch(subscription);
    },
    onEventChange() {
      if (isPumpDue) return;
      isPumpDue = true;
      scheduler.after(delayMs, pump);
    },
    resume() {
      for (const one of listSubscriptions(microsoft365)) watch(one);
      subscriptions.onEventChange();
    },
    drop(id, tells) {
      const found = listSubscriptions(microsoft365).find((one) => one.id === id);
      deleteSubscription(microsoft365, id);
      if (found && tells) sendLifecycle(found, 'subscriptionRemoved');
    },
  };
  return subscriptions;

  function watch({ id, reauthorizeAt }: Subscription): void {
    const milliseconds = Date.parse(reauthorizeAt) - microsoft365.now().getTime();
    scheduler.after(Math.max(0, milliseconds), () => {
      const found = listSubscriptions(microsoft365).find((one) => one.id === id);
      if (!found || found.reauthorizeAt !== reauthorizeAt || found.document.isAsked) return;
      saveSubscription(microsoft365, { ...found, document: { ...found.document, isAsked: true } });
      sendLifecycle(found, 'reauthorizationRequired');
    });
  }

  async function pump(): Promise<void> {
    isPumpDue = false;
    const last = Number(database.prepare('select sequence from notified_changes').get()?.sequence ?? 0);
    const changes = changesAfter(microsoft365, last);
    const newest = changes.at(-1)?.sequence;
    if (newest === undefined) return;
    database.prepare('update notified_changes set sequence = ?').run(newest);
    const at = microsoft365.now().toISOString();
    for (const one of listSubscriptions(microsoft365)) {
      const own = changes.filter(({ mailbox }) => mailbox === one.mailbox);
      if (own.length === 0 || one.reauthorizeAt <= at) continue;
      if (faults.strikes('subscriptionDropped'))
        subscriptions.drop(one.id, faults.pick('subscriptionDropped', 2) === 0);
      else await announce(one, own);
    }
  }

  async function announce(subscription: Subscription, changes: readonly EventChange[]): Promise<void> {
    const { changeTypes } = subscription.document;
    const kept = changes.filter((one) => changeTypes.includes(changeTypeOf(one)));
    const told = kept.filter(() => !faults.strikes('notificationMissing'));
    // Graph knows of some that it could not send.
    if (told.length < kept.length && faults.pick('notificationMissing', 2) === 0) sendLifecycle(subscription, 'missed');
    const value = told.flatMap((one) => {
      const notification = toNotification(subscription, one);
      return faults.strikes('notificationDuplicated') ? [notification, notification] : [notification];
    });
    if (faults.strikes('notificationReordered')) value.reverse();
    if (value.length === 0) return;
    const delay = faults.strikes('notificationDelayed')
      ? 1 + faults.pick('notificationDelayed', longDelayMilliseconds)
      : 0;
    const send = () => post(subscription.document.notificationUrl, value, 0);
    if (delay > 0) scheduler.after(delay, send);
    else await send();
  }

  function toNotification(subscription: Subscription, change: EventChange): object {
    const { document, id, entraTenantId, expiresAt } = subscription;
    const eventId = document.immutableIds ? change.eventId : change.mutableId;
    const resource = `Users/${findMailbox(microsoft365, subscription.mailbox)?.objectId}/Events/${eventId}`;
    const isWrong = faults.strikes('wrongClientState');
    return {
      subscriptionId: id,
      subscriptionExpirationDateTime: expiresAt,
      changeType: changeTypeOf(change),
      resource,
      resourceData: { '@odata.type': '#Microsoft.Graph.Event', '@odata.id': resource, id: eventId },
      clientState: isWrong ? 'not-what-was-agreed' : document.clientState,
      tenantId: entraTenantId,
    };
  }

  function sendLifecycle(subscription: Subscription, lifecycleEvent: LifecycleEvent): void {
    const { document, id, entraTenantId, expiresAt } = subscription;
    const { lifecycleNotificationUrl: address, clientState } = document;
    if (!address) return;
    const value = [
      {
        subscriptionId: id,
        subscriptionExpirationDateTime: expiresAt,
        tenantId: entraTenantId,
        clientState,
        lifecycleEvent,
      },
    ];
    scheduler.after(delayMs, () => post(address, value, 0));
  }

  async function post(address: string, value: readonly object[], retries: number): Promise<void> {
    const accepted = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ value }),
      signal: AbortSignal.timeout(answerMilliseconds),
    }).then(
      async (response) => {
        await response.body?.cancel();
        return response.ok;
      },
      () => false,
    );
    if (accepted || retries >= mostRetries) return;
    scheduler.after(retryMilliseconds * 2 ** retries, () => post(address, value, retries + 1));
  }
}

function changeTypeOf({ was, isDeletion }: EventChange): 'created' | 'updated' | 'deleted' {
  if (isDeletion) return 'deleted';
  return was ? 'updated' : 'created';
}

/**
 * Whether an address answers for itself: it must repeat a token within ten seconds, as text.
 * ("Receive change notifications through webhooks" of Graph's documentation.)
 */
export async function shakesHands(address: string, tokenId: string): Promise<boolean> {
  const token = `Validation: Testing client application reachability for subscription ${tokenId} & more`;
  const url = new URL(address);
  url.searchParams.set('validationToken', token);
  try {
    const response = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(answerMilliseconds) });
    const text = await response.text();
    const isText = response.headers.get('content-type')?.startsWith('text/plain');
    return response.status === 200 && Boolean(isText) && text === token;
  } catch {
    return false;
  }
}
