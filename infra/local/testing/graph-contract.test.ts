import { expect, test } from 'vitest';
import { findGraphFaults, type GraphExchange } from './graph-contract.ts';

const moment = { dateTime: '2026-12-01T09:00:00.0000000', timeZone: 'UTC' };
const valid: GraphExchange = {
  method: 'POST',
  url: 'https://graph.microsoft.com/v1.0/users/fleet%40contoso.example/events',
  requestBody: { subject: 'Visit', start: moment, end: moment },
  status: 404,
  responseBody: { error: { code: 'ErrorInvalidUser', message: 'Unknown.' } },
};

test('an exchange that Microsoft’s metadata allows has no fault', () => {
  expect(findGraphFaults(valid)).toEqual([]);
});

test.each<[string, Partial<GraphExchange>, string]>([
  ['an invented property', { requestBody: { start: moment, end: moment, subjct: 'x' } }, 'additional'],
  ['a missing property', { requestBody: { subject: 'x', start: moment } }, "required property 'end'"],
  [
    'a value outside its enumeration',
    { requestBody: { start: moment, end: moment, showAs: 'maybe' } },
    'allowed values',
  ],
  ['a missing body', { requestBody: undefined }, 'no body'],
  ['a query parameter nobody knows', { url: `${valid.url}?$magic=1` }, '$magic'],
  ['an undefined method', { method: 'PUT' }, 'PUT is not defined'],
  ['an undefined path', { url: 'https://graph.microsoft.com/v1.0/users/a/parties' }, 'not in the subset'],
  ['an undefined success', { status: 200, responseBody: {} }, 'status 200 is not defined'],
  ['an error without code', { responseBody: { error: { message: 'x' } } }, "required property 'code'"],
])('%s is a fault', (_what, change, fault) => {
  expect(findGraphFaults({ ...valid, ...change }).join('; ')).toContain(fault);
});
