import { describe, expect, test } from 'vitest';
import { readEnvironment } from './env.ts';

const complete = {
  PUBLIC_URL: 'https://fleet.contoso.example/',
  DATABASE_APP_URL: 'postgres://fleet_app@localhost/fleet',
  ENTRA_API_CLIENT_ID: 'f1ee7000-0000-4000-8000-00000000a001',
  ENTRA_API_CLIENT_SECRET: 'secret-value',
  ENTRA_TABS_CLIENT_ID: 'fleet-tabs',
  SECRETS_KEY: Buffer.alloc(32).toString('base64'),
  BOT_APP_ID: 'f1ee7000-0000-4000-8000-00000000b001',
};

test('reads a complete configuration, with the documented defaults', () => {
  const env = readEnvironment({ ...complete, NODE_ENV: 'production' });
  expect(env).toMatchObject({ port: 3978, logLevel: 'info', publicUrl: 'https://fleet.contoso.example' });
  expect(env.emulatorUrl).toBeUndefined();
});

test('reads how much one sender may ask, and refuses a limit that would let nobody in', () => {
  const limits = { perUser: 600, perAddress: 6_000, trustedProxies: 0 };
  expect(readEnvironment({ ...complete, RATE_LIMIT_USER: '' }).limits).toEqual(limits);
  const raised = { RATE_LIMIT_USER: '100000', RATE_LIMIT_ADDRESS: '200000', TRUSTED_PROXIES: '2' };
  expect(readEnvironment({ ...complete, ...raised }).limits).toEqual({
    perUser: 100_000,
    perAddress: 200_000,
    trustedProxies: 2,
  });
  for (const value of ['0', '-1', '1.5', 'off']) {
    expect(() => readEnvironment({ ...complete, RATE_LIMIT_USER: value }), value).toThrow(/RATE_LIMIT_USER must be/);
  }
});

test('reads what the start page links to, and refuses what is no link', () => {
  const links = [{ title: 'Help desk', url: 'https://help.contoso.example/fleet', text: 'Who to ask' }];
  expect(readEnvironment({ ...complete, START_LINKS: JSON.stringify(links) }).startLinks).toEqual(links);
  expect(readEnvironment({ ...complete, START_LINKS: '' }).startLinks).toEqual([]);
  for (const text of ['help', '{}', '[{"title":"x"}]', '[{"title":"x","url":"javascript:alert(1)"}]']) {
    expect(() => readEnvironment({ ...complete, START_LINKS: text }), text).toThrow(/START_LINKS must be a JSON array/);
  }
});

test('names everything that is missing in one line, and never a value', () => {
  const { DATABASE_APP_URL: _, ...rest } = complete;
  const read = () => readEnvironment({ ...rest, PUBLIC_URL: '', PORT: 'secret-port' });
  expect(read).toThrow(/DATABASE_APP_URL is missing/);
  expect(read).toThrow(/PUBLIC_URL is missing/);
  expect(read).toThrow(/PORT must be a port number/);
  expect(read).not.toThrow(/secret|\n/);
});

test('refuses a local stand-in in production', () => {
  const emulator = { MICROSOFT_EMULATOR_URL: 'http://localhost:3979' };
  expect(() => readEnvironment({ ...complete, ...emulator, NODE_ENV: 'production' })).toThrow(/MICROSOFT_EMULATOR_URL/);
  expect(readEnvironment({ ...complete, ...emulator }).emulatorUrl).toBe('http://localhost:3979');
});

test('refuses a bot without an app id, which would believe anybody, unless a stand-in is configured', () => {
  const withoutBot = { ...complete, BOT_APP_ID: '' };
  expect(() => readEnvironment(withoutBot)).toThrow(/BOT_APP_ID is missing/);
  expect(readEnvironment({ ...withoutBot, MICROSOFT_EMULATOR_URL: 'http://localhost:3979' }).bot.appId).toBeUndefined();
});

test('refuses a secrets key that is too short, and takes the old one beside the new', () => {
  expect(() => readEnvironment({ ...complete, SECRETS_KEY: 'c2hvcnQ=' })).toThrow(/SECRETS_KEY must be 32 bytes/);
  const [newKey, oldKey] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'));
  expect(readEnvironment({ ...complete, SECRETS_KEY: `${newKey},${oldKey}` }).secretsKeys).toEqual([newKey, oldKey]);
});

test('knows the domain below which tenants have their subdomains, when there is one', () => {
  expect(readEnvironment({ ...complete, TENANT_BASE_DOMAIN: 'fleet.example' }).tenantBaseDomain).toBe('fleet.example');
  expect(readEnvironment(complete).tenantBaseDomain).toBeUndefined();
  expect(() => readEnvironment({ ...complete, TENANT_BASE_DOMAIN: 'https://x' })).toThrow(/TENANT_BASE_DOMAIN must be/);
});

describe('a language model is set up as a whole or not at all', () => {
  const azure = {
    AZURE_OPENAI_ENDPOINT: 'https://fleet.openai.azure.com/',
    AZURE_OPENAI_API_KEY: 'azure-key',
    AZURE_OPENAI_DEPLOYMENT: 'small',
  };
  const openAi = {
    OPENAI_BASE_URL: 'https://models.contoso.example/v1',
    OPENAI_API_KEY: 'open-key',
    OPENAI_MODEL: 'small',
  };
  const read = (variables: object) => readEnvironment({ ...complete, ...variables });

  test('by Azure or by an OpenAI-compatible endpoint', () => {
    const { languageModel } = read(azure);
    const endpoint = 'https://fleet.openai.azure.com';
    const apiVersion = '2024-10-21';
    expect(languageModel).toEqual({ kind: 'azure', endpoint, apiKey: 'azure-key', deployment: 'small', apiVersion });
    const baseUrl = 'https://models.contoso.example/v1';
    expect(read(openAi).languageModel).toEqual({ kind: 'openai', baseUrl, apiKey: 'open-key', model: 'small' });
  });

  test('nothing, or a key that is there for another program, sets up none', () => {
    for (const variables of [{}, { OPENAI_API_KEY: 'open-key' }, { OPENAI_MODEL: '', OPENAI_BASE_URL: '' }]) {
      expect(read(variables).languageModel).toBeUndefined();
    }
  });

  test('half of it, both, or an address over which anybody could listen is refused', () => {
    expect(() => read({ ...azure, AZURE_OPENAI_API_KEY: '' })).toThrow(/AZURE_OPENAI_API_KEY is missing/);
    expect(() => read({ OPENAI_MODEL: 'small' })).toThrow(/OPENAI_BASE_URL is missing; OPENAI_API_KEY is missing/);
    expect(() => read({ ...azure, ...openAi })).toThrow(/exclude each other/);
    const plain = { ...openAi, OPENAI_BASE_URL: 'http://localhost:8000/v1' };
    expect(() => read(plain)).toThrow(/OPENAI_BASE_URL must begin with https/);
    expect(read({ ...plain, MICROSOFT_EMULATOR_URL: 'http://localhost:3979' }).languageModel).toBeDefined();
    expect(() => read({ ...openAi, OPENAI_BASE_URL: 'models' })).toThrow(/OPENAI_BASE_URL must be an address/);
  });

  test('what would print the key is refused, without the key', () => {
    const faulty = { ...openAi, OPENAI_API_KEY: 'open-key\nwith a second line' };
    expect(() => read(faulty)).toThrow(/OPENAI_API_KEY must be printable/);
    expect(() => read(faulty)).not.toThrow(/open-key/);
    expect(() => read({ ...openAi, DEBUG: 'true' })).toThrow(/DEBUG must not be true/);
    expect(read({ DEBUG: 'true' }).languageModel).toBeUndefined();
  });
});

describe('the API proves who it is in exactly one way', () => {
  const { ENTRA_API_CLIENT_SECRET: _, ...without } = complete;
  const identity = 'f1ee7000-0000-4000-8000-00000000a002';

  test.each([
    ['a secret', { ENTRA_API_CLIENT_SECRET: 'secret' }, { clientSecret: 'secret' }],
    ['a certificate', { ENTRA_API_CERTIFICATE_FILE: '/run/api.pem' }, { certificateFile: '/run/api.pem' }],
    ['a managed identity', { ENTRA_API_MANAGED_IDENTITY: identity }, { managedIdentityClientId: identity }],
    ['a token in a file', { ENTRA_API_FEDERATED_TOKEN_FILE: '/run/token' }, { federatedTokenFile: '/run/token' }],
  ])('by %s', (_way, variables, proof) => {
    expect(readEnvironment({ ...without, ...variables }).apiCredentials).toMatchObject(proof);
  });

  test('not by none, and not by two', () => {
    expect(() => readEnvironment(without)).toThrow(/ENTRA_API_CLIENT_SECRET is missing, or one of/);
    const two = { ENTRA_API_CLIENT_SECRET: 'secret', ENTRA_API_CERTIFICATE_FILE: '/run/api.pem' };
    expect(() => readEnvironment({ ...without, ...two })).toThrow(/exclude each other/);
  });
});

describe('mail by a server of one’s own', () => {
  const read = (variables: object) => readEnvironment({ ...complete, ...variables }).smtp;

  test('needs an address to write from', () => {
    const SMTP_URL = 'smtps://fleet:password@mail.example:465';
    expect(read({ SMTP_URL, MAIL_FROM: 'Fleet <fleet@example.com>' })).toEqual({
      url: SMTP_URL,
      from: 'Fleet <fleet@example.com>',
    });
    expect(read({})).toBeUndefined();
    expect(() => read({ SMTP_URL })).toThrow(/MAIL_FROM is missing/);
    expect(() => read({ SMTP_URL, MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' })).toThrow(
      /MAIL_FROM must be an address/,
    );
    expect(() => read({ SMTP_URL: 'https://mail.example', MAIL_FROM: 'a@b.example' })).toThrow(/SMTP_URL must begin/);
  });
});
