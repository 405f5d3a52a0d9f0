import type { OperationArguments } from '@fleet/contracts/operations.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type DemoPerson,
  type DemoStage,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import type { UserContext } from '../command-context.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { canonicalJson } from './canonical-json.ts';
import { forgetOldKeys } from './forget-old-keys.ts';
import { once } from './once.ts';
import { nameOfKey } from './sealed-answer.ts';

type Input = OperationArguments<'createReservation'>;

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => new Date('2026-11-23T07:00:00Z'));
});
afterAll(() => stage.drop());

const vehicleId = demoVehicleId('M-FT 1204');
const on = (day: string, purpose: string): Input => ({
  vehicleId,
  startDate: `${day}T08:00:00Z`,
  endDate: `${day}T10:00:00Z`,
  purpose,
});
const create = (context: UserContext, key: string, input: Input) =>
  createReservation(once(context, { key, operation: 'createReservation', input }), input);
const made = (purpose: string) =>
  stage.look<{ id: string }>('select id from reservations where purpose = $1', [purpose]);
const kept = (key: string) => stage.look('select from idempotency_keys where key = $1', [nameOfKey(key)]);

describe('under one key', () => {
  test('50 requests at once make one reservation, and all get the same answer', async () => {
    const context = await stage.as('employee');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => create(context, 'fifty', on('2026-12-01', 'fifty'))),
    );
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(await made('fifty')).toEqual([{ id: answers[0]?.id }]);
    const events = await stage.look('select from outbox_events where entity_id = $1', [answers[0]?.id]);
    expect(events).toHaveLength(1);
  });

  test('what is made later is told apart: another input and another operation are refused', async () => {
    const context = await stage.as('employee');
    await create(context, 'used', on('2026-12-02', 'used'));
    const refusal = { code: 'IDEMPOTENCY_KEY_REUSED' };
    await expect(create(context, 'used', on('2026-12-03', 'other'))).rejects.toMatchObject(refusal);
    const input = on('2026-12-02', 'used');
    const elsewhere = once(context, { key: 'used', operation: 'updateReservation', input });
    await expect(createReservation(elsewhere, input)).rejects.toMatchObject(refusal);
    expect(await made('other')).toEqual([]);
  });

  test('the order of the members does not matter', async () => {
    const context = await stage.as('employee');
    const first = await create(context, 'order', on('2026-12-04', 'order'));
    const turned = Object.fromEntries(Object.entries(on('2026-12-04', 'order')).reverse()) as Input;
    expect(await create(context, 'order', turned)).toEqual(first);
  });

  test('a refusal is not remembered: the same request may succeed later', async () => {
    const [employee, colleague] = await Promise.all([stage.as('employee'), stage.as('employee2')]);
    const { id } = await create(colleague, 'in the way', on('2026-12-05', 'in the way'));
    await expect(create(employee, 'again', on('2026-12-05', 'again'))).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await kept('again')).toEqual([]);
    await stage.look("update reservations set status = 'cancelled' where id = $1", [id]);
    await expect(create(employee, 'again', on('2026-12-05', 'again'))).resolves.toMatchObject({ purpose: 'again' });
  });

  test('somebody else’s key is another key', async () => {
    const people: DemoPerson[] = ['employee', 'employee2'];
    const days = ['2026-12-06', '2026-12-07'];
    for (const [index, person] of people.entries()) {
      await create(await stage.as(person), 'shared', on(days[index] ?? '', `of ${person}`));
    }
    expect(await kept('shared')).toHaveLength(2);
  });
});

test('what was answered is for whom has the key alone: the table shows neither of them', async () => {
  const key = crypto.randomUUID();
  await create(await stage.as('employee'), key, on('2026-12-09', 'Meeting about Project Aurora'));
  const rows = await stage.look<{ row: string }>('select idempotency_keys::text as row from idempotency_keys');
  for (const { row } of rows) {
    expect(row).not.toContain(key);
    expect(row).not.toContain('Aurora');
  }
  expect(await kept(key)).toHaveLength(1);
});

test('after a week a key is forgotten, an hour earlier it is not', async () => {
  const context = await stage.as('employee');
  await create(context, 'week', on('2026-12-10', 'week'));
  const forgetAfter = (hours: number) => {
    const now = () => new Date(context.now().getTime() + hours * 3_600_000);
    return forgetOldKeys({ ...context, actor: { kind: 'system' }, now });
  };
  await forgetAfter(7 * 24 - 1);
  expect(await kept('week')).toHaveLength(1);
  await forgetAfter(7 * 24 + 1);
  expect(await kept('week')).toHaveLength(0);
});

describe('a crash', () => {
  const input = on('2026-12-08', 'crash');

  test.each(['before the answer is kept', 'before the commit'])(
    '%s leaves nothing, and the key is free',
    async (moment) => {
      const context = await stage.as('employee');
      const { database } = context;
      const crashing: UserContext['database'] = {
        ...database,
        transaction: (tenantId, work) =>
          database.transaction(tenantId, async (transaction) => {
            const dying: typeof transaction = {
              query: async (statement) => {
                if (statement.name !== 'idempotency-key.answer') return transaction.query(statement);
                if (moment === 'before the commit') await transaction.query(statement);
                // Ends the connection as a killed process does: nobody says goodbye to the database.
                return transaction.query({ name: 'crash', text: 'select pg_terminate_backend(pg_backend_pid())' });
              },
            };
            return work(dying);
          }),
      };
      await expect(create({ ...context, database: crashing }, 'crash', input)).rejects.toThrow();
      expect(await made('crash')).toEqual([]);
      expect(await kept('crash')).toEqual([]);
    },
  );

  test('does not hinder the repetition, which makes it', async () => {
    await expect(create(await stage.as('employee'), 'crash', input)).resolves.toMatchObject({ purpose: 'crash' });
    expect(await made('crash')).toHaveLength(1);
  });
});

test('a command that would run a second transaction under the key is a mistake of ours', async () => {
  const context = once(await stage.as('employee'), { key: 'two', operation: 'createReservation', input: {} });
  await context.database.transaction(context.tenantId, async () => 'first');
  await expect(context.database.transaction(context.tenantId, async () => 'second')).rejects.toThrow('more than one');
});

test('however often, in whatever order and how many at once keys are replayed, none makes more than one', async () => {
  const context = await stage.as('employee');
  const bursts = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 }), { maxLength: 4 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(bursts, async (schedule) => {
      const day = new Date(Date.UTC(2027, 0, 1 + run)).toISOString().slice(0, 10);
      const name = `run ${run++}`;
      const inputOf = (key: number): Input => ({
        vehicleId,
        startDate: `${day}T${String(6 + 3 * key).padStart(2, '0')}:00:00Z`,
        endDate: `${day}T${String(7 + 3 * key).padStart(2, '0')}:00:00Z`,
        purpose: name,
      });
      const ids = new Map<number, Set<string>>();
      for (const burst of schedule) {
        await Promise.all(
          burst.map(async (key) => {
            const { id } = await create(context, `${name}/${key}`, inputOf(key));
            ids.set(key, (ids.get(key) ?? new Set()).add(id));
          }),
        );
      }
      const rows = await made(name);
      expect(rows.map(({ id }) => id).sort()).toEqual([...ids.values()].flatMap((one) => [...one]).sort());
      expect(rows).toHaveLength(ids.size);
    }),
    { numRuns: 40, seed: 20261123 },
  );
}, 60_000);

describe('two inputs', () => {
  const json = fc.jsonValue();

  test('that are the same but for the order of members are written alike', () => {
    const turn = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turn);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, member]) => [name, turn(member)]),
      );
    };
    fc.assert(fc.property(json, (value) => canonicalJson(turn(value)) === canonicalJson(value)));
  });

  test('that differ are never written alike, bytes included', () => {
    const normal = (value: unknown) => JSON.stringify(value);
    fc.assert(
      fc.property(json, json, (one, other) => {
        fc.pre(normal(one) !== normal(other));
        const isSame = canonicalJson(one) === canonicalJson(other);
        if (isSame) expect(one).toEqual(other);
      }),
    );
    expect(canonicalJson({ csv: Buffer.from('a') })).not.toBe(canonicalJson({ csv: Buffer.from('b') }));
  });
});
