/** Whatever takes an `Idempotency-Key`, also what nobody has thought of yet, is done once under it and answers the same again. */
import { requestOf } from '@fleet/contracts/client.ts';
import { type Operation, takesKey } from '@fleet/contracts/operation.ts';
import { type OperationName, operations } from '@fleet/contracts/operations.ts';
import { seedDemoReservations } from '@fleet/local/seed/seed-reservations.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { fillEveryTable } from '../../../infra/local/testing/fill-every-table.ts';
import { type Members, sampleInput } from '../../../infra/local/testing/sample-input.ts';
import { samplePictures } from '../../../infra/local/testing/sample-pictures.ts';
import { idFrom, readRows } from '../../../infra/local/testing/tenant-rows.ts';

const now = new Date('2026-11-23T07:00:00Z');
const table = Object.entries(operations) as [name: OperationName, operation: Operation][];
const { tenantId } = demoCompany();

let stage: ApiStage;
let chooseId: ReturnType<typeof idFrom>;
beforeAll(async () => {
  stage = await setApiStage({ now: () => now });
  await seedDemoReservations(stage.ownerUrl, now);
  await fillEveryTable(stage.look);
  await (await stage.client('admin')).getMe({});
  chooseId = idFrom(await readRows(stage.look, tenantId), now);
  await letTake(chooseId('reservationId'));
});
afterAll(() => stage.drop());

/** Nobody else has its vehicle, and it begins soon. */
async function letTake(id: string): Promise<void> {
  await stage.look(
    `update reservations set status = 'cancelled'
     where id <> $1 and vehicle_id = (select vehicle_id from reservations where id = $1)`,
    [id],
  );
  await stage.look("update reservations set start_date = $2::timestamptz + interval '10 minutes' where id = $1", [
    id,
    now,
  ]);
  await stage.look('delete from handover_photos');
  await stage.look('delete from handovers where reservation_id = $1', [id]);
  await stage.look('delete from approval_delegations');
}

/** What the schema alone does not say. */
const more: Partial<Record<OperationName, object>> = {
  uploadPhoto: { content: samplePictures['image/png'] },
  uploadVehicleDocument: { content: samplePictures['image/png'] },
  createDriver: { displayName: 'Nobody Yet' },
  importVehicles: { csv: new TextEncoder().encode('license plate\nM-XX 1') },
  createTelematicsConnection: { vendor: 'traccar', address: 'https://traccar.example' },
  checkOutReservation: { odometerMeters: 900_000_000 },
  checkInReservation: { odometerMeters: 900_000_000 },
};

/** What is refused to this caller, or of these things; a refusal keeps no key. */
const refused: readonly OperationName[] = [
  'acceptWaitlistOffer',
  'declineWaitlistOffer',
  'markTripPrivate',
  'retryWebhookDelivery',
  'testTelematicsConnection',
];

async function send(name: OperationName, operation: Operation, input: Members): Promise<Response> {
  const { address, ...request } = requestOf(operation, input);
  const headers = {
    ...request.headers,
    authorization: `Bearer ${await stage.tokenOf('admin')}`,
    'x-tenant-id': tenantId,
    'idempotency-key': `key-of-${name}`,
  };
  return fetch(stage.url + address, { ...request, headers });
}

test.each(table.filter(([, operation]) => takesKey(operation)))('%s', async (name, operation) => {
  const input = { ...sampleInput(operation, chooseId), ...more[name] };
  const sendAndCount = async () => {
    const response = await send(name, operation, input);
    const text = await response.text();
    const [audit] = await stage.look<{ rows: number }>('select count(*)::int as rows from audit_log');
    return { status: response.status, text, rows: audit?.rows };
  };
  const first = await sendAndCount();
  const advice = `Give it what it needs in \`more\`, or name it in \`refused\`: ${first.text}`;
  expect(first.status < 300, advice).toBe(!refused.includes(name));
  expect(await sendAndCount()).toEqual(first);
});

test('positions, each of which counts once by itself, are taken under a key as well', async () => {
  const { reportVehiclePosition: operation } = operations;
  const vehicleId = chooseId('vehicleId');
  await stage.look(
    `with driver as (
       insert into drivers (tenant_id, user_id, display_name) select tenant_id, id, display_name from users
       where email = 'admin@contoso.example'
       on conflict (tenant_id, user_id) do update set display_name = excluded.display_name returning *
     )
     insert into reservations (tenant_id, vehicle_id, driver_id, created_by, start_date, end_date, time_zone, status, purpose)
     select tenant_id, $1, id, user_id, '2020-01-01 08:00Z', '2020-01-01 09:00Z', 'UTC', 'active', 'Out' from driver`,
    [vehicleId],
  );
  const positions = [{ deviceTime: now.toISOString(), latitude: 48.1, longitude: 11.5 }];
  const report = async () => (await send('reportVehiclePosition', operation, { vehicleId, positions })).json();
  expect([await report(), await report()]).toMatchObject([{ stored: 1 }, { stored: 0 }]);
});
