/** A page's connection to `/realtime`, which writes down what it hears. */
import type { ServerToClientEvents, SocketEventName } from '@fleet/contracts/socket-events.ts';
import type { ClientToServerEvents, Topic } from '@fleet/contracts/socket-messages.ts';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { type DemoCompany, type DemoPerson, demoCompany } from './demo-stage.ts';
import { until } from './until.ts';

type PageSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

export interface Listener {
  socket: PageSocket;
  /** The events of what was committed, in their order. */
  heard: SocketEventName[];
  /** With what they carried. */
  payloads: unknown[];
  /** What was said of the connection, likewise. */
  session: { event: string; says: unknown }[];
  /** Waits until something was said of the connection, the `count`th time. */
  told(event: string, count?: number): Promise<unknown>;
}

export interface ListenOptions extends Partial<ManagerOptions & SocketOptions> {
  company?: DemoCompany;
  topics?: readonly Topic[];
  url?: string;
}

export const openSockets: PageSocket[] = [];

export function closeSockets(): void {
  for (const socket of openSockets.splice(0)) socket.disconnect();
}

export function openSocket(url: string, options: Partial<ManagerOptions & SocketOptions>): PageSocket {
  const socket: PageSocket = io(url, {
    path: '/realtime',
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
    ...options,
  });
  openSockets.push(socket);
  return socket;
}

/** Connects as somebody, follows what is asked for, and sends its cursor when it comes back, as pages do. */
export async function listenAs(
  stage: { url: string; tokenOf: (person: DemoPerson, company?: DemoCompany) => Promise<string> },
  person: DemoPerson,
  { company = 'contoso', topics, url = stage.url, ...options }: ListenOptions = {},
): Promise<Listener> {
  const token = await stage.tokenOf(person, company);
  const { tenantId } = demoCompany(company);
  let cursor: string | undefined;
  const auth = (send: (data: object) => void) => send({ token, tenantId, ...(topics && { topics }), cursor });
  const socket = openSocket(url, { auth, ...options });
  const listener: Listener = {
    socket,
    heard: [],
    payloads: [],
    session: [],
    told: (event, count = 1) =>
      until(async () => listener.session.filter((one) => one.event === event)[count - 1]).then(({ says }) => says),
  };
  socket.onAny((event: string, payload: unknown, newCursor?: string) => {
    if (event === 'session.cursor') cursor = payload as string;
    if (event.startsWith('session.')) {
      listener.session.push({ event, says: payload });
      return;
    }
    listener.heard.push(event as SocketEventName);
    listener.payloads.push(payload);
    cursor = newCursor ?? cursor;
  });
  await listener.told('session.ready');
  return listener;
}
