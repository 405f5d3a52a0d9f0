/** Geotab's JSON-RPC: sessions, and feeds of where vehicles are and what they measure. Its errors come with status 200. */
import type { Call, Reply } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { type TelematicsFaults, takeFault } from './faults.ts';
import type { PointLog } from './point-log.ts';
import type { SimulatedPoint } from './simulated-fleet.ts';

export interface GeotabAccount {
  database: string;
  userName: string;
  password: string;
}

interface RpcCall {
  method: string;
  params: {
    database?: string;
    userName?: string;
    password?: string;
    credentials?: { sessionId?: string };
    typeName?: string;
    fromVersion?: string;
    search?: { fromDate?: string };
    resultsLimit?: number;
  };
}

const versionLetters = 16;

export function geotabRoutes(log: PointLog, account: GeotabAccount, faults: TelematicsFaults): Route[] {
  const sessions = new Set<string>();
  const handle = async ({ body }: Pick<Call, 'body'>): Promise<Reply> => {
    const { method, params } = JSON.parse(body) as RpcCall;
    if (takeFault(faults, 'broken'))
      return { status: 503, headers: { 'content-type': 'text/plain' }, body: 'Unavailable' };
    if (takeFault(faults, 'limited')) {
      const refused = failed('OverLimitException', 'API calls quota exceeded. Maximum admitted 10 per 1m.');
      return { ...refused, headers: { ...refused.headers, 'retry-after': faults.limited?.retryAfter ?? '' } };
    }
    if (faults.forgetsSessions) {
      sessions.clear();
      faults.forgetsSessions = false;
    }
    if (method === 'Authenticate') {
      const { database, userName, password } = params;
      if (database !== account.database || userName !== account.userName || password !== account.password) {
        return failed('InvalidUserException', 'Incorrect login credentials');
      }
      const sessionId = `session${sessions.size + 1}x${log.newest()}`;
      sessions.add(sessionId);
      return succeeded({ credentials: { database, sessionId, userName }, path: 'ThisServer' });
    }
    if (!sessions.has(params.credentials?.sessionId ?? '')) {
      return failed('InvalidUserException', `Invalid session @ '${account.database}'`);
    }
    if (method !== 'GetFeed') return failed('MissingMethodException', 'The method could not be found.');
    const from = params.fromVersion ? Number.parseInt(params.fromVersion, 16) : params.search ? 0 : log.newest();
    const rows = log.after(from, params.resultsLimit ?? 50_000);
    const last = rows.at(-1)?.number ?? from;
    return succeeded({
      data: rows.flatMap(({ number, point }): object[] => entitiesOf(params.typeName, number, point)),
      toVersion: last.toString(16).padStart(versionLetters, '0'),
    });
  };
  return [{ method: 'POST', path: '/apiv1', handle }];
}

function entitiesOf(typeName: string | undefined, number: number, point: SimulatedPoint): object[] {
  const device = { id: point.externalId };
  const dateTime = point.time.toISOString();
  if (typeName === 'LogRecord') {
    const { latitude, longitude, speedKph } = point;
    return [{ id: `b${number}`, device, dateTime, latitude, longitude, speed: Math.round(speedKph) }];
  }
  const values = {
    DiagnosticOdometerId: point.odometerMeters,
    DiagnosticFuelLevelId: point.fuelPercent,
    DiagnosticIgnitionId: point.ignitionOn ? 1 : 0,
  };
  return Object.entries(values).map(([id, data]) => ({ id: `s${number}`, device, dateTime, data, diagnostic: { id } }));
}

function succeeded(result: object): Reply {
  return answer({ result, jsonrpc: '2.0' });
}

function failed(type: string, message: string): Reply {
  return answer({
    error: {
      message,
      code: -32000,
      data: { id: 'stand-in', type, requestIndex: 0 },
      name: 'JSONRPCError',
      errors: [{ message, name: type }],
    },
    jsonrpc: '2.0',
    requestIndex: 0,
  });
}

function answer(body: object): Reply {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
