/** Two Agents Playgrounds as chat clients of the bot: one person each, who see each other's doing only through the bot. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { type DemoTenant, type DemoUser, demoTenants } from './seed/demo-directory.ts';

export interface Playground {
  name: string;
  port: number;
  person: DemoUser;
  conversationId: string;
  command: string[];
  cwd: string;
}

/** The playground wants five people beside the one who chats; the directory has four. */
const guest = {
  objectId: '00000000-0000-4000-8001-0000000000ff',
  userPrincipalName: 'guest@contoso.example',
  displayName: 'Guest',
  givenName: 'Guest',
  surname: 'Visitor',
};

/**
 * Writes the configuration of the employee's and the approver's playground.
 * @param firstPort of the employee's; the approver's is the next
 * @param botUrl where the bot takes messages
 */
export async function preparePlaygrounds(
  dataDirectory: string,
  firstPort: number,
  botUrl: string,
): Promise<Playground[]> {
  const tenant = demoTenants[0];
  if (!tenant) throw new Error('There is no demo tenant');
  return Promise.all(
    ['employee', 'approver'].map(async (name, index) => {
      const person = tenant.users.find((user) => user.userPrincipalName === `${name}@${tenant.domain}`);
      if (!person) throw new Error(`There is no demo user ${name}`);
      const cwd = join(dataDirectory, 'playground', name);
      const conversationId = `personal-chat-${name}`;
      await mkdir(cwd, { recursive: true });
      await writeFile(join(cwd, '.m365agentsplayground.yml'), stringify(configure(tenant, person, conversationId)));
      const port = firstPort + index;
      const cli = fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/cli.js'));
      const options = ['-e', botUrl, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
      return { name, port, person, conversationId, cwd, command: [process.execPath, cli, 'start', ...options] };
    }),
  );
}

function configure(tenant: DemoTenant, person: DemoUser, conversationId: string) {
  const others = tenant.users.filter((user) => user !== person);
  return {
    version: '0.1.1',
    tenantId: tenant.entraTenantId,
    bot: { id: 'bot-fleet', name: 'Fleet' },
    currentUser: toPlaygroundUser(person),
    users: [...others, guest].map(toPlaygroundUser),
    personalChat: { id: conversationId },
    groupChat: { id: `group-chat-${person.givenName.toLowerCase()}`, name: 'Fleet group' },
    team: {
      id: `team-${person.givenName.toLowerCase()}`,
      name: 'Fleet team',
      aadGroupId: '00000000-0000-4000-8001-000000000099',
      channels: [{ id: `channel-${person.givenName.toLowerCase()}`, name: 'Announcements' }],
    },
  };
}

function toPlaygroundUser(user: typeof guest | DemoUser) {
  return {
    id: `user-${user.userPrincipalName.split('@')[0]}`,
    name: user.displayName,
    // The playground spells it like this.
    userPrincipleName: user.userPrincipalName,
    aadObjectId: user.objectId,
    givenName: user.givenName,
    surname: user.surname,
    email: user.userPrincipalName,
  };
}

/**
 * Installs the bot for the person, as an administrator would in Teams, so that it can write to them first.
 * @throws when the playground or the bot refuses
 */
export async function installBot({ port, conversationId, name }: Playground): Promise<void> {
  const url = `http://127.0.0.1:${port}/_debug/conversation/${conversationId}/installation`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok) throw new Error(`The bot could not be installed for the ${name}: ${await response.text()}`);
}
