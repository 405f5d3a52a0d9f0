/** Sets Contoso's telematics up through the product's own API, as its administrator would; what is there already stays. */
import { type Client, createClient } from '@fleet/contracts/client.ts';
import { demoApps, demoPassword, demoTenants } from '../seed/demo-directory.ts';
import { readRoad } from './road.ts';
import type { SimulatedVehicle } from './simulated-fleet.ts';

export const demoAccounts = {
  traccar: { apiToken: 'local-traccar-token' },
  samsara: { apiToken: 'local-samsara-token' },
  geotab: { database: 'contoso', userName: 'fleet@contoso.example', password: 'local' },
} as const;
type Vendor = keyof typeof demoAccounts;

export interface Addresses {
  productUrl: string;
  microsoftUrl: string;
  telematicsUrl: string;
}

interface ConnectedVendor {
  vehicles: SimulatedVehicle[];
  /** Where positions are posted to. */
  forwardAddress: string;
}

/** Which pool is told of by whom. */
const poolOf: Readonly<Record<Vendor, string>> = { traccar: 'Munich HQ', samsara: 'Munich Airport', geotab: 'Berlin' };
const vendors = Object.keys(poolOf) as Vendor[];
const vehiclesAPool = 8;
const siteMeters = 150;

/** @throws while the product does not answer */
export async function connectDemo(addresses: Addresses): Promise<Record<Vendor, ConnectedVendor>> {
  const client = await signInAdmin(addresses);
  const [{ telematicsConnections }, { vehicles }, { pools }, { geofences }] = await Promise.all([
    client.listTelematicsConnections({}),
    client.listVehicles({ status: 'active' }),
    client.listPools({}),
    client.listGeofences({}),
  ]);
  const connected = {} as Record<Vendor, ConnectedVendor>;
  for (const vendor of vendors) {
    // The secret address of an earlier start is not known any more.
    for (const { id, name } of telematicsConnections.filter((one) => one.vendor === vendor)) {
      if (name === nameOf(vendor)) await client.deleteTelematicsConnection({ telematicsConnectionId: id });
    }
    const { id: connectionId, webhookPath } = await client.createTelematicsConnection({
      vendor,
      name: nameOf(vendor),
      address: addresses.telematicsUrl,
      credentials: demoAccounts[vendor],
    });
    const own = vehicles.filter(({ poolName }) => poolName === poolOf[vendor]).slice(0, vehiclesAPool);
    for (const { id: vehicleId, licensePlate } of own) {
      await client.createTelematicsDevice({ connectionId, externalId: licensePlate, vehicleId });
    }
    connected[vendor] = {
      vehicles: own.map(({ licensePlate, odometerMeters }) => ({ externalId: licensePlate, odometerMeters })),
      forwardAddress: `${addresses.productUrl}${webhookPath ?? ''}`,
    };
  }
  const [start] = readRoad();
  for (const pool of pools.filter(({ name }) => Object.values(poolOf).includes(name))) {
    if (!start || geofences.some(({ poolId }) => poolId === pool.id)) continue;
    const { latitude, longitude } = start;
    const shape = { kind: 'circle', latitude, longitude, radiusMeters: siteMeters } as const;
    await client.createGeofence({ name: `${pool.name}, ${pool.site}`, poolId: pool.id, shape });
  }
  return connected;
}

function nameOf(vendor: Vendor): string {
  return `Demo ${vendor}`;
}

async function signInAdmin({ productUrl, microsoftUrl }: Addresses): Promise<Client> {
  const [contoso] = demoTenants;
  if (!contoso) throw new Error('There is no demo company');
  const response = await fetch(`${microsoftUrl}/${contoso.domain}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: demoApps.tabs.clientId,
      username: `admin@${contoso.domain}`,
      password: demoPassword,
      scope: `${demoApps.api.identifierUri}/.default`,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return createClient({ baseUrl: productUrl, credentials: async () => ({ token, tenantId: contoso.tenantId }) });
}
