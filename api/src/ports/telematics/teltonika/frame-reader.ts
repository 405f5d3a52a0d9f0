/** Cuts what a Teltonika device sends over TCP into its IMEI and then frames, however the network has cut and joined it. */
import { type AvlRecord, carriesRecords, decodeAvlData } from './avl-codec.ts';
import { crc16 } from './crc16.ts';

export type DeviceMessage =
  | { kind: 'imei'; imei: string }
  | { kind: 'records'; records: AvlRecord[] }
  /** A frame whose check fails, or whose records do not fill it. */
  | { kind: 'damaged' }
  /** A frame of a codec without records, such as the answer to a command. */
  | { kind: 'other' };

/** The stream is no Teltonika device's, or has lost its step: nothing after it can be understood. */
export class NotTeltonika extends Error {}

const imeiLength = 15;
const headerBytes = 8;
const crcBytes = 4;
/** Devices send at most 1,280 bytes of records; commands may be longer. */
const maximumDataBytes = 16 * 1024;
/** Sent by some devices alone, to keep the connection. */
const ping = 0xff;

export interface FrameReader {
  /**
   * @returns the messages that are complete with it
   * @throws {NotTeltonika}
   */
  push(chunk: Buffer): DeviceMessage[];
}

export function createFrameReader(): FrameReader {
  let kept: Buffer = Buffer.alloc(0);
  let isKnown = false;

  function next(): DeviceMessage | undefined {
    if (!isKnown) return nextImei();
    while (kept[0] === ping) kept = kept.subarray(1);
    if (kept.subarray(0, 4).some((byte) => byte !== 0)) throw new NotTeltonika('A frame begins with four zeros');
    if (kept.length < headerBytes) return undefined;
    const dataBytes = kept.readUInt32BE(4);
    if (dataBytes < 3 || dataBytes > maximumDataBytes) throw new NotTeltonika('No frame is so long');
    const end = headerBytes + dataBytes + crcBytes;
    if (kept.length < end) return undefined;
    const data = kept.subarray(headerBytes, headerBytes + dataBytes);
    const isIntact = crc16(data) === kept.readUInt32BE(headerBytes + dataBytes);
    kept = kept.subarray(end);
    if (!isIntact) return { kind: 'damaged' };
    if (!carriesRecords(data[0] ?? 0)) return { kind: 'other' };
    const records = decodeAvlData(data);
    return records ? { kind: 'records', records } : { kind: 'damaged' };
  }

  function nextImei(): DeviceMessage | undefined {
    if (kept.length >= 1 && kept[0] !== 0) throw new NotTeltonika('It begins with the length of an IMEI');
    if (kept.length >= 2 && kept[1] !== imeiLength) throw new NotTeltonika('An IMEI has 15 digits');
    if (kept.length < 2 + imeiLength) return undefined;
    const imei = kept.toString('latin1', 2, 2 + imeiLength);
    if (!/^\d{15}$/.test(imei)) throw new NotTeltonika('An IMEI has 15 digits');
    kept = kept.subarray(2 + imeiLength);
    isKnown = true;
    return { kind: 'imei', imei };
  }

  return {
    push(chunk) {
      kept = kept.length > 0 ? Buffer.concat([kept, chunk]) : chunk;
      const messages: DeviceMessage[] = [];
      for (let message = next(); message; message = next()) messages.push(message);
      return messages;
    },
  };
}
