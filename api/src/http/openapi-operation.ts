import { headerMembers } from '@fleet/contracts/header-members.ts';
import { answersVersion, type Operation, placeMembers, takesJson, takesKey } from '@fleet/contracts/operation.ts';
import { idempotencyKeyPattern } from './idempotency-key.ts';
import { referToProblems } from './openapi-problems.ts';
import { type AnswerSchemas, describeInput, type Json } from './openapi-schemas.ts';

/** One line of the table as OpenAPI describes it. */
export function describeOperation(name: string, operation: Operation, answers: AnswerSchemas): Json {
  const { summary, path, roles } = operation;
  const body = describeBody(operation);
  return {
    operationId: name,
    tags: [path.split('/')[3]],
    summary,
    description: `For the roles ${roles.join(', ')}.`,
    parameters: describeParameters(operation),
    ...(body && { requestBody: body }),
    responses: { ...describeSuccess(operation, answers), ...referToProblems(problemStatuses(operation)) },
  };
}

function describeParameters(operation: Operation): Json[] {
  const { members, required } = describeInput(operation);
  const places = placeMembers(operation);
  const parameter = (place: string) => (name: string) => {
    const { description = place === 'path' ? describeId(name) : undefined, ...schema } = members[name] ?? {};
    return { name, in: place, required: place === 'path' || required.includes(name), description, schema };
  };
  return [
    {
      name: 'X-Tenant-ID',
      in: 'header',
      required: !operation.tenantHeaderOptional,
      schema: { type: 'string', format: 'uuid' },
      description: 'The tenant of the token, as GET /api/v1/me tells it',
    },
    ...places.path.map(parameter('path')),
    ...places.query.map(parameter('query')),
    ...places.header.map(describeHeaderMember),
    ...(takesKey(operation) ? [idempotencyKey] : []),
  ];
}

/** @param name of a member, for example `waitlistRequestId` */
function describeId(name: string): string | undefined {
  const [, noun] = /^(\w+)Id$/.exec(name) ?? [];
  return noun && `The id of the ${noun.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', pattern: idempotencyKeyPattern.source },
  description: 'Sent again under the same key, the request does nothing new and gets the same answer',
};

function describeHeaderMember(name: string): Json {
  const member = headerMembers[name];
  if (!member) throw new Error(`${name} is no member that travels as a header`);
  const { header, pattern, description } = member;
  return {
    name: header,
    in: 'header',
    required: false,
    schema: { type: 'string', pattern: pattern.source },
    description,
  };
}

function describeBody(operation: Operation): Json | undefined {
  const { rawBody } = operation;
  if (rawBody) {
    const { contentTypes, maximumBytes } = rawBody;
    const content = Object.fromEntries(contentTypes.map((type) => [type, describeBytes(type)]));
    return { required: true, description: `At most ${maximumBytes} bytes`, content };
  }
  if (!takesJson(operation)) return undefined;
  const { members, required } = describeInput(operation);
  const inBody = placeMembers(operation).body;
  const requiredInBody = required.filter((name) => inBody.includes(name));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(inBody.map((name) => [name, members[name]])),
    required: requiredInBody,
    additionalProperties: false,
  };
  return { required: requiredInBody.length > 0, content: { 'application/json': { schema } } };
}

function describeSuccess(operation: Operation, answers: AnswerSchemas): Json {
  const { status, summary, output, fileTypes } = operation;
  const etag = { ETag: { schema: { type: 'string' }, required: true, description: 'The version, for If-Match' } };
  if (fileTypes) {
    const disposition = { schema: { type: 'string' }, required: true, description: 'Suggests a file name' };
    const content = Object.fromEntries(fileTypes.map((type) => [type, describeBytes(type)]));
    return { [status]: { description: summary, headers: { 'Content-Disposition': disposition }, content } };
  }
  const headers = answersVersion(operation) && { headers: etag };
  const content = { 'application/json': { schema: answers.reference(output) } };
  return { [status]: { description: summary, ...headers, content } };
}

/** As OpenAPI 3.1 has it, bytes have no schema. */
function describeBytes(type: string): Json {
  return type.startsWith('text/') ? { schema: { type: 'string' } } : {};
}

function problemStatuses(operation: Operation): number[] {
  const changes = operation.method !== 'GET';
  const hasBody = takesJson(operation) || operation.rawBody !== undefined;
  const isVersioned = placeMembers(operation).header.includes('expectedVersion');
  return [
    ...[400, 401, 403, 404, 422, 429, 500, 503],
    ...(changes ? [409] : []),
    ...(isVersioned ? [412] : []),
    ...(hasBody ? [413, 415] : []),
  ];
}
