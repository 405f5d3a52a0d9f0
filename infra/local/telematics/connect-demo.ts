/** Sets Contoso's telematics up through the product's own API, as its administrator would; what is there already stays. */
import { type Client, createClient } from '@fleet/contracts/client.ts';
import { demoApps, demoPassword, demoTenants } from '../seed/demo-directory.ts';
import { type RoadPoint, readRoad } from './road.ts';
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

/** Which vehicles are told of by whom: of a pool, from that one on. */
const fleetOf: Readonly<Record<Vendor, { pool: string; first: number }>> = {
  traccar: { pool: 'Munich HQ', first: 0 },
  geotab: { pool: 'Munich HQ', first: 8 },
  samsara: { pool: 'Munich Airport', first: 0 },
};
const vendors = Object.keys(fleetOf) as Vendor[];
const vehiclesAFleet = 8;
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
    const { pool, first } = fleetOf[vendor];
    const own = vehicles.filter(({ poolName }) => poolName === pool).slice(first, first + vehiclesAFleet);
    for (const { id: vehicleId, licensePlate } of own) {
      await client.createTelematicsDevice({ connectionId, externalId: licensePlate, vehicleId });
    }
    connected[vendor] = {
      vehicles: own.map(({ licensePlate, odometerMeters }) => ({ externalId: licensePlate, odometerMeters })),
      forwardAddress: `${addresses.productUrl}${webhookPath ?? ''}`,
    };
  }
  for (const { id: poolId, name, site } of pools) {
    const vendor = vendors.find((one) => fleetOf[one].pool === name);
    const [start] = vendor ? roadOf(vendor) : [];
    if (!start || geofences.some((one) => one.poolId === poolId)) continue;
    const { latitude, longitude } = start;
    const shape = { kind: 'circle', latitude, longitude, radiusMeters: siteMeters } as const;
    await client.createGeofence({ name: `${name}, ${site}`, poolId, shape });
  }
  return connected;
}

/** Each pool begins at an end of the road of its own. */
export function roadOf(vendor: Vendor): RoadPoint[] {
  const road = readRoad();
  if (fleetOf[vendor].pool === 'Munich HQ') return road;
  const length = road.at(-1)?.meters ?? 0;
  return road.toReversed().map((point) => ({ ...point, meters: length - point.meters }));
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
