import { type Client, GraphError } from '@microsoft/microsoft-graph-client';
import type { Chat, NullableOption, TeamsApp, TeamsAppInstallation } from '@microsoft/microsoft-graph-types';
import type { GraphMailboxes } from '../microsoft/graph-clients.ts';
import { type Teams, type TeamsPerson, TeamsRefusal } from './teams.ts';

export interface GraphTeamsOptions {
  /** Of the app's manifest; a company's catalogue has one of its own for it. */
  manifestId: string;
  /** Where people reach Fleet. */
  publicUrl: string;
}

/** Teams shows no more of it. */
const longestPreview = 150;

/** Installs the app and writes to activity feeds through Microsoft Graph. */
export function createGraphTeams(graph: GraphMailboxes, { manifestId, publicUrl }: GraphTeamsOptions): Teams {
  const catalogIds = new Map<string, string>();

  /** By https://learn.microsoft.com/graph/api/appcatalogs-list-teamsapps; what is found stays so. */
  async function findCatalogId(client: Client, { entraTenantId }: TeamsPerson): Promise<string> {
    const known = catalogIds.get(entraTenantId);
    if (known) return known;
    const { value }: { value: TeamsApp[] } = await client
      .api('/appCatalogs/teamsApps')
      .filter(`externalId eq '${manifestId}'`)
      .get();
    const id = value[0]?.id;
    if (!id) throw new TeamsRefusal('the app is not in the catalogue of the company', { cause: undefined });
    catalogIds.set(entraTenantId, id);
    return id;
  }

  const asking = <Result>(person: TeamsPerson, call: (client: Client, path: string) => Promise<Result>) =>
    graph({ entraTenantId: person.entraTenantId, address: person.entraObjectId }, call).catch(judge);

  return {
    install: (person) =>
      asking(person, async (client, path) => {
        const apps = `${path}/teamwork/installedApps`;
        const app = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${await findCatalogId(client, person)}`;
        await client.api(apps).post({ 'teamsApp@odata.bind': app }).catch(unlessThere);
        const { value }: { value: TeamsAppInstallation[] } = await client
          .api(apps)
          .expand('teamsApp')
          .filter(`teamsApp/externalId eq '${manifestId}'`)
          .get();
        const chat: Chat = await client.api(`${apps}/${idOf(value[0])}/chat`).get();
        return idOf(chat);
      }),
    notify: (person, { activityType, parameters, preview }) =>
      asking(person, async (client, path) => {
        const page = `https://teams.microsoft.com/l/entity/${await findCatalogId(client, person)}/reservations`;
        const webUrl = `${page}?webUrl=${encodeURIComponent(`${publicUrl}/tabs/reservations`)}`;
        await client.api(`${path}/teamwork/sendActivityNotification`).post({
          topic: { source: 'text', value: 'Fleet', webUrl },
          activityType,
          previewText: { content: [...preview].slice(0, longestPreview).join('') },
          templateParameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
        });
      }),
  };
}

function unlessThere(error: unknown): void {
  if (!(error instanceof GraphError) || error.statusCode !== 409) throw error;
}

/** An app, a person or a permission that is missing, and a text that an older manifest has not: no later try is better. */
function judge(error: unknown): never {
  if (!(error instanceof GraphError) || ![400, 403, 404].includes(error.statusCode)) throw error;
  throw new TeamsRefusal(error.code, { cause: error });
}

function idOf(entity: { id?: NullableOption<string> } | undefined): string {
  if (!entity?.id) throw new Error('Graph answered without an id');
  return entity.id;
}
