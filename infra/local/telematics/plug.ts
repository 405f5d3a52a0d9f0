/** A Teltonika plug as its maker describes it: says its IMEI, sends codec 8 frames, and keeps what was not acknowledged for the next time. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface PlugRecord {
  time: Date;
  latitude: number;
  longitude: number;
  speedKph: number;
  ignitionOn: boolean;
}

const degreesUnit = 10_000_000;
const reconnectMilliseconds = 50;
const patienceMilliseconds = 5_000;
const satellites = 9;
const ignitionId = 239;

/**
 * Sends until all is acknowledged, anew after every break.
 * @param frameSize how many records go at a time
 * @throws when the listener refuses the IMEI
 */
export async function sendAsPlug(
  port: number,
  imei: string,
  records: readonly PlugRecord[],
  frameSize: number,
): Promise<void> {
  let sent = 0;
  while (sent < records.length) {
    try {
      sent = await sendFrom(port, imei, records, sent, frameSize);
    } catch (error) {
      if (error instanceof Refused) throw error;
      await delay(reconnectMilliseconds);
    }
  }
}

class Refused extends Error {}

/** @returns how many are acknowledged when the connection ends */
async function sendFrom(
  port: number,
  imei: string,
  records: readonly PlugRecord[],
  first: number,
  frameSize: number,
): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(patienceMilliseconds, () => socket.destroy());
  const answers = socket.iterator({ destroyOnReturn: false });
  let acknowledged = first;
  try {
    await once(socket, 'connect');
    const hello = Buffer.alloc(2);
    hello.writeUInt16BE(imei.length);
    socket.write(Buffer.concat([hello, Buffer.from(imei, 'latin1')]));
    const greeting = (await answers.next()).value as Buffer | undefined;
    if (greeting?.[0] === 0) throw new Refused('Nobody has registered this plug');
    if (greeting?.[0] !== 1) return acknowledged;
    while (acknowledged < records.length) {
      const some = records.slice(acknowledged, acknowledged + frameSize);
      socket.write(frameOf(some));
      const answer = (await answers.next()).value as Buffer | undefined;
      if (answer?.length !== 4) return acknowledged;
      acknowledged += answer.readUInt32BE();
    }
    return acknowledged;
  } catch (error) {
    if (error instanceof Refused) throw error;
    return acknowledged;
  } finally {
    socket.destroy();
  }
}

export function frameOf(records: readonly PlugRecord[]): Buffer {
  const count = Buffer.from([records.length]);
  const data = Buffer.concat([Buffer.from([0x08]), count, ...records.map(recordOf), count]);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(data.length, 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crcOf(data));
  return Buffer.concat([header, data, check]);
}

function recordOf({ time, latitude, longitude, speedKph, ignitionOn }: PlugRecord): Buffer {
  const record = Buffer.alloc(24);
  record.writeBigUInt64BE(BigInt(time.getTime()), 0);
  record.writeInt32BE(Math.round(longitude * degreesUnit), 9);
  record.writeInt32BE(Math.round(latitude * degreesUnit), 13);
  record.writeUInt8(satellites, 21);
  record.writeUInt16BE(Math.round(speedKph), 22);
  // No event; one value of one byte, none of two, four or eight.
  return Buffer.concat([record, Buffer.from([0, 1, 1, ignitionId, ignitionOn ? 1 : 0, 0, 0, 0])]);
}

/** CRC-16/IBM, bit by bit, as the documents write it. */
function crcOf(data: Buffer): number {
  let crc = 0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}
