import { maximumPhotosADay } from '@fleet/contracts/photo.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { samplePictures } from '../../../../infra/local/testing/sample-pictures.ts';
import { secret, talkativePictures } from '../../../../infra/local/testing/talkative-pictures.ts';
import type { UserContext } from '../command-context.ts';
import { checkOutReservation } from '../handover/check-out-reservation.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { updateTenant } from '../tenant/update-tenant.ts';
import { updateVehicle } from '../vehicle/update-vehicle.ts';
import { forgetPhotos } from './forget-photos.ts';
import { getPhoto } from './get-photo.ts';
import { uploadPhoto } from './upload-photo.ts';

const transit = demoVehicleId('M-FT 1204');
let clock: Date;
let stage: DemoStage;
let employee: UserContext;
beforeEach(async () => {
  clock = new Date('2026-11-23T07:00:00Z');
  stage = await setDemoStage(() => clock);
  employee = await stage.as('employee');
});
afterEach(() => stage.drop());

const upload = (context = employee) => uploadPhoto(context, { content: samplePictures['image/png'] });

describe('an upload', () => {
  test.each(Object.entries(samplePictures))('of %s is kept as it is', async (contentType, content) => {
    const photo = await uploadPhoto(employee, { content });
    expect(photo).toMatchObject({ contentType, sizeBytes: content.length });
    const file = await getPhoto(employee, { photoId: photo.id });
    expect(file.contentType).toBe(contentType);
    expect(Buffer.from(file.content)).toEqual(Buffer.from(content));
  });

  test.each(Object.entries(talkativePictures))(
    'of %s is kept without where, when and by what it was taken',
    async (_type, content) => {
      const photo = await uploadPhoto(employee, { content });
      const { content: kept } = await getPhoto(employee, { photoId: photo.id });
      expect(Buffer.from(content).includes(secret)).toBe(true);
      expect(Buffer.from(kept).includes(secret)).toBe(false);
      expect(photo).toMatchObject({ contentType: photo.contentType, sizeBytes: kept.length });
    },
  );

  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a GIF', 'GIF89a\u0001\u0000\u0001\u0000'],
    ['a PDF', '%PDF-1.7\n'],
    ['nothing known', 'x'],
    ['a picture that ends within its first part', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR'],
    ['nothing', ''],
  ])('of %s is refused by its content, with what would work', async (_what, text) => {
    await expect(uploadPhoto(employee, { content: Buffer.from(text, 'latin1') })).rejects.toMatchObject({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message: expect.stringContaining('JPEG, PNG or WebP'),
    });
  });

  test(`comes ${maximumPhotosADay} times within a day and no more, also when all come at once`, async () => {
    const attempts = await Promise.allSettled(Array.from({ length: maximumPhotosADay + 5 }, () => upload()));
    const refused = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(refused).toHaveLength(5);
    expect(refused[0]?.reason).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    await expect(upload(await stage.as('employee2'))).resolves.toBeDefined();
    clock = new Date('2026-11-24T07:00:01Z');
    await expect(upload()).resolves.toBeDefined();
  });
});

describe('a photo is seen', () => {
  const seenBy = async (photoId: string, context: UserContext) =>
    getPhoto(context, { photoId }).then(
      () => true,
      (error: { code?: string }) => {
        expect(error.code).toBe('NOT_FOUND');
        return false;
      },
    );

  test('by whoever uploaded it and whoever manages the fleet, and nobody else', async () => {
    const { id } = await upload();
    expect(await seenBy(id, employee)).toBe(true);
    expect(await seenBy(id, await stage.as('manager'))).toBe(true);
    expect(await seenBy(id, await stage.as('employee2'))).toBe(false);
    expect(await seenBy(id, await stage.as('admin', 'fabrikam'))).toBe(false);
  });

  test('by everybody of the tenant on a vehicle or as the logo', async () => {
    const admin = await stage.as('admin');
    const colleague = await stage.as('employee2');
    const [ofVehicle, logo] = [await upload(admin), await upload(admin)];
    await stage.look('update vehicles set photo_id = $2 where id = $1', [transit, ofVehicle.id]);
    await updateTenant(admin, { tenantId: admin.tenantId, branding: { logoPhotoId: logo.id } });
    expect(await seenBy(ofVehicle.id, colleague)).toBe(true);
    expect(await seenBy(logo.id, colleague)).toBe(true);
    expect(await seenBy(logo.id, await stage.as('employee', 'fabrikam'))).toBe(false);
  });

  test('on a handover by the driver and the approver of its reservation', async () => {
    const period = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T10:00:00Z' };
    const reservation = await createReservation(employee, { ...period, vehicleId: transit, purpose: 'Site visit' });
    const manager = await stage.as('manager');
    const { id } = await upload(manager);
    await stage.look(
      `with handover as (
         insert into handovers (tenant_id, reservation_id, vehicle_id, kind, occurred_at, odometer_meters, recorded_by)
         values ($1, $2, $3, 'check-out', now(), 1, $4) returning id
       ) insert into handover_photos (tenant_id, handover_id, photo_id) select $1, id, $5 from handover`,
      [employee.tenantId, reservation.id, transit, manager.actor.userId, id],
    );
    expect(await seenBy(id, employee)).toBe(true);
    expect(await seenBy(id, await stage.as('approver'))).toBe(true);
    expect(await seenBy(id, await stage.as('employee2'))).toBe(false);
    await stage.look('update reservations set approval_round = 2 where id = $1', [reservation.id]);
    expect(await seenBy(id, await stage.as('approver')), 'also after another round').toBe(true);
  });

  test('without looking through the pictures of all other handovers', async () => {
    const period = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T10:00:00Z' };
    await createReservation(employee, { ...period, vehicleId: transit, purpose: 'Site visit' });
    await stage.look(
      `with handover as (
         insert into handovers (tenant_id, reservation_id, vehicle_id, kind, occurred_at, odometer_meters, recorded_by)
         select r.tenant_id, r.id, r.vehicle_id, 'check-in', now(), 1, r.created_by from reservations r limit 1 returning tenant_id, id
       ), picture as (
         insert into photos (tenant_id, content_type, content, sha256, uploaded_by)
         select $1, 'image/png', '\\x00', sha256('\\x00'), $2 from generate_series(1, 5000) returning id
       )
       insert into handover_photos (tenant_id, handover_id, photo_id) select tenant_id, handover.id, picture.id from handover, picture`,
      [employee.tenantId, employee.actor.userId],
    );
    await stage.look('analyze handover_photos');
    const plan = await stage.look<{ 'QUERY PLAN': string }>(
      `explain select from handover_photos where tenant_id = '${employee.tenantId}' and photo_id = '${employee.actor.userId}'`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join()).toContain('handover_photos_photo');
  });
});

describe('30 days after it was uploaded, a photo', () => {
  const uploadedAt = new Date('2026-11-23T07:00:00Z');
  const days = (number: number) => new Date(uploadedAt.getTime() + number * 86_400_000);
  const forget = async (company: 'contoso' | 'fabrikam' = 'contoso') =>
    forgetPhotos({ ...(await stage.as('admin', company)), actor: { kind: 'system' } });
  const kept = async () => (await stage.look<{ id: string }>('select id from photos order by id')).map(({ id }) => id);

  test('that nothing shows is removed, and no earlier', async () => {
    await upload();
    clock = days(30);
    expect(await forget()).toBe(0);
    clock = new Date(days(30).getTime() + 1);
    expect(await forget('fabrikam')).toBe(0);
    expect(await forget()).toBe(1);
    expect(await kept()).toEqual([]);
  });

  test('stays while a vehicle, a handover or the logo shows it, and goes once another takes its place', async () => {
    const admin = await stage.as('admin');
    const [ofVehicle, ofHandover, logo] = [await upload(admin), await upload(), await upload(admin)];
    await updateVehicle(admin, { vehicleId: transit, photoId: ofVehicle.id });
    await updateTenant(admin, { tenantId: admin.tenantId, branding: { logoPhotoId: logo.id } });
    await takeTransit([ofHandover.id]);
    clock = days(31);
    expect(await forget()).toBe(0);
    const other = await upload(admin);
    await updateVehicle(admin, { vehicleId: transit, photoId: other.id });
    await updateTenant(admin, { tenantId: admin.tenantId, branding: { logoPhotoId: null } });
    expect(await forget()).toBe(2);
    expect(await kept()).toEqual([ofHandover.id, other.id].sort());
  });

  test.each(['a vehicle', 'a handover', 'the logo'])(
    'that %s comes to show at the same moment is shown or refused, never gone from where it is shown',
    async (where) => {
      const admin = await stage.as('admin');
      const { id: photoId } = await upload(where === 'a handover' ? employee : admin);
      clock = days(31);
      const reservationId = where === 'a handover' ? await reserveTransit() : '';
      const shows = {
        'a vehicle': () => updateVehicle(admin, { vehicleId: transit, photoId }),
        'a handover': () => checkOut(reservationId, [photoId]),
        'the logo': () => updateTenant(admin, { tenantId: admin.tenantId, branding: { logoPhotoId: photoId } }),
      }[where] as () => Promise<unknown>;
      const refusal = shows().then(
        () => undefined,
        (error: { code?: string }) => error.code,
      );
      const [removed, code] = await Promise.all([forget(), refusal]);
      expect([0, 1]).toContain(removed);
      expect(code).toBe(removed === 0 ? undefined : 'NOT_FOUND');
      expect(await kept()).toHaveLength(1 - removed);
    },
  );

  const reserveTransit = async () => {
    const [startDate, endDate] = [clock, new Date(clock.getTime() + 3_600_000)].map((date) => date.toISOString());
    const period = { startDate: startDate ?? '', endDate: endDate ?? '' };
    const { id } = await createReservation(employee, { ...period, vehicleId: transit, purpose: 'Site visit' });
    await stage.look("update reservations set status = 'approved' where id = $1", [id]);
    return id;
  };
  const checkOut = (reservationId: string, photoIds: string[]) =>
    checkOutReservation(employee, {
      reservationId,
      photoIds,
      odometerMeters: 900_000_000,
      correctOdometer: false,
      damageBlocksVehicle: false,
    });
  const takeTransit = async (photoIds: string[]) => checkOut(await reserveTransit(), photoIds);
});
