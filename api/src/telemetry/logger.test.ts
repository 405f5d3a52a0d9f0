import { expect, test, vi } from 'vitest';
import { createLogger } from './logger.ts';

const lines: Record<string, unknown>[] = [];
const onFault = vi.fn();
const logger = createLogger(
  { program: 'web', level: 'info', onFault },
  { write: (line) => void lines.push(JSON.parse(line)) },
);

/** What the process wrote and reported because of it. */
function told(act: () => void): string {
  const from = lines.length;
  onFault.mockClear();
  act();
  return JSON.stringify([lines.slice(from), onFault.mock.calls]);
}

const token =
  'eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJuYW1lIjoiRWxlbmEgRmlzY2hlciJ9.c2lnbmF0dXJlLW9mLWEtdG9rZW4tMTIzNDU2Nzg5MA';

test.each([
  ['a token', `refused ${token} at once`, token],
  ['a bearer', 'sent Authorization: Bearer c2VjcmV0 to it', 'c2VjcmV0'],
  ['the rest of a token', `header ${token.slice(0, 40)}`, token.slice(0, 40)],
  ['a mail address', 'mail to elena.fischer@contoso.example bounced', 'elena.fischer'],
  ['a mail address within a path', 'GET /users/elena.fischer%40contoso.example/events', 'elena.fischer'],
  ['a password within an address', 'connect to postgres://fleet_app:hunter2@db.internal/fleet', 'hunter2'],
  ['a query', 'GET https://graph.microsoft.com/v1.0/users?$search=Elena failed', 'Elena'],
  ['a client secret', 'with abC1~Q8xQ2rT5uV7wX9yZ1aB3cD5eF7gH9', 'Q8xQ2rT5uV7wX9yZ1aB3cD5eF7gH9'],
  ['a key in base64', 'key 3q2+7wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw=', 'QFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw'],
  ['a position', 'at 48.13743, 11.57549 with ignition on', '48.13743'],
])('%s does not get out, in whichever part of a line it is', (_what, text, secret) => {
  expect(text).toContain(secret);
  for (const act of [
    () => logger.error(text),
    () => logger.error({ why: text }, 'failed'),
    () => logger.error({ err: new Error(text) }, 'failed'),
    () => logger.error({ err: new Error('outer', { cause: new Error(text) }) }, 'failed'),
    () => logger.error({ error: { reason: [text] } }, 'failed'),
  ]) {
    expect(told(act)).not.toContain(secret);
  }
});

test('a member that nobody declared fit for logs is not written, at any depth', () => {
  const person = {
    displayName: 'Elena Fischer',
    email: 'e@c.example',
    latitude: 48.13743,
    purpose: 'Visit to the doctor',
  };
  const line = told(() => logger.error({ ...person, error: person, status: 500 }, 'failed'));
  for (const value of ['Elena', 'e@c', '48.1', 'doctor']) expect(line).not.toContain(value);
  expect(lines.at(-1)).toMatchObject({ displayName: '[not for logs]', status: 500 });
});

test('of an error that another system or a parser wrote, only its kind and its place are told', () => {
  const quoting = [
    Object.assign(new Error('No mailbox of Elena Fischer'), { name: 'GraphError', statusCode: 404, code: 'NotFound' }),
    Object.assign(new Error('Elena Fischer is unknown'), { response: { status: 400 } }),
    attempt(() => JSON.parse('{"name": Elena Fischer}')),
  ];
  for (const err of quoting) {
    expect(told(() => logger.error({ err }, 'failed'))).not.toContain('Elena');
    expect(lines.at(-1)).toMatchObject({ err: { type: err.name, at: expect.arrayContaining([expect.any(String)]) } });
  }
  expect(lines.at(-3)).toMatchObject({ err: { code: 'NotFound', status: 404 } });
});

test('what PostgreSQL says about values stays in the database; what it says about our schema is told', () => {
  const told500 = (code: string, message: string) => {
    const err = Object.assign(new Error(message), {
      name: 'error',
      code,
      detail: 'Key (email)=(elena.fischer@contoso.example) already exists.',
      constraint: 'users_email_key',
    });
    return told(() => logger.error({ err }, 'failed'));
  };
  const refused = told500('22P02', 'invalid input syntax for type uuid: "Elena Fischer"');
  expect(refused).not.toContain('Elena');
  expect(refused).not.toContain('elena');
  expect(refused).toContain('users_email_key');
  expect(told500('42P01', 'relation "reservation" does not exist')).toContain('does not exist');
});

test('what we say ourselves stays readable: numbers, ids, addresses, files', () => {
  const text =
    'No answer of http://127.0.0.1:3978/readyz within 2000 ms for 0198f000-0000-7000-8000-00000000ffff, see api/src/http/health.ts:12';
  logger.warn({ durationMilliseconds: 12.5, route: '/api/v1/reservations/:reservationId' }, text);
  expect(lines.at(-1)).toMatchObject({
    msg: text,
    durationMilliseconds: 12.5,
    route: '/api/v1/reservations/:reservationId',
    program: 'web',
  });
});

test('a fault is reported as it is written; what is no fault is not', () => {
  onFault.mockClear();
  logger.warn({ status: 401 }, 'refused');
  expect(onFault).not.toHaveBeenCalled();
  logger.error({ err: new RangeError('too far'), tenantId: 't' }, 'request failed');
  expect(onFault).toHaveBeenCalledExactlyOnceWith(
    { err: expect.objectContaining({ type: 'RangeError', message: 'too far' }), tenantId: 't' },
    'request failed',
  );
});

function attempt(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It should have failed');
}
