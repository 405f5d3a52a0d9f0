/** Requests that nobody should send: each begins as one the OpenAPI document allows, and is then spoilt. */
import type { Random } from '../seed/random.ts';
import { hostileTexts, hostileValue } from './hostile-values.ts';
import type { DescribedOperation, OpenApiDocument } from './openapi-document.ts';
import { type ChooseId, type JsonSchema, type Members, sample } from './sample-input.ts';

export interface RawRequest {
  method: string;
  /** Segments as they stand in the address, encoded. */
  segments: string[];
  /** As they stand in the address, encoded; a name may come twice. */
  query: [name: string, value: string][];
  headers: Record<string, string>;
  /** Members of a JSON body, unless `body` is sent as it is. */
  members?: Members;
  body?: Buffer;
}

export type Target = { method: string; template: string } & DescribedOperation;

export function listTargets({ paths }: OpenApiDocument): Target[] {
  return Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), template, ...operation })),
  );
}

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** As the document allows it, but for the headers that say who asks. */
export function allowedRequest(target: Target, random: Random, chooseId: ChooseId): RawRequest {
  const { method, template, parameters, requestBody } = target;
  const write = (name: string, schema: JsonSchema) =>
    encodeURIComponent(String(sampleOf(schema, name, random, chooseId)));
  const schemaOf = (name: string) => parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {};
  const segments = template
    .split('/')
    .slice(1)
    .map((segment) => segment.replace(/^\{(\w+)\}$/, (_, name: string) => write(name, schemaOf(name))));
  const query = parameters
    .filter((one) => one.in === 'query' && (one.required || random.chance(0.4)))
    .map(({ name, schema }): [string, string] => [name, write(name, schema)]);
  const [contentType, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const headers = parameters
    .filter((one) => one.in === 'header' && !one.required && random.chance(0.3))
    .map(({ name, schema }) => [name.toLowerCase(), String(sampleOf(schema, name, random, chooseId))]);
  const request: RawRequest = { method, segments, query, headers: Object.fromEntries(headers) };
  if (!contentType) return request;
  request.headers['content-type'] = contentType;
  const isJson = contentType === 'application/json';
  if (isJson) request.members = sampleOf(media?.schema ?? {}, '', random, chooseId) as Members;
  else request.body = contentType.startsWith('image/') ? onePixel : Buffer.from('license plate;make\nM-X 1;Text\n');
  return request;
}

/** Like `sample`, with some of the members that may be left out. */
function sampleOf(schema: JsonSchema, name: string, random: Random, chooseId: ChooseId): unknown {
  if (schema.type !== 'object' || !schema.properties) {
    const variants = schema.anyOf ?? schema.enum?.map((one) => ({ const: one }));
    return sample(variants ? (random.pick(variants) as JsonSchema) : schema, name, chooseId);
  }
  const { properties, required = [] } = schema;
  const chosen = Object.keys(properties).filter((member) => required.includes(member) || random.chance(0.3));
  return Object.fromEntries(
    chosen.map((member) => [member, sampleOf(properties[member] as JsonSchema, member, random, chooseId)]),
  );
}

type Spoil = (request: RawRequest, random: Random) => void;

const spoilMember: Spoil = ({ members }, random) => {
  const names = Object.keys(members ?? {});
  if (members && names.length > 0) put(members, random.pick(names), hostileValue(random));
};
const dropMember: Spoil = ({ members }, random) => {
  const names = Object.keys(members ?? {});
  if (members && names.length > 0) delete members[random.pick(names)];
};
const addMember: Spoil = ({ members }, random) => {
  const name = random.pick([
    '__proto__',
    'constructor',
    'tenantId',
    'expectedVersion',
    'roles',
    'id',
    '',
    'a'.repeat(5_000),
  ]);
  if (members) put(members, name, hostileValue(random));
};
/** As a JSON document has it: `__proto__` is a member like any other. */
function put(members: Members, name: string, value: unknown): void {
  Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
}
const spoilQuery: Spoil = ({ query }, random) => {
  const value = encodeWildly(random.pick(hostileTexts), random);
  const [known] = query.length > 0 ? random.pick(query) : ['limit'];
  query.push([
    random.pick([known, `${known}[]`, `${known}[a]`, '__proto__', 'constructor', '%00', '%ff', value.slice(0, 50)]),
    value,
  ]);
};
const replaceQuery: Spoil = ({ query }, random) => {
  for (const one of query) if (random.chance(0.5)) one[1] = encodeWildly(random.pick(hostileTexts), random);
};
const repeatQuery: Spoil = ({ query }, random) => {
  const first = query[0] ?? ['limit', '1'];
  for (let count = random.pick([1, 60, 400]); count > 0; count--) query.push([first[0], first[1]]);
};
const spoilPath: Spoil = ({ segments }, random) => {
  const place = random.between(0, segments.length - 1);
  const traversal = ['..', '%2e%2e', '..%2f..%2f', '%2e%2e%5c', '%00', '%ff', '%', '', ';a=b', '.', '*', ':id', '{id}'];
  const text = random.chance(0.5)
    ? random.pick(traversal)
    : encodeWildly(random.pick(hostileTexts).slice(0, 3_000), random);
  segments.splice(place, random.pick([0, 1, 1, 1]), text);
};
const spoilContentType: Spoil = ({ headers }, random) => {
  headers['content-type'] = random.pick([
    'text/plain',
    'application/xml',
    'application/json; charset=utf-16',
    'application/json; charset="',
    'multipart/form-data; boundary=a',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'image/png',
    'text/csv',
    'application/json, text/csv',
    '/',
    'x'.repeat(2_000),
  ]);
};
const spoilEncoding: Spoil = ({ headers }, random) => {
  headers['content-encoding'] = random.pick(['gzip', 'br', 'identity', 'deflate, gzip', 'x']);
};
const spoilBody: Spoil = (request, random) => {
  const text = JSON.stringify(request.members ?? {});
  request.headers['content-type'] ??= 'application/json';
  request.body = random.pick([
    () => Buffer.from(text.slice(0, random.between(0, text.length))),
    () => Buffer.from(`${text}${text}`),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.from(text.replace('}', ',}')),
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.concat([Buffer.from('{"purpose":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]),
    () => Buffer.from('['.repeat(20_000)),
    () => Buffer.from('{"a":'.repeat(8_000)),
    () => Buffer.from('{"limit":1e999,"limit":-1e999,"purpose":NaN}'),
    () => Buffer.from(random.pick(['null', '1', '"text"', '[]', 'true', '', ' ', '{', '""'])),
    () => Buffer.from(`{"purpose":"${'x'.repeat(random.pick([70_000, 300_000]))}"}`),
    () => Buffer.from(Array.from({ length: random.between(1, 2_000) }, () => random.between(0, 255))),
    () => Buffer.from('a;b\n'.repeat(random.pick([1, 20_000]))),
    () => Buffer.from('"'.repeat(1_001)),
    () => Buffer.from('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR', 'latin1'),
    () => Buffer.from(`{${Array.from({ length: 4_000 }, (_, index) => `"k${index}":1`).join()}}`),
  ])();
};
const spoilHeader: Spoil = ({ headers }, random) => {
  const tags = ['"1"', 'W/"1"', '*', '1', '"999999999"', '"', '"1", "2"', '', '"-1"', "' or 1=1"];
  const junk: Readonly<Record<string, readonly string[]>> = {
    'if-match': tags,
    'if-none-match': tags,
    'idempotency-key': ['', 'a', 'x'.repeat(255), 'x'.repeat(256), 'a b', '__proto__', '"', '\u00e4'],
    'x-tenant-id': ['', 'x', '*', '00000000-0000-0000-0000-000000000000', "' or 1=1"],
    authorization: [
      '',
      'Bearer',
      'Bearer x',
      'Basic YTpi',
      'Bearer eyJhbGciOiJub25lIn0.e30.',
      `Bearer ${'x'.repeat(9_000)}`,
    ],
    accept: ['', 'text/html', '*/*;q=0', 'application/xml', 'x'.repeat(4_000)],
    'accept-encoding': ['gzip', '*;q=0', 'x'],
    'accept-version': ['1.0.0', '~9', 'x', '*'],
    'x-http-method-override': ['DELETE', 'TRACE'],
    'x-forwarded-host': ['evil.example', 'fabrikam.fleet.example'],
    'x-forwarded-for': ['127.0.0.1, ::1', "' or 1=1"],
    host: [
      'evil.example',
      'fabrikam.fleet.example',
      'x.fleet.example',
      '-.fleet.example',
      '.fleet.example',
      '',
      '[::1]',
      'a:b:c',
    ],
    range: ['bytes=0-0', 'bytes=-1', 'x'],
    expect: ['100-continue'],
    'content-md5': ['x', 'AAAAAAAAAAAAAAAAAAAAAA=='],
    'if-modified-since': ['x', 'Thu, 01 Jan 1970 00:00:00 GMT'],
    'x-requested-with': ['x'],
    traceparent: ['00-x', '\u00ff'],
    cookie: ['a=b; __proto__=1'],
  };
  const name = random.pick(Object.keys(junk));
  headers[name] = random.pick(junk[name] ?? ['']);
};
const spoilMethod: Spoil = (request, random) => {
  request.method = random.pick([
    'PUT',
    'POST',
    'GET',
    'DELETE',
    'PATCH',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
    'LOCK',
    'QUERY',
  ]);
};

/** Members and query first: behind them lies the most. */
const spoils: readonly Spoil[] = [
  ...[spoilMember, spoilMember, spoilMember, spoilMember, spoilMember, dropMember, addMember, addMember],
  ...[spoilQuery, replaceQuery, replaceQuery, replaceQuery, repeatQuery],
  ...[spoilPath, spoilPath, spoilContentType, spoilEncoding, spoilBody, spoilBody],
  ...[spoilHeader, spoilHeader, spoilHeader, spoilMethod],
];

export function hostileRequest(target: Target, random: Random, chooseId: ChooseId): RawRequest {
  const request = allowedRequest(target, random, chooseId);
  for (let count = random.pick([1, 1, 1, 2, 3]); count > 0; count--) random.pick(spoils)(request, random);
  return request;
}

/** Percent-encoded as it should be, or one step too much, too little or not as UTF-8. */
function encodeWildly(text: string, random: Random): string {
  const encoded = encodeURIComponent(text.toWellFormed());
  return random.pick([
    encoded,
    encoded,
    encoded,
    encodeURIComponent(encoded),
    encoded.replaceAll('%', '%25%'),
    `${encoded}%`,
    `${encoded}%e2%28`,
  ]);
}
