import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { DevicePoint } from '@fleet/contracts/device-point.ts';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { decodeAvlData } from './avl-codec.ts';
import { createFrameReader, type DeviceMessage, NotTeltonika } from './frame-reader.ts';
import { listenForPlugs, type PlugListener } from './listen-for-plugs.ts';
import { toDevicePoint } from './to-device-point.ts';

interface Vector {
  kind: string;
  hex: string;
  codec: string;
  frame: { crcOk: boolean; lengthOk: boolean };
  ackHex: string;
  imei: string;
  source: string;
  records: {
    time: string;
    priority: number;
    longitude: number;
    latitude: number;
    altitude: number;
    angle: number;
    satellites: number;
    speedKmh: number;
    eventIoId: number;
    io: Record<string, { bytes: number; hex: string }>;
  }[];
}
const { vectors } = JSON.parse(readFileSync(new URL('../vectors/teltonika-vectors.json', import.meta.url), 'utf8')) as {
  vectors: Vector[];
};
const handshake = vectors.find(({ kind }) => kind === 'imei-handshake') as Vector;
const frames = vectors.filter(({ kind }) => kind === 'tcp-frame');
const intact = frames.filter(({ frame, records }) => frame.crcOk && records?.length > 0);
const bytesOf = ({ hex }: { hex: string }) => Buffer.from(hex, 'hex');
const title = ({ codec, hex }: Vector) => `${codec} ${hex.slice(8, 60)}`;

function expectRecords(records: ReturnType<typeof decodeAvlData>, expected: Vector['records']): void {
  const told = records?.map(({ elements, time, ...record }) => ({
    ...record,
    time: time.toISOString(),
    elements: Object.fromEntries([...elements].map(([id, bytes]) => [id, bytes.toString('hex')])),
  }));
  expect(told).toEqual(
    expected.map(({ time, priority, longitude, latitude, altitude, angle, satellites, speedKmh, eventIoId, io }) => ({
      time,
      priority,
      longitude,
      latitude,
      altitudeMeters: altitude,
      angleDegrees: angle,
      satellites,
      speedKph: speedKmh,
      eventId: eventIoId,
      elements: Object.fromEntries(Object.entries(io).map(([id, { hex }]) => [id, hex])),
    })),
  );
}

/** What a stream comes to; bytes that are no device's end it. */
function read(chunks: readonly Buffer[]): DeviceMessage[] {
  const reader = createFrameReader();
  const messages: DeviceMessage[] = [];
  try {
    for (const chunk of chunks) messages.push(...reader.push(chunk));
  } catch (error) {
    if (!(error instanceof NotTeltonika)) throw error;
  }
  return messages;
}
const recordsIn = (messages: readonly DeviceMessage[]) =>
  messages.flatMap((message) => (message.kind === 'records' ? message.records : []));

describe('the frames of the vectors', () => {
  test('are all there', () => {
    expect(frames).toHaveLength(18);
    expect(intact).toHaveLength(12);
  });

  test.each(intact.map((vector) => [title(vector), vector] as const))(
    '%s decodes to its expected values',
    (_, vector) => {
      const [imei, message, ...rest] = read([bytesOf(handshake), bytesOf(vector)]);
      expect(imei).toEqual({ kind: 'imei', imei: handshake.imei });
      expect(rest).toEqual([]);
      expect(message?.kind).toBe('records');
      expectRecords(message?.kind === 'records' ? message.records : undefined, vector.records);
    },
  );

  test.each(frames.filter((one) => !intact.includes(one)).map((vector) => [title(vector), vector] as const))(
    '%s holds nothing to store',
    (_, vector) => expect(recordsIn(read([bytesOf(handshake), bytesOf(vector)]))).toEqual([]),
  );

  test('whose check fails hold the records all the same, which the check alone keeps from being stored', () => {
    const broken = frames.filter(({ frame, records }) => !frame.crcOk && records?.length > 0);
    expect(broken).toHaveLength(1);
    for (const vector of broken) {
      // Its length is wrong and its check cut off.
      expectRecords(decodeAvlData(bytesOf(vector).subarray(8, -2)), vector.records);
    }
  });
});

describe('whatever the network makes of a stream', () => {
  const whole = Buffer.concat([handshake, ...intact].map(bytesOf));
  const expected = recordsIn(read([whole]));

  test('cut at every byte or joined, it is the same', () => {
    expect(expected).toHaveLength(intact.reduce((sum, { records }) => sum + records.length, 0));
    for (let cut = 1; cut < whole.length; cut++) {
      expect(recordsIn(read([whole.subarray(0, cut), whole.subarray(cut)]))).toHaveLength(expected.length);
    }
    expect(recordsIn(read([...whole].map((byte) => Buffer.from([byte]))))).toEqual(expected);
  });

  test('ended at any byte, only whole frames have arrived', () => {
    for (const vector of intact) {
      const bytes = Buffer.concat([bytesOf(handshake), bytesOf(vector)]);
      for (let end = 0; end < bytes.length; end++) expect(recordsIn(read([bytes.subarray(0, end)]))).toEqual([]);
    }
  });

  test('with any bit of a frame flipped, that frame is not stored', () => {
    for (const vector of intact) {
      const bytes = bytesOf(vector);
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const records = recordsIn(read([bytesOf(handshake), flipped]));
        if (records.length > 0) expect.fail(`bit ${bit} of ${title(vector)} was stored`);
      }
    }
  });

  test('noise is no device', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        expect(recordsIn(read([bytesOf(handshake), Buffer.from(noise)]))).toEqual([]);
        expect(recordsIn(read([Buffer.from(noise)]))).toEqual([]);
      }),
    );
  });

  test('a lone 0xFF between frames keeps the connection and is no data', () => {
    const [one] = intact.map(bytesOf);
    const ping = Buffer.from([0xff]);
    expect(recordsIn(read([bytesOf(handshake), ping, one ?? ping, ping]))).toHaveLength(intact[0]?.records.length ?? 0);
  });
});

describe('what a record means', () => {
  const record = {
    time: new Date('2026-11-23T08:00:00Z'),
    priority: 0,
    longitude: 11.5,
    latitude: 48.1,
    altitudeMeters: 500,
    angleDegrees: 90,
    satellites: 9,
    speedKph: 50,
    eventId: 0,
  };
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  const point = (elements: [number, string][], more: Partial<typeof record> = {}): DevicePoint =>
    toDevicePoint('imei', {
      ...record,
      ...more,
      elements: new Map(elements.map(([id, hex]) => [id, bytes(hex)])),
    });

  test('in units of ours', () => {
    const dtcs = Buffer.from('P0171,P0300', 'latin1').toString('hex');
    expect(
      point([
        [239, '01'],
        [389, '00001388'],
        [16, '00000001'],
        [89, '4b'],
        [390, '000001c2'],
        [411, '50'],
        [66, '3039'],
        [281, dtcs],
      ]),
    ).toMatchObject({
      place: { latitude: 48.1, longitude: 11.5, speedKph: 50, headingDegrees: 90 },
      ignitionOn: true,
      odometerMeters: 5_000_000,
      fuelPercent: 75,
      fuelLiters: 45,
      chargePercent: 80,
      batteryVolts: 12.345,
      faultCodes: ['P0171', 'P0300'],
    });
  });

  test('nothing where an id has another width than documented', () => {
    expect(
      point([
        [239, '0001'],
        [16, '01'],
        [256, '31'],
      ]),
    ).toMatchObject({ ignitionOn: undefined, odometerMeters: undefined });
  });

  test('no place without satellites', () => expect(point([], { satellites: 0 }).place).toBeUndefined());
});

describe('a device that connects', () => {
  const stored: DevicePoint[] = [];
  let listener: PlugListener | undefined;
  let refuses = false;
  afterEach(async () => {
    await listener?.stop();
    stored.length = 0;
    refuses = false;
  });

  async function open() {
    listener = await listenForPlugs({
      port: 0,
      host: '127.0.0.1',
      isKnown: async (imei) => imei === handshake.imei,
      store: async (_imei, points) => {
        if (refuses) throw new Error('The database is away');
        stored.push(...points);
      },
      log: () => {},
    });
    const socket = connect(listener.port, '127.0.0.1');
    const answers: Buffer[] = [];
    socket.on('data', (chunk) => answers.push(chunk));
    socket.on('error', () => {});
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    return { socket, closed, answer: () => Buffer.concat(answers).toString('hex') };
  }

  test('is acknowledged what was stored, frame by frame', async () => {
    const { socket, closed, answer } = await open();
    socket.end(Buffer.concat([handshake, ...intact].map(bytesOf)));
    await closed;
    expect(answer()).toBe(`01${intact.map(({ ackHex }) => ackHex).join('')}`);
    expect(stored).toHaveLength(intact.reduce((sum, { records }) => sum + records.length, 0));
  });

  test('is refused when nobody has registered it', async () => {
    const { socket, closed, answer } = await open();
    const stranger = `000f${Buffer.from('999999999999999').toString('hex')}`;
    socket.write(Buffer.from(stranger, 'hex'));
    await closed;
    expect(answer()).toBe('00');
    expect(stored).toEqual([]);
  });

  test('is acknowledged nothing of a damaged frame, and may go on', async () => {
    const { socket, closed, answer } = await open();
    const [vector] = intact as [Vector];
    const damaged = bytesOf(vector);
    damaged[40] = (damaged[40] ?? 0) ^ 1;
    socket.end(Buffer.concat([bytesOf(handshake), damaged, bytesOf(vector)]));
    await closed;
    expect(answer()).toBe(`0100000000${vector.ackHex}`);
    expect(stored).toHaveLength(vector.records.length);
  });

  test('is acknowledged nothing that could not be stored, and let go to try again', async () => {
    refuses = true;
    const { socket, closed, answer } = await open();
    socket.write(Buffer.concat([handshake, intact[0] as Vector].map(bytesOf)));
    await closed;
    expect(answer()).toBe('01');
  });
});
