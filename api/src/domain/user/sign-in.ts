/** What happens between a verified token and a person who may act: a row for whoever is new, and news from the directory. */
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { recordEvent, writeAudit } from '../domain-events.ts';
import { attachDriver } from '../driver/attach-driver.ts';
import { lockTenant, requireSeat } from '../tenant/lock-tenant.ts';
import { type Account, type EntraIdentity, type Gate, type UserRow, userColumns } from './find-account.ts';
import { toUserContext } from './identify-user.ts';
import { isNewer, newsOf, type PersonClaims, rolesOf } from './person-claims.ts';

/**
 * Signs somebody in with a verified token: makes their account the first time, follows their name, address and app roles later.
 * An account that is known and unchanged costs one write with each new token.
 * @throws {DomainError} FORBIDDEN when the account is switched off, or when there is no room for another
 */
export async function signIn(
  gate: Gate,
  account: Account,
  { entraObjectId }: EntraIdentity,
  claims: PersonClaims,
): Promise<UserContext> {
  const known = account.user ?? (await provision(gate, account, entraObjectId, claims));
  if (!known.active) {
    throw new DomainError(
      'FORBIDDEN',
      'Your account in Fleet is switched off. Ask your administrator to switch it on.',
    );
  }
  const news = newsOf(known, claims);
  const user = news ? await follow(gate, account, known.id, claims) : known;
  if (!news && isNewer(known, claims)) await noteNewestToken(gate, account, known.id, claims);
  return toUserContext(gate, account, user, 'user');
}

async function provision(
  { database, now }: Gate,
  { tenantId }: Account,
  entraObjectId: string,
  claims: PersonClaims,
): Promise<UserRow> {
  const { email, displayName = email, issuedAt } = claims;
  if (!email || !displayName) {
    const message =
      'The token does not say your address. Ask your administrator for the claim preferred_username or upn.';
    throw new DomainError('FORBIDDEN', message);
  }
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const tenant = await lockTenant(transaction);
    const [faster] = await transaction.query<UserRow>({
      name: 'user.by-entra-object',
      text: `select ${userColumns} from users u where u.entra_object_id = $1`,
      values: [entraObjectId],
    });
    if (faster) return faster;
    requireSeat(tenant);
    const { roles, fromDirectory } = rolesOf(claims);
    const [made] = await transaction.query<UserRow>({
      name: 'user.provision',
      text: `insert into users as u (entra_object_id, email, display_name, roles, roles_from_directory, time_zone,
               claims_issued_at, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $8) returning ${userColumns}`,
      values: [entraObjectId, email, displayName, roles, fromDirectory, tenant.time_zone, issuedAt, at],
    });
    if (!made) throw new Error('The account was not made');
    await attachDriver(transaction, actorOf(made), made.id, at);
    await writeAudit(
      transaction,
      { ...actorOf(made) },
      {
        action: 'user.provisioned',
        entityType: 'user',
        entityId: made.id,
        detail: { roles },
      },
    );
    return made;
  });
}

async function follow(
  { database, now }: Gate,
  { tenantId }: Account,
  userId: string,
  claims: PersonClaims,
): Promise<UserRow> {
  return database.transaction(tenantId, async (transaction) => {
    const [row] = await transaction.query<UserRow>({
      name: 'user.lock',
      text: `select ${userColumns} from users u where u.id = $1 for update`,
      values: [userId],
    });
    if (!row) throw new Error('The account is gone');
    const news = newsOf(row, claims);
    if (!news) return row;
    const after: UserRow = { ...row, ...news };
    await transaction.query({
      name: 'user.follow',
      text: `update users set email = $2, display_name = $3, roles = $4, roles_from_directory = $5, claims_issued_at = $6,
               version = version + 1, updated_at = $7 where id = $1`,
      values: [
        userId,
        after.email,
        after.display_name,
        after.roles,
        after.roles_from_directory,
        claims.issuedAt,
        now(),
      ],
    });
    if (after.display_name !== row.display_name) {
      await transaction.query({
        name: 'driver.follow-user',
        text: 'update drivers set display_name = $2, version = version + 1, updated_at = $3 where user_id = $1',
        values: [userId, after.display_name, now()],
      });
    }
    if (after.email !== row.email) await attachDriver(transaction, actorOf(after), userId, now());
    await recordEvent(transaction, actorOf(after), {
      event: 'user.changed',
      action: 'user.followed',
      entityType: 'user',
      entityId: userId,
      detail: { ...news },
    });
    return after;
  });
}

/** What an older token says is past from now on, also where it is not what this one has changed. */
async function noteNewestToken(
  { database }: Gate,
  { tenantId }: Account,
  userId: string,
  { issuedAt }: PersonClaims,
): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'user.note-newest-token',
      text: 'update users set claims_issued_at = $2 where id = $1 and (claims_issued_at is null or claims_issued_at < $2)',
      values: [userId, issuedAt],
    }),
  );
}

function actorOf(user: UserRow) {
  return {
    kind: 'user' as const,
    userId: user.id,
    displayName: user.display_name,
    email: user.email,
    roles: user.roles,
    locale: user.locale,
    timeZone: user.time_zone,
    decidesFor: [],
  };
}
