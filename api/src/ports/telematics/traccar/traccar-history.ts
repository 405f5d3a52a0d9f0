/**
 * Asks Traccar for what it has, as forwarding loses what is sent while we are away. What was forwarded is asked for again and
 * counts once: https://www.traccar.org/api-reference/#tag/Positions
 */
import { z } from 'zod';
import type { AskService } from '../ask-service.ts';
import { readAnswer, requireSuccess } from '../read-answer.ts';
import type { TelematicsFeed } from '../telematics-feed.ts';
import { traccarDeviceSchema, traccarPositionSchema, traccarToDevicePoint } from './traccar-position.ts';

export interface TraccarOptions {
  ask: AskService;
  address: string;
  apiToken: string;
  now: () => Date;
}

const minuteMilliseconds = 60_000;
/** How often it is compared; what is forwarded is here already. */
const restSeconds = 60;
/** Asked for again each time, as positions may reach Traccar late. */
const overlapMilliseconds = 15 * minuteMilliseconds;
/** After a longer absence it is asked for in steps. */
const stepMilliseconds = 6 * 60 * minuteMilliseconds;
/** How far back a new connection looks. */
const firstMilliseconds = 24 * 60 * minuteMilliseconds;
const devicesAtOnce = 8;

const cursorSchema = z.object({ until: z.coerce.date() }).optional().catch(undefined);

export function createTraccarHistory({ ask, address, apiToken, now }: TraccarOptions): TelematicsFeed {
  const headers = { authorization: `Bearer ${apiToken}` };
  async function get<Schema extends z.ZodType>(path: string, query: Record<string, string>, schema: Schema) {
    const url = new URL(path, address);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const answer = await ask(url, { headers });
    requireSuccess(answer);
    return readAnswer(schema, answer);
  }
  const listDevices = () => get('/api/devices', {}, z.array(traccarDeviceSchema));
  return {
    async read(given) {
      const at = now();
      const until = cursorSchema.parse(given)?.until ?? new Date(at.getTime() - firstMilliseconds);
      const from = new Date(until.getTime() - overlapMilliseconds);
      const to = new Date(Math.min(at.getTime(), until.getTime() + stepMilliseconds));
      const devices = await listDevices();
      const points = [];
      for (let index = 0; index < devices.length; index += devicesAtOnce) {
        const some = devices.slice(index, index + devicesAtOnce).map(async ({ id, uniqueId }) => {
          const query = { deviceId: String(id), from: from.toISOString(), to: to.toISOString() };
          const positions = await get('/api/positions', query, z.array(traccarPositionSchema));
          return positions.map((position) => traccarToDevicePoint(uniqueId, position));
        });
        points.push(...(await Promise.all(some)).flat());
      }
      return { points, cursor: { until: to.toISOString() }, waitSeconds: to < at ? 0 : restSeconds };
    },
    async check() {
      await listDevices();
    },
  };
}
