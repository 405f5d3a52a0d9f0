import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { closeSockets, listenAs, openSocket } from '../../../infra/local/testing/socket-listener.ts';
import { until } from '../../../infra/local/testing/until.ts';
import { messageLimit } from './client-messages.ts';
import type { FleetServer, FleetSocket } from './fleet-socket.ts';
import { endWhenSlow } from './slow-consumers.ts';

let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage();
});
afterAll(() => stage.drop());
afterEach(() => closeSockets());

test('a page that sends too much is refused, and ended when it goes on', async () => {
  const { socket, told } = await listenAs(stage, 'employee');
  const follow = () => socket.emitWithAck('topics.follow', { topics: ['vehicles'] });
  const answers = await Promise.all(Array.from({ length: messageLimit.points + 1 }, follow));
  expect(answers.filter(({ done }) => done)).toHaveLength(messageLimit.points);
  expect(answers.at(-1)).toEqual({
    done: false,
    code: 'TOO_MANY_REQUESTS',
    detail: 'This connection sends too much. Wait ten seconds.',
  });
  for (let count = 0; count < messageLimit.points; count++) socket.emit('topics.leave', { topics: [] }, () => {});
  expect(await told('session.ending')).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  await until(async () => !socket.connected);
});

test('a message beyond the size that is needed ends the connection', async () => {
  const { socket } = await listenAs(stage, 'employee');
  const reason = new Promise((resolve) => socket.once('disconnect', resolve));
  socket.emit('session.renew', { token: 'x'.repeat(30_000) }, () => {});
  expect(await reason).toMatch(/^transport/);
});

test('a connection that takes too little is ended with the reason, whatever is sent it meanwhile costs nothing, and the others hear on', async () => {
  const http = createServer().listen(0);
  const server: FleetServer = new Server(http, { path: '/realtime' });
  const slow: FleetSocket[] = [];
  server.on('connection', (socket) => endWhenSlow(socket, () => slow.push(socket)));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const connect = async () => {
    const accepted = new Promise<FleetSocket>((resolve) => server.once('connection', resolve));
    const socket = openSocket(url, { reconnection: false });
    return { socket, accepted: await accepted };
  };
  const [lagging, quick] = [await connect(), await connect()];
  const { ws } = lagging.socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } };
  const endings: unknown[] = [];
  lagging.socket.on('session.ending', (reason) => endings.push(reason));
  let heard = 0;
  quick.socket.on('session.cursor', () => heard++);
  const cursor = 'x'.repeat(50_000);
  let sent = 0;
  ws.pause();
  try {
    while (slow.length === 0) {
      for (let count = 0; count < 40; count++, sent++) server.emit('session.cursor', cursor);
      await until(async () => heard === sent);
    }
    expect(slow).toEqual([lagging.accepted]);
    const waiting = () => (lagging.accepted.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
    const waitingAtTheEnd = waiting();
    server.emit('session.cursor', cursor);
    expect(waiting()).toBe(waitingAtTheEnd);
    ws.resume();
    await until(async () => !lagging.socket.connected);
    expect(endings).toMatchObject([{ code: 'TOO_SLOW' }]);
    expect(quick.socket.connected).toBe(true);
  } finally {
    await server.close();
  }
});
