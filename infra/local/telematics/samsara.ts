/** Samsara's feed of vehicle statistics, as https://developers.samsara.com/docs/telematics-sync describes it. */
import type { Reply } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { type TelematicsFaults, takeFault } from './faults.ts';
import type { PointLog } from './point-log.ts';

const pageSize = 512;
const milesPerKilometer = 1 / 1.609344;

export function samsaraRoutes(log: PointLog, apiToken: string, faults: TelematicsFaults): Route[] {
  return [
    {
      method: 'GET',
      path: '/fleet/vehicles/stats/feed',
      async handle({ url, headers }): Promise<Reply> {
        if (headers.authorization !== `Bearer ${apiToken}`) return problem(401, 'Invalid token.');
        if (takeFault(faults, 'limited'))
          return problem(429, 'Exceeded rate limit.', { 'retry-after': faults.limited?.retryAfter ?? '' });
        if (takeFault(faults, 'broken'))
          return { status: 502, headers: { 'content-type': 'text/plain' }, body: 'Bad Gateway' };
        const types = (url.searchParams.get('types') ?? '').split(',').filter(Boolean);
        if (types.length === 0 || types.length > 3) return problem(400, 'Between 1 and 3 types must be given.');
        const after = url.searchParams.get('after');
        if (after !== null && !/^c\d+$/.test(after)) return problem(400, 'Invalid cursor.');
        // Without a cursor only the newest of each vehicle.
        const from = after === null ? Math.max(0, log.newest() - 1) : Number(after.slice(1));
        const rows = log.after(from, pageSize);
        const data = rows.map(({ point }) => {
          const time = point.time.toISOString();
          const all: Record<string, object[]> = {
            gps: [
              {
                time,
                latitude: point.latitude,
                longitude: point.longitude,
                headingDegrees: point.headingDegrees,
                speedMilesPerHour: point.speedKph * milesPerKilometer,
              },
            ],
            obdOdometerMeters: [{ time, value: point.odometerMeters }],
            fuelPercents: [{ time, value: point.fuelPercent }],
            engineStates: [{ time, value: point.ignitionOn ? 'On' : 'Off' }],
          };
          const stats = types.flatMap((type) => (all[type] ? [[type, all[type]] as const] : []));
          return { id: point.externalId, name: point.externalId, ...Object.fromEntries(stats) };
        });
        const last = rows.at(-1)?.number ?? Math.max(from, after === null ? log.newest() : 0);
        return json(200, { data, pagination: { endCursor: `c${last}`, hasNextPage: rows.length === pageSize } });
      },
    },
  ];
}

function problem(status: number, message: string, headers: Record<string, string> = {}): Reply {
  const reply = json(status, { message, requestId: 'stand-in' });
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

function json(status: number, body: object): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
