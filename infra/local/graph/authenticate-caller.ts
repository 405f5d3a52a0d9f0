import { verifyToken } from '../entra/verify-token.ts';
import type { Mailbox } from '../exchange/mailboxes.ts';
import type { Graph } from './graph.ts';
import { GraphError } from './graph-error.ts';

export type Permission =
  | 'Calendars.ReadBasic'
  | 'Calendars.ReadWrite'
  | 'Mail.Read'
  | 'Mail.Send'
  | 'TeamsActivity.Send'
  | 'TeamsAppInstallation.ReadWriteSelfForUser.All';

/** What allows more allows less. */
const higher: Readonly<Partial<Record<Permission, readonly string[]>>> = {
  'Calendars.ReadBasic': ['Calendars.Read', 'Calendars.ReadWrite'],
};

/** Who calls: an app as itself, or a person through an app. */
export interface Caller {
  kind: 'app' | 'person';
  entraTenantId: string;
  objectId: string;
  applicationId: string;
  permissions: readonly string[];
}

const messages = {
  malformed: 'CompactToken parsing failed: the access token is not well formed.',
  signature: 'Access token validation failure. Invalid signature.',
  expired: 'Lifetime validation failed, the token is expired.',
  audience: 'Access token validation failure. Invalid audience.',
  issuer: 'Access token validation failure. Invalid issuer.',
} as const;

/** @param authorization the HTTP header; throws 401 InvalidAuthenticationToken */
export async function authenticateCaller(graph: Graph, authorization: string | undefined): Promise<Caller> {
  const token = /^bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty.');
  const verified = await verifyToken(graph, token, 'https://graph.microsoft.com');
  if (!verified.ok) throw new GraphError(401, 'InvalidAuthenticationToken', messages[verified.fault]);
  const { tid, oid, scp, roles, azp } = verified.claims;
  return {
    kind: typeof scp === 'string' ? 'person' : 'app',
    entraTenantId: String(tid),
    objectId: String(oid),
    applicationId: String(azp),
    permissions: typeof scp === 'string' ? scp.split(' ') : Array.isArray(roles) ? roles.map(String) : [],
  };
}

/**
 * A person reaches the own mailbox. An app reads every mailbox of its tenant, and writes where the tenant's administrator
 * has let it with Exchange's RBAC for Applications: the fleet mailbox and the vehicles', as our set-up guide says.
 */
export function checkAccess(caller: Caller, mailbox: Mailbox, permission: Permission, writes: boolean): void {
  const own = caller.kind === 'person' && caller.objectId === mailbox.objectId;
  const inScope = caller.kind === 'app' && (!writes || mailbox.kind !== 'person');
  const allowed = [permission, ...(higher[permission] ?? [])].some((one) => caller.permissions.includes(one));
  if ((own || inScope) && allowed) return;
  throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}

/** A mailbox of another tenant is as unknown as one that does not exist. */
export function unknownUser(name: string): GraphError {
  return new GraphError(404, 'ErrorInvalidUser', `The requested user '${name}' is invalid.`);
}
