import { requestOf } from '@fleet/contracts/client.ts';
import { type OperationName, operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
const { tenantId } = demoCompany('contoso');
const period = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T09:00:00Z' };
let stage: ApiStage;
let reservationId: string;
/** Whatever only contoso knows. */
let secrets: string[];

beforeAll(async () => {
  stage = await setApiStage({ now });
  const employee = await stage.client('employee');
  const purpose = 'Meeting about Project Aurora';
  const reservation = await employee.createReservation({ ...period, vehicleId: demoVehicleId('M-FT 1204'), purpose });
  reservationId = reservation.id;
  secrets = [purpose, 'contoso', 'Contoso', 'M-FT 1204', 'Munich', demoCompany().tenantId, reservation.driver.driverId];
});
afterAll(() => stage.drop());

/** Operations with input that is right for contoso; tenancy-walk.test.ts asks every one there is. */
const inputs = {
  getMe: () => ({}),
  listVehicles: () => ({}),
  listCostCenters: () => ({}),
  listReservations: () => ({ scope: 'all' }),
  getReservation: () => ({ reservationId }),
  findAvailability: () => period,
  createReservation: () => ({ ...period, vehicleId: demoVehicleId('M-FT 1204'), purpose: 'x' }),
  approveReservation: () => ({ reservationId }),
  rejectReservation: () => ({ reservationId }),
  cancelReservation: () => ({ reservationId }),
} as const satisfies Partial<Record<OperationName, () => Record<string, string>>>;
type Asked = keyof typeof inputs;

function call(name: Asked, headers: Record<string, string>): Promise<Response> {
  const { address, ...request } = requestOf(operations[name], inputs[name]());
  return fetch(stage.url + address, { ...request, headers: { ...request.headers, ...headers } });
}

const names = Object.keys(inputs) as Asked[];

describe.each(names)('%s', (name) => {
  test('refuses without a valid token, always in the same words', async () => {
    const appToken = await stage.microsoft.requestToken('contoso.example', {
      grant_type: 'client_credentials',
      client_id: 'f1ee7000-0000-4000-8000-00000000a001',
      client_secret: 'local-api-secret',
      scope: 'https://graph.microsoft.com/.default',
    });
    const { access_token: forGraph } = (await appToken.json()) as { access_token: string };
    const valid = await stage.tokenOf('employee');
    const bodies = new Set<string>();
    for (const authorization of [
      '',
      'Bearer',
      'Bearer x',
      `Basic ${valid}`,
      `Bearer ${valid}x`,
      `Bearer ${forGraph}`,
    ]) {
      const response = await call(name, { ...(authorization && { authorization }), 'x-tenant-id': tenantId });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      bodies.add(await response.text());
    }
    expect(bodies.size).toBe(1);
  });

  test('refuses a tenant in the header that is not the token’s, and a missing one unless it tells the tenant', async () => {
    for (const person of ['employee', 'admin'] as const) {
      const authorization = `Bearer ${await stage.tokenOf(person, 'fabrikam')}`;
      for (const forged of [tenantId, crypto.randomUUID(), 'x', '']) {
        const response = await call(name, { authorization, 'x-tenant-id': forged });
        expect(response.status, forged).toBe(403);
        await expectNoForeignByte(response);
      }
      const response = await call(name, { authorization });
      expect(response.status).toBe(name === 'getMe' ? 200 : 403);
      await expectNoForeignByte(response);
    }
  });

  test('gives another tenant’s administrator nothing of contoso, whatever ids they know', async () => {
    const headers = {
      authorization: `Bearer ${await stage.tokenOf('admin', 'fabrikam')}`,
      'x-tenant-id': demoCompany('fabrikam').tenantId,
    };
    const response = await call(name, headers);
    const namesForeignId = 'reservationId' in inputs[name]() || 'vehicleId' in inputs[name]();
    expect(response.status).toBe(namesForeignId ? 404 : 200);
    await expectNoForeignByte(response);
  });
});

test('none of it changed anything', async () => {
  const employee = await stage.client('employee');
  expect(await employee.getReservation({ reservationId })).toMatchObject({ status: 'pending', version: 1 });
});

async function expectNoForeignByte(response: Response): Promise<void> {
  const text = await response.text();
  for (const secret of secrets) expect(text).not.toContain(secret);
}
