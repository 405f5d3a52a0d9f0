/** Where Teltonika devices connect: each says who it is, then sends frames and forgets what was acknowledged. */
import { createServer, type Socket } from 'node:net';
import type { DevicePoint } from '@fleet/contracts/device-point.ts';
import { createFrameReader, type DeviceMessage, NotTeltonika } from './frame-reader.ts';
import { toDevicePoint } from './to-device-point.ts';

export interface PlugListenerOptions {
  port: number;
  host?: string;
  /** Whether the device belongs to somebody. */
  isKnown: (imei: string) => Promise<boolean>;
  /** Resolves once all of them are stored. */
  store: (imei: string, points: readonly DevicePoint[]) => Promise<void>;
  log: (facts: object, message: string) => void;
  /** After which a device that says nothing is let go. */
  idleMilliseconds?: number;
}

export interface PlugListener {
  port: number;
  /** Takes no more, and lets each device finish the frame at hand. */
  stop(): Promise<void>;
}

const maximumConnections = 5_000;
const defaultIdleMilliseconds = 15 * 60_000;
const accept = Buffer.from([1]);
const reject = Buffer.from([0]);

/** @throws when the port is taken */
export async function listenForPlugs(options: PlugListenerOptions): Promise<PlugListener> {
  const sockets = new Map<Socket, Promise<void>>();
  const server = createServer({ allowHalfOpen: false }, (socket) => {
    const serving = serve(socket, options)
      .catch((error: Error) => {
        const facts = error instanceof NotTeltonika ? { why: error.message } : { err: error };
        options.log(facts, 'a device was let go; it sends again what was not acknowledged');
      })
      .finally(() => {
        socket.destroy();
        sockets.delete(socket);
      });
    sockets.set(socket, serving);
  });
  server.maxConnections = maximumConnections;
  await new Promise<void>((resolve, refuse) => {
    server.once('error', refuse);
    server.listen({ port: options.port, host: options.host }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets.keys()) socket.destroy();
      await Promise.all(sockets.values());
      await closed;
    },
  };
}

/** Reads no further while it stores, so that a device that sends faster waits in the network. */
async function serve(socket: Socket, options: PlugListenerOptions): Promise<void> {
  socket.setTimeout(options.idleMilliseconds ?? defaultIdleMilliseconds, () => socket.destroy());
  socket.on('error', () => {});
  const reader = createFrameReader();
  let imei: string | undefined;
  for await (const chunk of socket) {
    for (const message of reader.push(chunk as Buffer)) {
      if (message.kind === 'imei') {
        imei = message.imei;
        const isKnown = await options.isKnown(imei);
        await send(socket, isKnown ? accept : reject);
        if (!isKnown) return options.log({ imei }, 'a device that nobody has registered was refused');
      } else if (imei !== undefined) {
        const answer = await answerFrame(message, imei, options);
        if (answer) await send(socket, answer);
      }
    }
  }
}

/** @returns how many records the device may forget; it sends those of a damaged frame again */
async function answerFrame(
  message: DeviceMessage,
  imei: string,
  { store }: PlugListenerOptions,
): Promise<Buffer | undefined> {
  if (message.kind === 'damaged') return countOf(0);
  if (message.kind !== 'records') return undefined;
  const { records } = message;
  await store(
    imei,
    records.map((record) => toDevicePoint(imei, record)),
  );
  return countOf(records.length);
}

function countOf(records: number): Buffer {
  const answer = Buffer.alloc(4);
  answer.writeUInt32BE(records);
  return answer;
}

/** A device that has gone away hears nothing, and sends again later. */
async function send(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed) return;
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
}
