/**
 * Geotab's JSON-RPC with a session: https://geotab.github.io/sdk/. Errors come with status 200 and are told apart by
 * `error.data.type`, never by their words.
 */
import { z } from 'zod';
import type { AskService, ServiceAnswer } from '../ask-service.ts';
import { readAnswer } from '../read-answer.ts';
import { TelematicsRefusal } from '../telematics-refusal.ts';

export interface GeotabOptions {
  ask: AskService;
  /** Of the server to sign in at: `https://my.geotab.com`. It may send us to another. */
  address: string;
  database: string;
  userName: string;
  password: string;
}

const errorSchema = z.object({ error: z.object({ data: z.object({ type: z.string() }) }) });
const authenticatedSchema = z.object({
  result: z.object({
    credentials: z.object({ database: z.string(), sessionId: z.string(), userName: z.string() }),
    /** `ThisServer`, or the host to use from then on. */
    path: z.string(),
  }),
});
type Session = z.output<typeof authenticatedSchema>['result'];

/** How long we wait when Geotab does not say: its limits count by the minute. */
const limitSeconds = 60;

export interface GeotabSession {
  /** @throws {TelematicsRefusal} */
  call<Schema extends z.ZodType>(method: string, parameters: object, result: Schema): Promise<z.output<Schema>>;
}

export function createGeotabSession({ ask, address, database, userName, password }: GeotabOptions): GeotabSession {
  let session: Promise<Session> | undefined;

  async function post(origin: string, method: string, params: object): Promise<ServiceAnswer> {
    const answer = await ask(new URL('/apiv1', origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    if (answer.status !== 200) throw new TelematicsRefusal('answer', `Geotab answered ${answer.status}.`);
    return answer;
  }

  async function authenticate(): Promise<Session> {
    const answer = await post(address, 'Authenticate', { database, userName, password });
    const type = errorType(answer);
    if (type === 'InvalidUserException' || type === 'DbUnavailableException') {
      throw new TelematicsRefusal('credentials', 'Geotab does not know this user, password and database together.');
    }
    if (type) throw refusalOf(type, answer);
    return readAnswer(authenticatedSchema, answer).result;
  }

  /** The host comes from the other side, so it may only be a host. */
  function originOf({ path }: Session): string {
    if (path === 'ThisServer') return address;
    const { protocol } = new URL(address);
    if (!/^[a-z0-9.-]+(:\d+)?$/i.test(path)) throw new TelematicsRefusal('answer', 'Geotab named no server.');
    return `${protocol}//${path}`;
  }

  async function open(): Promise<Session> {
    session ??= authenticate();
    try {
      return await session;
    } catch (error) {
      session = undefined;
      throw error;
    }
  }

  return {
    async call(method, parameters, result) {
      for (let attempt = 1; ; attempt++) {
        const opened = await open();
        const answer = await post(originOf(opened), method, { ...parameters, credentials: opened.credentials });
        const type = errorType(answer);
        if (!type) return (readAnswer(z.object({ result }), answer) as { result: z.output<typeof result> }).result;
        if (type !== 'InvalidUserException' || attempt > 1) throw refusalOf(type, answer);
        // The session has ended or the database has moved: signing in once more finds out.
        session = undefined;
      }
    },
  };
}

function errorType({ text }: ServiceAnswer): string | undefined {
  try {
    return errorSchema.safeParse(JSON.parse(text)).data?.error.data.type;
  } catch {
    return undefined;
  }
}

function refusalOf(type: string, { retryAfterSeconds }: ServiceAnswer): TelematicsRefusal {
  if (type === 'OverLimitException') {
    return new TelematicsRefusal('limit', 'Geotab asks us to wait.', retryAfterSeconds ?? limitSeconds);
  }
  if (type === 'InvalidUserException') {
    return new TelematicsRefusal(
      'credentials',
      'Geotab does not accept the session any more. Enter the password again.',
    );
  }
  return new TelematicsRefusal('answer', `Geotab refused: ${type.slice(0, 80)}.`);
}
