import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { findFleetMailbox, loadCalendarMailbox, recordSubscription } from '../domain/calendar/calendar-mailboxes.ts';
import type { SystemContext } from '../domain/command-context.ts';

const subscriptionId = '0f5c1f9e-3d1c-4a51-9a52-6b3f6c7d1e22';
const clientState = 'what was agreed';

let stage: ApiStage;
let system: SystemContext;
let mailboxId = '';
beforeAll(async () => {
  stage = await setApiStage();
  const { tenantId, database } = await stage.as('employee');
  system = { actor: { kind: 'system' }, tenantId, database, now: () => new Date() };
  mailboxId = (await findFleetMailbox(system))?.id ?? '';
  const expiresAt = new Date(Date.now() + 6 * 86_400_000);
  await recordSubscription(system, mailboxId, { id: subscriptionId, expiresAt, clientState });
});
afterAll(() => stage.drop());

const address = () => `${stage.url}/api/notifications/graph`;
const notify = (more: object = {}) =>
  fetch(address(), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      value: [
        {
          subscriptionId,
          clientState,
          tenantId: demoCompany().entraTenantId,
          changeType: 'updated',
          resource: 'x',
          ...more,
        },
      ],
    }),
  });
const asked = async () => (await loadCalendarMailbox(system, mailboxId))?.asked;
const events = () =>
  stage.look("select from outbox_events where type = 'calendar.due' and entity_id = $1", [mailboxId]);

describe('notifications of Graph', () => {
  test('begin with a handshake: the token comes back as text that no browser takes for a page', async () => {
    const token = '<script>alert(1)</script> & more';
    const response = await fetch(`${address()}?validationToken=${encodeURIComponent(token)}`, { method: 'POST' });
    expect([response.status, await response.text()]).toEqual([200, token]);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('have their mailbox read, once however many there are', async () => {
    for (let count = 0; count < 3; count++) expect((await notify()).status).toBe(202);
    expect(await asked()).toBe(3);
    expect(await events()).toHaveLength(1);
  });

  test.each([
    ['another state', { clientState: 'guessed' }],
    ['no state', { clientState: null }],
    ['another subscription', { subscriptionId: '11111111-3d1c-4a51-9a52-6b3f6c7d1e22' }],
    ['another company', { tenantId: demoCompany('fabrikam').entraTenantId }],
    ['a company that is no customer', { tenantId: '11111111-3d1c-4a51-9a52-6b3f6c7d1e22' }],
  ])('with %s are answered the same and change nothing', async (_what, more) => {
    const before = await asked();
    expect((await notify(more)).status).toBe(202);
    expect(await asked()).toBe(before);
  });

  test('that are none are refused', async () => {
    for (const body of ['{}', '[]', '{"value":[{}]}', 'nonsense']) {
      const response = await fetch(address(), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(response.status).toBe(400);
    }
  });

  test('of the subscription itself: one that is gone is forgotten, one that asks for it is renewed', async () => {
    await notify({ lifecycleEvent: 'reauthorizationRequired' });
    const renewable = await loadCalendarMailbox(system, mailboxId);
    expect(renewable?.subscriptionExpiresAt?.getTime()).toBeLessThanOrEqual(Date.now());
    await notify({ lifecycleEvent: 'subscriptionRemoved' });
    expect((await loadCalendarMailbox(system, mailboxId))?.subscriptionId).toBeNull();
  });
});
