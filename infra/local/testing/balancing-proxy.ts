import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface BalancingProxy {
  url: string;
  /** Ports to which connections go from now on, the first that takes one. */
  targets: number[];
  /** How many connections there are to it now. */
  connectionsTo(port: number): number;
  /** Breaks every connection. */
  breakAll(): void;
  close(): Promise<void>;
}

/** Stands before several servers as a load balancer does: a connection goes to one that lives, and ends with it. */
export async function startBalancingProxy(targets: number[]): Promise<BalancingProxy> {
  const open = new Map<Socket, number>();
  const proxy = { targets };
  const server = createServer(async (client) => {
    client.on('error', () => {});
    const upstream = await firstThatLives(proxy.targets);
    if (!upstream) return void client.destroy();
    open.set(client, upstream.port);
    const end = () => {
      open.delete(client);
      client.destroy();
      upstream.socket.destroy();
    };
    for (const socket of [client, upstream.socket]) socket.on('error', end).on('close', end);
    client.pipe(upstream.socket).pipe(client);
  });
  const breakAll = () => {
    for (const client of open.keys()) client.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connectionsTo: (port: number) => [...open.values()].filter((one) => one === port).length,
    breakAll,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        breakAll();
      }),
  });
}

async function firstThatLives(ports: readonly number[]): Promise<{ socket: Socket; port: number } | undefined> {
  for (const port of ports) {
    const socket = connect({ host: '127.0.0.1', port });
    const lives = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    if (lives) return { socket, port };
  }
  return undefined;
}
