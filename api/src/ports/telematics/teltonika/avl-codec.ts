/**
 * The AVL data of Teltonika's devices, codecs 8, 8 extended and 16, by https://wiki.teltonika-gps.com/view/Codec. Pure: bytes in,
 * records out, or undefined for bytes that are no such data.
 */
export interface AvlRecord {
  time: Date;
  priority: number;
  longitude: number;
  latitude: number;
  altitudeMeters: number;
  angleDegrees: number;
  satellites: number;
  speedKph: number;
  eventId: number;
  /** The measured values by their AVL id, as wide as the device sent them. */
  elements: Map<number, Buffer>;
}

const codec8 = 0x08;
const codec8Extended = 0x8e;
const codec16 = 0x10;
const degreesUnit = 10_000_000;

/** How wide ids and counts are, and what else stands between. */
interface Layout {
  idBytes: 1 | 2;
  countBytes: 1 | 2;
  hasGeneration: boolean;
  hasVariable: boolean;
}

const layouts: Readonly<Record<number, Layout>> = {
  [codec8]: { idBytes: 1, countBytes: 1, hasGeneration: false, hasVariable: false },
  [codec8Extended]: { idBytes: 2, countBytes: 2, hasGeneration: false, hasVariable: true },
  [codec16]: { idBytes: 2, countBytes: 1, hasGeneration: true, hasVariable: false },
};

const widths = [1, 2, 4, 8];
/** Some models add values of 16 bytes in codec 8, and no byte says so but the length of the whole. */
const widerWidths = [...widths, 16];

/** Whether a codec carries records; commands and their answers travel by others. */
export function carriesRecords(codec: number): boolean {
  return layouts[codec] !== undefined;
}

/**
 * @param data from the codec to the second count
 * @returns undefined when the two counts disagree, or the data ends before or after its last record
 */
export function decodeAvlData(data: Buffer): AvlRecord[] | undefined {
  const layout = layouts[data[0] ?? 0];
  if (!layout || data.length < 3 || data[1] !== data[data.length - 1]) return undefined;
  return readRecords(data, layout, widths) ?? (data[0] === codec8 ? readRecords(data, layout, widerWidths) : undefined);
}

function readRecords(data: Buffer, layout: Layout, valueWidths: readonly number[]): AvlRecord[] | undefined {
  const reader = new Reader(data.subarray(2, -1));
  try {
    const records = Array.from({ length: data[1] ?? 0 }, () => readRecord(reader, layout, valueWidths));
    return reader.rest === 0 ? records : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readRecord(
  reader: Reader,
  { idBytes, countBytes, hasGeneration, hasVariable }: Layout,
  valueWidths: readonly number[],
): AvlRecord {
  const record = {
    time: new Date(Number(reader.take(8).readBigUInt64BE())),
    priority: reader.number(1),
    longitude: reader.take(4).readInt32BE() / degreesUnit,
    latitude: reader.take(4).readInt32BE() / degreesUnit,
    altitudeMeters: reader.take(2).readInt16BE(),
    angleDegrees: reader.number(2),
    satellites: reader.number(1),
    speedKph: reader.number(2),
    eventId: reader.number(idBytes),
    elements: new Map<number, Buffer>(),
  };
  if (Number.isNaN(record.time.getTime())) throw new RangeError('No time');
  if (hasGeneration) reader.take(1);
  reader.take(countBytes);
  for (const width of valueWidths) {
    for (let left = reader.number(countBytes); left > 0; left--) {
      record.elements.set(reader.number(idBytes), reader.take(width));
    }
  }
  if (hasVariable) {
    for (let left = reader.number(2); left > 0; left--) {
      const id = reader.number(2);
      record.elements.set(id, reader.take(reader.number(2)));
    }
  }
  return record;
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get rest(): number {
    return this.#bytes.length - this.#at;
  }

  /** @throws {RangeError} when there are not so many */
  take(count: number): Buffer {
    if (count > this.rest) throw new RangeError('The data ends within a record');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  number(bytes: 1 | 2): number {
    return this.take(bytes).readUIntBE(0, bytes);
  }
}
