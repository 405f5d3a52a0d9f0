import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** One exchange with Graph, as seen on the wire; bodies are parsed JSON, undefined when empty. */
export interface GraphExchange {
  method: string;
  /** With path and query, on any origin. */
  url: string;
  requestBody?: unknown;
  status: number;
  responseBody?: unknown;
}

interface Schema {
  $ref?: string;
}
interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: Schema }> }>;
}
type PathItem = Record<string, unknown>;
interface Specification {
  paths: Record<string, PathItem>;
}

const specificationId = 'https://graph.microsoft.com/openapi-subset.json';
const specification: Specification = JSON.parse(
  readFileSync(new URL('../graph/openapi-subset.json', import.meta.url), 'utf8'),
);

// Its strict mode wants every keyword's type spelled out, which a mechanical conversion does not do.
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(specification, specificationId);
const validators = new Map<string, ValidateFunction>();

/**
 * What is wrong with an exchange by Microsoft's own metadata; an empty list when nothing is. A request that was refused
 * with 400 may be wrong on purpose, so only its answer is checked.
 */
export function findGraphFaults(exchange: GraphExchange): string[] {
  const url = new URL(exchange.url, 'https://graph.microsoft.com');
  // Graph documents the default calendar's events under both addresses; the subset lists single ones under the shorter.
  const path = url.pathname.replace(/^\/v1\.0/i, '').replace(/\/calendar\/events\/(?=.)/i, '/events/');
  const template = Object.keys(specification.paths).find((one) => toPattern(one).test(path));
  if (template === undefined) return [`${path} is not in the subset`];
  const method = exchange.method.toLowerCase();
  const operation = specification.paths[template]?.[method] as Operation | undefined;
  if (!operation) return [`${exchange.method} is not defined for ${template}`];
  if (path.toLowerCase() === '/$batch' && exchange.status === 200) return batchFaults(exchange);
  const pointer = `#/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
  return [
    ...(exchange.status === 400 ? [] : requestFaults(pointer, operation, url, exchange.requestBody)),
    ...responseFaults(pointer, operation, exchange),
  ];
}

interface Batch {
  requests: { id: string; method: string; url: string; body?: unknown }[];
  responses: { id: string; status: number; body?: unknown }[];
}

/** Of a batch, each part is an exchange by itself. */
function batchFaults({ requestBody, responseBody }: GraphExchange): string[] {
  const pointer = '#/paths/~1$batch/post';
  const faults = [
    ...validate(`${pointer}/requestBody/content/application~1json/schema`, requestBody, 'request'),
    ...validate(`${pointer}/responses/200/content/application~1json/schema`, responseBody, 'response'),
  ];
  if (faults.length > 0) return faults;
  const { requests } = requestBody as Batch;
  const { responses } = responseBody as Batch;
  return requests.flatMap(({ id, method, url, body }) => {
    const answer = responses.find((one) => one.id === id);
    if (!answer) return [`part ${id} has no answer`];
    if (answer.status === 424) return [];
    const part = { method, url: `/v1.0${url}`, requestBody: body, status: answer.status, responseBody: answer.body };
    return findGraphFaults(part).map((fault) => `${method} ${url}: ${fault}`);
  });
}

function requestFaults(pointer: string, operation: Operation, url: URL, body: unknown): string[] {
  const known = (operation.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name.toLowerCase());
  const faults = [...url.searchParams.keys()]
    .filter((name) => !known.includes(name.toLowerCase()))
    .map((name) => `query parameter ${name} is not defined`);
  if (body === undefined) {
    return operation.requestBody?.required ? [...faults, 'the request has no body'] : faults;
  }
  if (!operation.requestBody) return [...faults, 'the request must not have a body'];
  return [...faults, ...validate(`${pointer}/requestBody/content/application~1json/schema`, body, 'request')];
}

function responseFaults(pointer: string, operation: Operation, { status, responseBody }: GraphExchange): string[] {
  const key = String(status) in operation.responses ? String(status) : 'default';
  const response = operation.responses[key];
  if (!response || (key === 'default' && status < 400)) return [`status ${status} is not defined`];
  const target = response.$ref ?? `${pointer}/responses/${key}`;
  const hasContent = response.$ref !== undefined || response.content !== undefined;
  if (!hasContent) return responseBody === undefined ? [] : [`status ${status} has no body by definition`];
  return validate(`${target}/content/application~1json/schema`, responseBody, 'response');
}

function validate(pointer: string, value: unknown, what: string): string[] {
  let validator = validators.get(pointer);
  if (!validator) {
    validator = ajv.compile({ $ref: `${specificationId}${encodeURI(pointer)}` });
    validators.set(pointer, validator);
  }
  if (validator(value)) return [];
  return (validator.errors ?? []).map(
    ({ instancePath, message, params }) => `${what}${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

function toPattern(template: string): RegExp {
  const parts = template.split(/\{[^}]+\}/).map((part) => part.replace(/[$.()]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`, 'i');
}

/** What is wrong with the body of a change or lifecycle notification. */
export function findNotificationFaults(body: unknown): string[] {
  return validate(
    '#/webhooks/changeNotification/post/requestBody/content/application~1json/schema',
    body,
    'notification',
  );
}
