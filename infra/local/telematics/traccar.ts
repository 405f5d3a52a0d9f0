/** A Traccar server that forwards each position as it comes (`forward.type=json`), and is asked for what it has. */
import type { Reply } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import type { TelematicsFaults } from './faults.ts';
import type { PointLog } from './point-log.ts';
import type { SimulatedPoint } from './simulated-fleet.ts';

const knotsPerKph = 1 / 1.852;

export function traccarRoutes(log: PointLog, devices: readonly string[], apiToken: string): Route[] {
  const isAllowed = (authorization: string | undefined) => authorization === `Bearer ${apiToken}`;
  return [
    {
      method: 'GET',
      path: '/api/devices',
      handle: async ({ headers }) =>
        isAllowed(headers.authorization)
          ? json(
              200,
              devices.map((uniqueId, index) => deviceOf(uniqueId, index + 1)),
            )
          : json(401, []),
    },
    {
      method: 'GET',
      path: '/api/positions',
      async handle({ url, headers }) {
        if (!isAllowed(headers.authorization)) return json(401, []);
        const { searchParams } = url;
        const uniqueId = devices[Number(searchParams.get('deviceId')) - 1];
        const [from, to] = ['from', 'to'].map((name) => new Date(searchParams.get(name) ?? 0)) as [Date, Date];
        const rows = log
          .after(0, Number.POSITIVE_INFINITY)
          .filter(({ point }) => point.externalId === uniqueId && point.time >= from && point.time <= to);
        return json(
          200,
          rows.map(({ number, point }) => positionOf(point, number, Number(searchParams.get('deviceId')))),
        );
      },
    },
  ];
}

/** Forwards as Traccar does without retries: what does not arrive is lost, and now and then one comes twice. */
export async function forward(
  address: string,
  points: readonly SimulatedPoint[],
  devices: readonly string[],
  faults: TelematicsFaults,
): Promise<void> {
  for (const [index, point] of points.entries()) {
    const id = devices.indexOf(point.externalId) + 1;
    const count = Math.floor(point.time.getTime() / 1_000) + index;
    const times =
      !faults.losesEvery || count % faults.losesEvery !== 0 ? 1 : count % (2 * faults.losesEvery) === 0 ? 0 : 2;
    const body = JSON.stringify({ position: positionOf(point, count, id), device: deviceOf(point.externalId, id) });
    for (let time = 0; time < times; time++) {
      await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(5_000),
      })
        .then((response) => response.body?.cancel())
        .catch(() => {});
    }
  }
}

function positionOf(point: SimulatedPoint, id: number, deviceId: number) {
  const time = point.time.toISOString().replace('Z', '+00:00');
  return {
    id,
    deviceId,
    protocol: 'osmand',
    serverTime: time,
    deviceTime: time,
    fixTime: time,
    valid: true,
    latitude: point.latitude,
    longitude: point.longitude,
    altitude: 0,
    speed: point.speedKph * knotsPerKph,
    course: point.headingDegrees,
    address: null,
    accuracy: 0,
    network: null,
    geofenceIds: null,
    attributes: {
      ignition: point.ignitionOn,
      motion: point.ignitionOn,
      odometer: point.odometerMeters,
      fuelLevel: point.fuelPercent,
    },
  };
}

function deviceOf(uniqueId: string, id: number) {
  return { id, attributes: {}, groupId: 0, name: uniqueId, uniqueId, status: 'online', disabled: false };
}

function json(status: number, body: object): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
