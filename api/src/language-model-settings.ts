import type { LanguageModel } from '@fleet/bot/planner.ts';
import { z } from 'zod';

const optional = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined);
/** It becomes a header; a fault in it would be told together with it. */
const apiKeySchema = optional.refine((key) => !key || /^[\x21-\x7e]+$/.test(key), 'must be printable ASCII');
const addressSchema = optional
  .refine((address) => !address || z.url({ protocol: /^https?$/ }).safeParse(address).success, 'must be an address')
  .transform((address) => address?.replace(/\/+$/, ''));

/** The variables of the optional language model; part of the environment's schema. */
export const languageModelVariables = {
  AZURE_OPENAI_ENDPOINT: addressSchema,
  AZURE_OPENAI_API_KEY: apiKeySchema,
  AZURE_OPENAI_DEPLOYMENT: optional,
  AZURE_OPENAI_API_VERSION: optional.refine(
    (version) => !version || /^\d{4}-\d{2}-\d{2}(-preview)?$/.test(version),
    'must be a version such as 2024-10-21',
  ),
  OPENAI_BASE_URL: addressSchema,
  OPENAI_API_KEY: apiKeySchema,
  OPENAI_MODEL: optional,
  DEBUG: z.string().optional(),
};

type Variables = z.output<z.ZodObject<typeof languageModelVariables>>;

// A key alone may be another program's, so it sets up nothing.
const openAi = { asked: ['OPENAI_BASE_URL', 'OPENAI_MODEL'], key: 'OPENAI_API_KEY' } as const;
const azure = {
  asked: ['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_DEPLOYMENT'],
  key: 'AZURE_OPENAI_API_KEY',
} as const;

/** Tells what keeps the language model from being set up as it stands there. @param isLocal on one machine */
export function checkLanguageModel(
  variables: Variables,
  isLocal: boolean,
  refuse: (name: keyof Variables, message: string) => void,
): void {
  const wanted = [azure, openAi].filter(({ asked }) => asked.some((name) => variables[name]));
  for (const { asked, key } of wanted) {
    for (const name of [...asked, key]) if (!variables[name]) refuse(name, 'is missing');
  }
  if (wanted.length > 1) refuse('OPENAI_BASE_URL', 'and AZURE_OPENAI_ENDPOINT exclude each other');
  const isPlain = (address: string | undefined) => address?.startsWith('http:');
  if (isPlain(variables.AZURE_OPENAI_ENDPOINT)) refuse('AZURE_OPENAI_ENDPOINT', 'must begin with https');
  if (isPlain(variables.OPENAI_BASE_URL) && !isLocal) refuse('OPENAI_BASE_URL', 'must begin with https');
  if (wanted.length > 0 && variables.DEBUG === 'true') {
    refuse('DEBUG', 'must not be true: the client of the language model would print its key and what people write');
  }
}

/** @returns undefined without a language model */
export function languageModelOf(variables: Variables): LanguageModel | undefined {
  const { AZURE_OPENAI_ENDPOINT: endpoint, AZURE_OPENAI_API_KEY, AZURE_OPENAI_DEPLOYMENT: deployment } = variables;
  if (endpoint && AZURE_OPENAI_API_KEY && deployment) {
    const { AZURE_OPENAI_API_VERSION: apiVersion = '2024-10-21' } = variables;
    return { kind: 'azure', endpoint, apiKey: AZURE_OPENAI_API_KEY, deployment, apiVersion };
  }
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY, OPENAI_MODEL: model } = variables;
  return baseUrl && OPENAI_API_KEY && model ? { kind: 'openai', baseUrl, apiKey: OPENAI_API_KEY, model } : undefined;
}
