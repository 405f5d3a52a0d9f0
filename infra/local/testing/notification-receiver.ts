/** Receives change notifications as a product would, and keeps them. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { findNotificationFaults } from './graph-contract.ts';

export interface Notification {
  subscriptionId: string;
  clientState: string | null;
  changeType?: string;
  lifecycleEvent?: string;
  resourceData?: { id: string };
}

export interface NotificationReceiver {
  url: string;
  notifications: Notification[];
  /** What was wrong with any of them, by Microsoft's own description. */
  faults: string[];
  /** How the next notifications are answered; 202 unless set. */
  answerWith(status: number): void;
  stop(): Promise<void>;
}

export async function startNotificationReceiver(): Promise<NotificationReceiver> {
  const notifications: Notification[] = [];
  const faults: string[] = [];
  let status = 202;
  const server = createServer(async (request, response) => {
    const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get('validationToken');
    if (token !== null) {
      response.writeHead(200, { 'content-type': 'text/plain' });
      return void response.end(token);
    }
    const body: { value: Notification[] } = JSON.parse(await text(request));
    faults.push(...findNotificationFaults(body));
    if (status < 300) notifications.push(...body.value);
    response.writeHead(status);
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    notifications,
    faults,
    answerWith(next) {
      status = next;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
