/** The JSON schemas that Microsoft publishes for app packages, from its npm package `@microsoft/app-manifest`. */
import { readFile } from 'node:fs/promises';
import draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import type { Json } from './json-strings.ts';

export interface Schema {
  properties: Readonly<Record<string, unknown>>;
  patternProperties?: Readonly<Record<string, unknown>>;
}

const published = new URL('json-schemas/teams/', import.meta.resolve('@microsoft/app-manifest'));

/** @param version of the manifest, for example 1.30; undefined when there is no such schema */
export async function readSchema(version: string, name: 'manifest' | 'localization'): Promise<Schema | undefined> {
  const file = name === 'manifest' ? 'MicrosoftTeams.schema.json' : 'MicrosoftTeams.Localization.schema.json';
  const isVersion = /^\d+\.\d+$/.test(version);
  const text = isVersion && (await readFile(new URL(`v${version}/${file}`, published), 'utf8').catch(() => undefined));
  return text ? (JSON.parse(text) as Schema) : undefined;
}

/** @returns what the schema does not allow, as sentences */
export function findSchemaFaults(file: string, json: Json, schema: Schema): string[] {
  const Ajv = draft04.default;
  // Some of the published patterns are none under the stricter grammar of Unicode expressions.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  if (validate(json)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const detail = 'additionalProperty' in params ? `: ${params.additionalProperty}` : '';
    return `${file}: ${instancePath || 'it'} ${message}${detail}`;
  });
}
