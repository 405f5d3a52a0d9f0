import { z } from 'zod';
import { checkLanguageModel, languageModelOf, languageModelVariables } from './language-model-settings.ts';

const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined);
const required = z.string('is missing').min(1, 'is missing');
const originSchema = z.url('must be an http or https address').transform((address) => address.replace(/\/+$/, ''));

const keyBytes = 32;
/** Browsers fetch it themselves, so that whoever runs Fleet answers for what it may see of them. */
const mapStyleUrlSchema = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

const secretsKeySchema = z
  .string()
  .transform((text) => text.split(','))
  .refine((keys) => keys.every((key) => Buffer.from(key, 'base64').length === keyBytes), 'must be 32 bytes in base64');
/** @param fallback when the variable is not set, also when it is set to nothing */
const wholeNumber = (minimum: number, fallback: number) =>
  z.preprocess(
    (text) => text || fallback,
    z.coerce.number('must be a number').int('must be a whole number').min(minimum, `must be at least ${minimum}`),
  );

/** RFC 5322, as far as people write it: `Name <address>`, or the address alone. */
const mailFromSchema = z
  .string()
  .regex(/^(?:[^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'must be an address, or Name <address>');

const startLinkSchema = z.strictObject({
  title: z.string().min(1).max(100),
  url: z.url({ protocol: /^https?$/ }),
  text: z.string().max(200).optional(),
});
export type StartLink = z.infer<typeof startLinkSchema>;

const startLinksSchema = z
  .string()
  .default('[]')
  .transform((text, context): StartLink[] => {
    try {
      return z.array(startLinkSchema).max(20).parse(JSON.parse(text));
    } catch {
      const message =
        'must be a JSON array of { "title", "url", and if need be "text" }, the url beginning with http or https';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  });

const environmentSchema = z
  .object({
    NODE_ENV: optional,
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
    PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).default(3978),
    PUBLIC_URL: required.pipe(originSchema),
    RATE_LIMIT_USER: wholeNumber(1, 600),
    RATE_LIMIT_ADDRESS: wholeNumber(1, 6_000),
    TRUSTED_PROXIES: wholeNumber(0, 0),
    DATABASE_APP_URL: required,
    DATABASE_JOBS_URL: optional,
    REDIS_URL: optional.pipe(
      z.url({ protocol: /^rediss?$/, error: 'must begin with redis:// or rediss://' }).optional(),
    ),
    ENTRA_API_CLIENT_ID: required.pipe(z.guid('must be an application id')),
    ENTRA_API_CLIENT_SECRET: optional,
    ENTRA_API_CERTIFICATE_FILE: optional,
    ENTRA_API_MANAGED_IDENTITY: optional.pipe(z.guid('must be the client id of a managed identity').optional()),
    ENTRA_API_FEDERATED_TOKEN_FILE: optional,
    ENTRA_API_IDENTIFIER_URI: optional,
    ENTRA_TABS_CLIENT_ID: required,
    BOT_APP_ID: optional,
    BOT_APP_PASSWORD: optional,
    BOT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
    BOT_APP_TENANT_ID: optional,
    TEAMS_APP_ID: optional.pipe(z.guid('must be the id of the app manifest').optional()),
    TENANT_BASE_DOMAIN: optional.pipe(
      z
        .string()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'must be a domain such as fleet.example')
        .optional(),
    ),
    SECRETS_KEY: required.pipe(secretsKeySchema),
    SMTP_URL: optional.pipe(z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional()),
    MAIL_FROM: optional.pipe(mailFromSchema.optional()),
    MICROSOFT_EMULATOR_URL: optional.pipe(originSchema.optional()),
    TELTONIKA_PORT: z.preprocess(
      (text) => text || undefined,
      z.coerce.number('must be a port number').int().min(0).max(65_535).optional(),
    ),
    METRICS_PORT: z.preprocess(
      (text) => text || undefined,
      z.coerce.number('must be a port number').int().min(0).max(65_535).optional(),
    ),
    APPLICATIONINSIGHTS_CONNECTION_STRING: optional.pipe(
      z
        .string()
        .regex(/^(?=.*InstrumentationKey=)(\w+=[^;]*)(;\w+=[^;]*)*;?$/, 'must be as the portal gives it')
        .optional(),
    ),
    TRACE_RATIO: z.preprocess((text) => text || 1, z.coerce.number('must be a number').min(0).max(1)),
    SENTRY_DSN: optional.pipe(z.url({ protocol: /^https?$/, error: 'must be a DSN' }).optional()),
    START_LINKS: optional.pipe(startLinksSchema),
    MAP_STYLE_URL: optional.pipe(mapStyleUrlSchema.optional()),
    ...languageModelVariables,
  })
  .superRefine((variables, context) => {
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if (variables.MICROSOFT_EMULATOR_URL && variables.NODE_ENV === 'production') {
      refuse('MICROSOFT_EMULATOR_URL', 'points at a local stand-in, which NODE_ENV=production refuses');
    }
    // Without an app id the bot framework accepts messages from anybody.
    if (!variables.BOT_APP_ID && !variables.MICROSOFT_EMULATOR_URL) refuse('BOT_APP_ID', 'is missing');
    if (variables.SMTP_URL && !variables.MAIL_FROM) refuse('MAIL_FROM', 'is missing, which SMTP_URL needs');
    // Nobody but this machine reaches a server without a bot registration.
    if (variables.BOT_APP_ID && sharesPort(variables)) {
      refuse('METRICS_PORT', 'must differ from PORT, which everybody reaches');
    }
    const proofs = applicationProofs.filter((name) => variables[name]);
    if (proofs.length === 0)
      refuse('ENTRA_API_CLIENT_SECRET', `is missing, or one of ${applicationProofs.slice(1).join(', ')}`);
    if (proofs.length > 1) refuse(proofs.join(' and '), 'exclude each other: set one');
    checkLanguageModel(variables, variables.MICROSOFT_EMULATOR_URL !== undefined, refuse);
  });

/** The ways in which the API proves who it is; exactly one is set. */
const applicationProofs = [
  'ENTRA_API_CLIENT_SECRET',
  'ENTRA_API_CERTIFICATE_FILE',
  'ENTRA_API_MANAGED_IDENTITY',
  'ENTRA_API_FEDERATED_TOKEN_FILE',
] as const;

function applicationProof(env: Readonly<Partial<Record<(typeof applicationProofs)[number], string | undefined>>>) {
  if (env.ENTRA_API_CERTIFICATE_FILE) return { certificateFile: env.ENTRA_API_CERTIFICATE_FILE };
  if (env.ENTRA_API_MANAGED_IDENTITY) return { managedIdentityClientId: env.ENTRA_API_MANAGED_IDENTITY };
  if (env.ENTRA_API_FEDERATED_TOKEN_FILE) return { federatedTokenFile: env.ENTRA_API_FEDERATED_TOKEN_FILE };
  return { clientSecret: env.ENTRA_API_CLIENT_SECRET ?? '' };
}

function sharesPort({ PORT, METRICS_PORT }: { PORT: number; METRICS_PORT?: number | undefined }): boolean {
  return METRICS_PORT === PORT && PORT !== 0;
}

export type Environment = ReturnType<typeof readEnvironment>;

/**
 * Reads the configuration once; env/.env.example says what each variable is for.
 * @throws {Error} one line that names every variable that is missing or wrong, without its value
 */
export function readEnvironment(variables: NodeJS.ProcessEnv) {
  const result = environmentSchema.safeParse(variables);
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new Error(`The configuration is not complete: ${faults.join('; ')}. See env/.env.example.`);
  }
  const env = result.data;
  return {
    logLevel: env.LOG_LEVEL,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    /** A minute. */
    limits: {
      perUser: env.RATE_LIMIT_USER,
      perAddress: env.RATE_LIMIT_ADDRESS,
      trustedProxies: env.TRUSTED_PROXIES,
    },
    databaseAppUrl: env.DATABASE_APP_URL,
    databaseJobsUrl: env.DATABASE_JOBS_URL,
    /** Joins several servers; undefined where one is enough. */
    redisUrl: env.REDIS_URL,
    apiClientId: env.ENTRA_API_CLIENT_ID,
    /** By which the API proves to Entra that it is itself. */
    apiCredentials: {
      clientId: env.ENTRA_API_CLIENT_ID,
      emulatorUrl: env.MICROSOFT_EMULATOR_URL,
      ...applicationProof(env),
    },
    /** App ID URI of the API; undefined when its client id serves as one. */
    apiIdentifierUri: env.ENTRA_API_IDENTIFIER_URI,
    tabsClientId: env.ENTRA_TABS_CLIENT_ID,
    bot: {
      appId: env.BOT_APP_ID,
      appPassword: env.BOT_APP_PASSWORD,
      appType: env.BOT_APP_TYPE,
      appTenantId: env.BOT_APP_TENANT_ID,
    },
    /** Id of the app's manifest; undefined when Fleet may not install itself for people nor write to their feeds. */
    teamsAppId: env.TEAMS_APP_ID,
    /** Below which each tenant has its subdomain; undefined when tenants have none. */
    tenantBaseDomain: env.TENANT_BASE_DOMAIN,
    /** Encrypts what must be read again, the newest first. */
    secretsKeys: env.SECRETS_KEY,
    /** Origin of the stand-in for Microsoft on one machine; undefined against the real one. */
    emulatorUrl: env.MICROSOFT_EMULATOR_URL,
    /** For tenants without mail in Exchange Online; undefined when there is no mail server for them. */
    smtp: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
    /** Where Teltonika devices connect; undefined where none may. */
    teltonikaPort: env.TELTONIKA_PORT,
    /** Where numbers, traces and faults go; nowhere unless set. */
    telemetry: {
      metrics: env.METRICS_PORT !== undefined,
      applicationInsights: env.APPLICATIONINSIGHTS_CONNECTION_STRING,
      traceRatio: env.TRACE_RATIO,
      sentryDsn: env.SENTRY_DSN,
      environment: env.NODE_ENV ?? 'development',
    },
    /** Where Prometheus scrapes; undefined where it does not, or on one machine at the server's own port. */
    metricsPort: sharesPort(env) ? undefined : env.METRICS_PORT,
    metricsOnServerPort: sharesPort(env),
    startLinks: env.START_LINKS,
    /** Of the base map; undefined for the embedded one, which needs no network. */
    mapStyleUrl: env.MAP_STYLE_URL,
    /** Undefined when the grammar alone understands what people write. */
    languageModel: languageModelOf(env),
  };
}
