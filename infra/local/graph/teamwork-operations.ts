/** Apps in Teams and the activity feed: https://learn.microsoft.com/graph/api/resources/teamsappinstallation */
import { z } from 'zod';
import { type Call, parameter } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { demoApps } from '../seed/demo-directory.ts';
import { addActivity } from '../teams/activity-feed.ts';
import { findInstallation, installApp } from '../teams/app-installations.ts';
import { templateOf } from '../teams/app-manifest.ts';
import { authenticateCaller } from './authenticate-caller.ts';
import { type Graph, graphOrigin } from './graph.ts';
import { GraphError } from './graph-error.ts';
import { type GraphAnswer, type MailboxOperation, readBody } from './operation.ts';

const catalogAddress = `${graphOrigin}/v1.0/appCatalogs/teamsApps/`;
const app = {
  id: demoApps.teams.catalogId,
  externalId: demoApps.teams.manifestId,
  displayName: 'Fleet',
  distributionMethod: 'organization',
};

const installation = { permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All', writes: false } as const;

const install: MailboxOperation = {
  ...installation,
  run(graph, { call, mailbox }) {
    const { 'teamsApp@odata.bind': bound } = readBody(call, z.strictObject({ 'teamsApp@odata.bind': z.url() }));
    if (mailbox.kind !== 'person') throw new GraphError(404, 'NotFound', 'No user was found for the given id.');
    if (bound !== catalogAddress + app.id) throw new GraphError(404, 'NotFound', 'The Teams app was not found.');
    if (!installApp(graph, mailbox)) throw new GraphError(409, 'Conflict', 'The app is already installed.');
    return { status: 201 };
  },
};

const listInstalled: MailboxOperation = {
  ...installation,
  run(graph, { call, mailbox }) {
    const found = findInstallation(graph, mailbox);
    const filter = call.url.searchParams.get('$filter');
    const isAsked = !filter || filter === `teamsApp/externalId eq '${app.externalId}'`;
    const expanded = call.url.searchParams.get('$expand') === 'teamsApp' ? { teamsApp: app } : {};
    return { status: 200, body: { value: found && isAsked ? [{ id: found.id, ...expanded }] : [] } };
  },
};

const findChat: MailboxOperation = {
  ...installation,
  run(graph, { call, mailbox }) {
    const found = findInstallation(graph, mailbox);
    if (found?.id !== parameter(call, 'installation')) throw new GraphError(404, 'NotFound', 'It is not installed.');
    return { status: 200, body: { id: found.chatId, chatType: 'oneOnOne', tenantId: mailbox.entraTenantId } };
  },
};

const feedActivity = z.strictObject({
  topic: z.strictObject({
    source: z.literal('text'),
    value: z.string().min(1),
    webUrl: z.url({ protocol: /^https$/, hostname: /^teams\.microsoft\.com$/ }),
  }),
  activityType: z.string().min(1),
  previewText: z.strictObject({ content: z.string().min(1) }),
  templateParameters: z.array(z.strictObject({ name: z.string().min(1), value: z.string().min(1) })).default([]),
});

/** Teams shows nothing but what the manifest announces. */
function checkTemplate({ activityType, templateParameters }: z.infer<typeof feedActivity>): void {
  const template = templateOf(activityType);
  if (template === undefined) throw new GraphError(400, 'BadRequest', `The manifest has no '${activityType}'.`);
  const given = templateParameters.map(({ name }) => name);
  const missing = [...template.matchAll(/\{(\w+)\}/g)].find(([, name = '']) => !given.includes(name));
  if (missing) throw new GraphError(400, 'BadRequest', `The template parameter ${missing[0]} is missing.`);
}

const notify: MailboxOperation = {
  permission: 'TeamsActivity.Send',
  writes: false,
  run(graph, { call, mailbox }) {
    const activity = readBody(call, feedActivity);
    if (!findInstallation(graph, mailbox)) {
      throw new GraphError(403, 'Forbidden', 'The application is not installed for the recipient.');
    }
    checkTemplate(activity);
    addActivity(graph, mailbox, activity);
    return { status: 204 };
  },
};

export const teamworkOperations: readonly [Route['method'], string, MailboxOperation][] = [
  ['GET', '/teamwork/installedApps', listInstalled],
  ['POST', '/teamwork/installedApps', install],
  ['GET', '/teamwork/installedApps/{installation}/chat', findChat],
  ['POST', '/teamwork/sendActivityNotification', notify],
];

/** The one catalogue of apps of a company. */
export const catalogRoute = {
  method: 'GET',
  path: '/v1.0/appCatalogs/teamsApps',
  async answer(graph: Graph, call: Call): Promise<GraphAnswer> {
    const { permissions } = await authenticateCaller(graph, call.headers.authorization);
    if (!permissions.includes('AppCatalog.Read.All')) {
      throw new GraphError(403, 'Forbidden', 'Missing role permissions on the request.');
    }
    const filter = call.url.searchParams.get('$filter');
    return { status: 200, body: { value: !filter || filter === `externalId eq '${app.externalId}'` ? [app] : [] } };
  },
} as const;
