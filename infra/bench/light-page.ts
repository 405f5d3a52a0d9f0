/**
 * A page that takes everything a page is sent but looks at none of it, as two thousand that read would measure themselves: it
 * speaks Engine.IO 4 and Socket.IO 5 over a bare connection, answers heartbeats, and counts messages and bytes by the
 * frames' headers (RFC 6455, section 5.2).
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface LightPageOptions {
  url: () => string;
  /** Of the handshake, asked anew for each connection. */
  auth: () => object;
  onReady: () => void;
  /** @param why undefined for a connection that had been ready */
  onLoss: (why: string | undefined) => void;
  onPositions: (bytes: number) => void;
  onCursor: (cursor: string) => void;
}

const positionsBegin = Buffer.from('42["positions.changed"');
const readyBegin = Buffer.from('42["session.ready"');
const cursorBegin = Buffer.from('42["session.cursor","');
const refusedBegin = Buffer.from('44');
const longestShown = 500;

export function openLightPage(options: LightPageOptions): { connect(): void } {
  return {
    connect() {
      const { hostname, port } = new URL(options.url());
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      let isReady = false;
      let why = 'connection closed';
      socket.on('error', (error) => {
        why = error.message;
      });
      socket.on('connect', () => socket.write(upgradeRequest(hostname, port)));
      socket.on('close', () => options.onLoss(isReady ? undefined : why));
      const read = (payload: Buffer) => {
        if (begins(payload, positionsBegin)) options.onPositions(payload.length);
        else if (payload[0] === 0x32 && payload.length === 1) send(socket, '3');
        else if (payload[0] === 0x30) send(socket, `40${JSON.stringify(options.auth())}`);
        else if (begins(payload, readyBegin)) {
          isReady = true;
          options.onReady();
        } else if (begins(payload, cursorBegin)) {
          options.onCursor(payload.toString('latin1', cursorBegin.length, payload.indexOf('"', cursorBegin.length)));
        } else if (begins(payload, refusedBegin)) {
          why = payload.toString('utf8', 0, longestShown);
          socket.destroy();
        }
      };
      readFrames(socket, read);
    },
  };
}

function begins(payload: Buffer, start: Buffer): boolean {
  return payload.length >= start.length && payload.compare(start, 0, start.length, 0, start.length) === 0;
}

function upgradeRequest(hostname: string, port: string): string {
  const key = randomBytes(16).toString('base64');
  const lines = [
    'GET /realtime/?EIO=4&transport=websocket HTTP/1.1',
    `Host: ${hostname}:${port}`,
    ...['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${key}`],
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Calls `read` with each whole payload; a page is sent no fragments. */
function readFrames(socket: Socket, read: (payload: Buffer) => void): void {
  let isOpen = false;
  let rest: Buffer | undefined;
  socket.on('data', (chunk) => {
    let bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    rest = undefined;
    if (!isOpen) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) {
        rest = bytes;
        return;
      }
      if (!bytes.toString('latin1', 0, 12).endsWith(' 101')) return void socket.destroy();
      isOpen = true;
      bytes = bytes.subarray(end + 4);
    }
    let at = 0;
    while (at + 2 <= bytes.length) {
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const header = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (at + header > bytes.length) break;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      const end = at + header + length;
      if (end > bytes.length) break;
      // A close frame: the connection ends with it.
      if (((bytes[at] ?? 0) & 0x0f) === 8) return void socket.destroy();
      read(bytes.subarray(at + header, end));
      at = end;
    }
    if (at < bytes.length) rest = bytes.subarray(at);
  });
}

/** A masked text frame; the mask of zeros changes nothing. */
function send(socket: Socket, text: string): void {
  const payload = Buffer.from(text);
  const length = payload.length;
  const header =
    length < 126 ? Buffer.from([0x81, 0x80 | length]) : Buffer.from([0x81, 0xfe, length >> 8, length & 0xff]);
  socket.write(Buffer.concat([header, Buffer.alloc(4), payload]));
}
