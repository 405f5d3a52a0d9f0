/** The OpenAPI document as a program reads it, and whether an answer is one that it describes. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema } from './sample-input.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: JsonSchema;
}

interface DescribedResponse {
  $ref?: string;
  headers?: Record<string, { required?: boolean; schema: JsonSchema }>;
  content?: Record<string, { schema?: JsonSchema }>;
}

export interface DescribedOperation {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema?: JsonSchema }> };
  responses: Record<string, DescribedResponse>;
}

export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, JsonSchema>; responses: Record<string, DescribedResponse> };
}

export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

/** What the server answers by itself where the document describes nothing. */
const outsideStatuses = [400, 404, 405];

/** @returns a function that says what is wrong with an answer by the document; undefined when nothing is */
export function createAnswerCheck(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addFormat('base64url', /^[\w-]*$/);
  ajv.addSchema({ $id: 'document', components: document.components });
  const validators = new Map<JsonSchema, ValidateFunction>();
  const templates = Object.entries(document.paths).map(([template, methods]) => ({
    pattern: new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]*')}$`),
    methods,
  }));

  function findFault(schema: JsonSchema, value: unknown): string | undefined {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/'));
    const validate = validators.get(schema) ?? ajv.compile(absolute);
    validators.set(schema, validate);
    return validate(value) ? undefined : ajv.errorsText(validate.errors);
  }

  function find(method: string, path: string): DescribedOperation | undefined {
    const fitting = templates.filter(({ pattern }) => pattern.test(path));
    return fitting.map(({ methods }) => methods[method.toLowerCase()]).find((one) => one !== undefined);
  }

  return (method: string, address: string, answer: HttpAnswer): string | undefined => {
    const path = URL.parse(address, 'http://localhost')?.pathname ?? '';
    const operation = find(method, path);
    // Pages and files that are no part of the API.
    if (!operation && !path.startsWith('/api/v1/')) return undefined;
    const where = operation?.operationId ?? 'an address that is not described';
    const isKnown = operation ? answer.status in operation.responses : outsideStatuses.includes(answer.status);
    if (!isKnown) return `${where} is not said to answer ${answer.status}`;
    const refusal = document.components.responses[`Problem${answer.status}`];
    const described = operation?.responses[answer.status];
    return findFaultOf(described && !described.$ref ? described : (refusal ?? {}), answer);
  };

  function findFaultOf({ headers = {}, content }: DescribedResponse, { headers: sent, body }: HttpAnswer) {
    for (const [name, { required, schema }] of Object.entries(headers)) {
      const value = sent[name.toLowerCase()];
      if (value === undefined && required) return `the header ${name} is missing`;
      const read = schema.type === 'integer' ? Number(value) : value;
      const fault = value === undefined ? undefined : findFault(schema, read);
      if (fault) return `the header ${name}: ${fault}`;
    }
    if (!content) return body.length === 0 ? undefined : 'there should be no body';
    const type = String(sent['content-type'] ?? '').split(';', 1)[0] ?? '';
    const media = content[type];
    if (!media) return `the content type ${type} is not described`;
    if (!media.schema || !type.endsWith('json')) return undefined;
    return findFault(media.schema, JSON.parse(body.toString('utf8')));
  }
}
