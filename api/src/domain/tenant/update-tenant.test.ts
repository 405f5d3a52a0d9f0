import { defaultBranding } from '@fleet/contracts/tenant.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoStage, demoCompany, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { createCalendarFeed } from '../calendar-feed/create-calendar-feed.ts';
import type { UserContext } from '../command-context.ts';
import { getTenant } from './get-tenant.ts';
import { updateTenant } from './update-tenant.ts';

const { tenantId } = demoCompany();
let stage: DemoStage;
let admin: UserContext;
beforeEach(async () => {
  stage = await setDemoStage();
  admin = await stage.as('admin');
});
afterEach(() => stage.drop());

test('everybody of the tenant reads its branding and switches; limits are for administrators', async () => {
  const forEmployee = await getTenant(await stage.as('employee'), { tenantId });
  expect(forEmployee).toMatchObject({
    displayName: 'Contoso',
    branding: defaultBranding,
    featureFlags: { calendarFeeds: true, webhooks: true },
    limits: null,
  });
  const { limits } = await getTenant(admin, { tenantId });
  expect(limits).toEqual({ maximumVehicles: 1000, maximumUsers: 10000, apiRateLimit: null });
});

test('another tenant does not exist, neither to read nor to change', async () => {
  const foreign = await stage.as('admin', 'fabrikam');
  await expect(getTenant(foreign, { tenantId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const change = updateTenant(foreign, { tenantId, displayName: 'Taken over' });
  await expect(change).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an administrator changes it; what is left out stays', async () => {
  const first = await updateTenant(admin, {
    tenantId,
    expectedVersion: 1,
    displayName: 'Contoso Ltd',
    currency: 'CHF',
    branding: { accentColor: '#107c10' },
    featureFlags: { webhooks: false },
  });
  expect(first).toMatchObject({ displayName: 'Contoso Ltd', currency: 'CHF', timeZone: 'Europe/Berlin', version: 2 });
  const second = await updateTenant(admin, {
    tenantId,
    branding: { headerColor: '#004578', headerTextColor: '#ffffff' },
  });
  expect(second).toMatchObject({
    branding: { accentColor: '#107c10', headerColor: '#004578', headerTextColor: '#ffffff' },
    featureFlags: { webhooks: false, calendarFeeds: true },
    version: 3,
  });
  const stale = updateTenant(admin, { tenantId, expectedVersion: 2, currency: 'EUR' });
  await expect(stale).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
});

test('nobody else does', async () => {
  const change = updateTenant(await stage.as('manager'), { tenantId, displayName: 'Mine' });
  await expect(change).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

describe('branding', () => {
  test('that cannot be read is refused, with the text color that would work', async () => {
    const change = updateTenant(admin, { tenantId, branding: { accentColor: '#ffd700' } });
    await expect(change).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'branding.accentColor', message: expect.stringContaining('accentTextColor #000000') }],
    });
    const readable = { accentColor: '#ffd700', accentTextColor: '#000000' as const };
    expect(await updateTenant(admin, { tenantId, branding: readable })).toMatchObject({ branding: readable });
  });

  test('takes a logo that was uploaded, and no other', async () => {
    const change = updateTenant(admin, { tenantId, branding: { logoPhotoId: crypto.randomUUID() } });
    await expect(change).rejects.toMatchObject({ code: 'NOT_FOUND', errors: [{ path: 'branding.logoPhotoId' }] });
  });
});

test('what is switched off is refused, naming the switch', async () => {
  await updateTenant(admin, { tenantId, featureFlags: { calendarFeeds: false } });
  const feed = createCalendarFeed(await stage.as('employee'), {});
  await expect(feed).rejects.toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('"calendarFeeds"') });
});
