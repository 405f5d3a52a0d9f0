import { createHash } from 'node:crypto';
import ical, { type VEvent } from 'node-ical';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { updateTenant } from '../tenant/update-tenant.ts';
import { createCalendarFeed } from './create-calendar-feed.ts';
import { listCalendarFeeds } from './list-calendar-feeds.ts';
import { readCalendarFeed } from './read-calendar-feed.ts';
import { revokeCalendarFeed } from './revoke-calendar-feed.ts';

const transit = demoVehicleId('M-FT 1204');
let clock: Date;
const now = () => clock;
let stage: DemoStage;
beforeEach(async () => {
  clock = new Date('2026-11-23T07:00:00Z');
  stage = await setDemoStage(now);
});
afterEach(() => stage.drop());

const secretOf = ({ path }: { path: string }) => /^\/calendar\/([\w-]{43})\.ics$/.exec(path)?.[1] ?? '';

const read = (secret: string) => readCalendarFeed({ pool: stage.pool, database: stage.database, now }, secret);

async function eventsOf(secret: string): Promise<VEvent[]> {
  const text = await read(secret);
  if (text === undefined) throw new Error('The feed answers nobody');
  return Object.values(ical.sync.parseICS(text)).filter((part) => part?.type === 'VEVENT') as VEvent[];
}

async function reserve(day: string, purpose = 'Site visit') {
  const period = { startDate: `${day}T08:00:00Z`, endDate: `${day}T10:00:00Z` };
  return createReservation(await stage.as('employee'), { ...period, vehicleId: transit, purpose });
}

/** As a reservation looks after something happened to it. */
const become = (id: string, change: string) =>
  stage.look(`update reservations set ${change}, version = version + 1 where id = $1`, [id]);

describe('a person’s feed', () => {
  test('shows what they drive, at its UTC instants, under an id that stays', async () => {
    const { id } = await reserve('2026-12-01', 'Trade fair; hall 3, "Köln"\nand back');
    const secret = secretOf(await createCalendarFeed(await stage.as('employee'), {}));
    const [event, ...others] = await eventsOf(secret);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      uid: `reservation-${id}@fleet`,
      summary: 'Ford Transit (M-FT 1204): Trade fair; hall 3, "Köln"\nand back',
      location: expect.stringContaining('Munich'),
      status: 'TENTATIVE',
    });
    expect([event?.start.toISOString(), event?.end?.toISOString()]).toEqual([
      '2026-12-01T08:00:00.000Z',
      '2026-12-01T10:00:00.000Z',
    ]);
    expect(String(event?.sequence)).toBe('1');
    expect(await read(secret)).toMatch(/^DTSTART:20261201T080000Z\r$/m);
  });

  test.each([
    ["status = 'approved'", 'CONFIRMED'],
    ["status = 'active'", 'CONFIRMED'],
    ["status = 'rejected'", 'CANCELLED'],
    ["status = 'cancelled'", 'CANCELLED'],
  ])('says of one whose %s that it is %s, with a higher sequence', async (change, status) => {
    const { id } = await reserve('2026-12-01');
    const secret = secretOf(await createCalendarFeed(await stage.as('employee'), {}));
    await become(id, change);
    const [event] = await eventsOf(secret);
    expect([event?.status, String(event?.sequence)]).toEqual([status, '2']);
  });

  test('goes from 30 days back to 365 ahead', async () => {
    const { id } = await reserve('2026-12-01');
    const secret = secretOf(await createCalendarFeed(await stage.as('employee'), {}));
    const shownOn = async (date: string) => {
      clock = new Date(date);
      return (await eventsOf(secret)).some(({ uid }) => uid === `reservation-${id}@fleet`);
    };
    expect(await shownOn('2026-12-31T09:59:00Z')).toBe(true);
    expect(await shownOn('2026-12-31T10:01:00Z')).toBe(false);
    expect(await shownOn('2025-12-01T08:01:00Z')).toBe(true);
    expect(await shownOn('2025-12-01T07:59:00Z')).toBe(false);
  });

  test('shows nobody else’s', async () => {
    await reserve('2026-12-01');
    const secret = secretOf(await createCalendarFeed(await stage.as('employee2'), {}));
    expect(await eventsOf(secret)).toEqual([]);
  });

  test('is the same text until something changes, so that nothing is fetched twice', async () => {
    const { id } = await reserve('2026-12-01');
    const secret = secretOf(await createCalendarFeed(await stage.as('employee'), {}));
    const first = await read(secret);
    clock = new Date('2026-11-24T07:00:00Z');
    expect(await read(secret)).toBe(first);
    await become(id, "status = 'approved'");
    expect(await read(secret)).not.toBe(first);
  });
});

describe('a vehicle’s feed', () => {
  test('shows fleet managers who drives it', async () => {
    await reserve('2026-12-01');
    const secret = secretOf(await createCalendarFeed(await stage.as('manager'), { vehicleId: transit }));
    expect(await eventsOf(secret)).toMatchObject([{ summary: 'Elena Fischer: Site visit' }]);
  });

  test('is for fleet managers alone', async () => {
    const attempt = createCalendarFeed(await stage.as('employee'), { vehicleId: transit });
    await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('ends when its maker no longer manages the fleet', async () => {
    const secret = secretOf(await createCalendarFeed(await stage.as('manager'), { vehicleId: transit }));
    expect(await read(secret)).toBeDefined();
    await stage.look("update users set roles = '{employee}' where email = 'manager@contoso.example'");
    expect(await read(secret)).toBeUndefined();
  });

  test('cannot be made for a vehicle of another tenant', async () => {
    const attempt = createCalendarFeed(await stage.as('manager', 'fabrikam'), { vehicleId: transit });
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the secret', () => {
  test('is told once, and only its hash is kept', async () => {
    const employee = await stage.as('employee');
    const secret = secretOf(await createCalendarFeed(employee, {}));
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(await listCalendarFeeds(employee, { limit: 50 }))).not.toContain(secret);
    const [row] = await stage.look<{ secret_sha256: Buffer; everything: string }>(
      'select secret_sha256, f::text || (select string_agg(a::text, $1) from audit_log a) as everything from calendar_feeds f',
      [' '],
    );
    expect(row?.secret_sha256).toEqual(createHash('sha256').update(secret).digest());
    expect(row?.everything).not.toContain(secret);
  });

  test('opens nothing once it is revoked, by its maker or an administrator', async () => {
    const employee = await stage.as('employee');
    for (const revoker of [employee, await stage.as('admin')]) {
      const feed = await createCalendarFeed(employee, {});
      const revoked = await revokeCalendarFeed(revoker, { calendarFeedId: feed.id });
      expect(revoked.revokedAt).toBe(clock.toISOString());
      expect(await read(secretOf(feed))).toBeUndefined();
    }
  });

  test('that works is found in the list however many were revoked after it', async () => {
    const employee = await stage.as('employee');
    const { id } = await createCalendarFeed(employee, {});
    for (let index = 0; index < 3; index++) {
      const { id: calendarFeedId } = await createCalendarFeed(employee, {});
      await revokeCalendarFeed(employee, { calendarFeedId });
    }
    const first = await listCalendarFeeds(employee, { limit: 2 });
    const second = await listCalendarFeeds(employee, { limit: 2, cursor: first.nextCursor ?? undefined });
    const found = [...first.calendarFeeds, ...second.calendarFeeds];
    expect(new Set(found.map((one) => one.id)).size).toBe(4);
    expect(found.filter(({ revokedAt }) => !revokedAt).map((one) => one.id)).toEqual([id]);
    expect(second.nextCursor).toBeNull();
  });

  test('cannot be revoked by somebody else', async () => {
    const feed = await createCalendarFeed(await stage.as('employee'), {});
    for (const stranger of [await stage.as('employee2'), await stage.as('admin', 'fabrikam')]) {
      const attempt = revokeCalendarFeed(stranger, { calendarFeedId: feed.id });
      await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await read(secretOf(feed))).toBeDefined();
  });

  test('opens nothing while its maker’s account or the feature is switched off', async () => {
    const secret = secretOf(await createCalendarFeed(await stage.as('employee'), {}));
    const admin = await stage.as('admin');
    await updateTenant(admin, { tenantId: admin.tenantId, featureFlags: { calendarFeeds: false } });
    expect(await read(secret)).toBeUndefined();
    await updateTenant(admin, { tenantId: admin.tenantId, featureFlags: { calendarFeeds: true } });
    expect(await read(secret)).toBeDefined();
    await stage.look("update users set active = false where email = 'employee@contoso.example'");
    expect(await read(secret)).toBeUndefined();
  });

  test.each(['', 'x', '../../etc/passwd', 'A'.repeat(43), 'A'.repeat(500)])(
    'that was never given opens nothing: %j',
    async (guess) => {
      expect(await read(guess)).toBeUndefined();
    },
  );
});
