/** The environment of everything that `npm start` runs, from the variables of env/.env.example. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoApps } from './seed/demo-directory.ts';

export const repositoryFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The first wins; secrets belong there, as git ignores it. */
const environmentFiles = ['env/.env.local.user', 'env/.env.local'];

export interface LocalSettings {
  port: number;
  emulatorPort: number;
  /** Where the stand-ins for telematics services answer; undefined with TELEMATICS=off. */
  telematicsPort: number | undefined;
  /** Of the employee's playground; the approver's is the next. Undefined with PLAYGROUND=off. */
  playgroundPort: number | undefined;
  dataDirectory: string;
  /** A server of one's own; undefined for the embedded one. */
  databaseUrl: string | undefined;
}

/**
 * Reads the process environment, which wins over the files.
 * @throws one line that names the variable that is wrong
 */
export function readLocalSettings(): LocalSettings {
  for (const name of environmentFiles) {
    const file = resolve(repositoryFolder, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
  if (process.env.NODE_ENV === 'production') {
    throw new Error('npm start runs local stand-ins, which NODE_ENV=production refuses: unset NODE_ENV');
  }
  return {
    port: readPort('PORT', 3978),
    emulatorPort: readPort('EMULATOR_PORT', 3979),
    telematicsPort: process.env.TELEMATICS === 'off' ? undefined : readPort('TELEMATICS_EMULATOR_PORT', 3980),
    playgroundPort: process.env.PLAYGROUND === 'off' ? undefined : readPort('PLAYGROUND_PORT', 56150),
    dataDirectory: resolve(repositoryFolder, process.env.DATA_DIR || '.data'),
    databaseUrl: process.env.DATABASE_URL || undefined,
  };
}

function readPort(name: string, fallback: number): number {
  const text = process.env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_535) return port;
  throw new Error(`${name} must be a port number from 1 to 65534, not "${text}"`);
}

/** What the server, the worker and the stand-in find in their environment. */
export function childEnvironment(
  settings: LocalSettings,
  database: { appUrl: string; jobsUrl: string; secretsKey: string },
) {
  const origin = `http://localhost:${settings.port}`;
  return {
    LOG_LEVEL: 'info',
    PUBLIC_URL: origin,
    ENTRA_API_CLIENT_ID: demoApps.api.clientId,
    ENTRA_API_CLIENT_SECRET: demoApps.api.clientSecret,
    ENTRA_API_IDENTIFIER_URI: demoApps.api.identifierUri,
    ENTRA_TABS_CLIENT_ID: demoApps.tabs.clientId,
    START_LINKS: JSON.stringify(startLinks(settings)),
    // Without an app id the bot accepts the playground, which signs nothing.
    BOT_APP_ID: '',
    TEAMS_APP_ID: demoApps.teams.manifestId,
    SECRETS_KEY: database.secretsKey,
    // A variable that is set to nothing, as env/.env.example does, is not set.
    ...Object.fromEntries(Object.entries(process.env).filter(([, value]) => value)),
    NODE_ENV: 'development',
    PORT: String(settings.port),
    EMULATOR_PORT: String(settings.emulatorPort),
    TELEMATICS_EMULATOR_PORT: String(settings.telematicsPort ?? ''),
    MICROSOFT_EMULATOR_URL: `http://localhost:${settings.emulatorPort}`,
    DATA_DIR: settings.dataDirectory,
    // The owner's address is for migrations alone.
    DATABASE_URL: '',
    DATABASE_APP_URL: database.appUrl,
    DATABASE_JOBS_URL: database.jobsUrl,
  };
}

/** What stands in for Teams and Outlook here, shown beside the tabs. */
function startLinks({ port, emulatorPort, playgroundPort }: LocalSettings) {
  const address = (port: number) => `http://localhost:${port}`;
  const chats = playgroundPort && [
    { title: 'Chat as the employee', url: address(playgroundPort), text: 'Try: book a van tomorrow 9 to 12' },
    { title: 'Chat as the approver', url: address(playgroundPort + 1), text: 'Approval cards arrive here' },
  ];
  const mails = { title: 'Mails', url: `${address(port)}/mail-previews`, text: 'Every mail, in every language' };
  const mailboxes = { title: 'Mailboxes and calendars', url: address(emulatorPort), text: 'What Outlook would show' };
  return [...(chats || []), mailboxes, mails];
}
