import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoStage, demoCompany, demoPerson, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { findAccount } from './find-account.ts';
import { identifyUser } from './identify-user.ts';
import type { PersonClaims } from './person-claims.ts';
import { signIn } from './sign-in.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
const { entraTenantId, tenantId } = demoCompany();
const newcomer = '00000000-0000-4000-8001-0000000000ff';
const nina: PersonClaims = {
  displayName: 'Nina Novak',
  email: 'nina@contoso.example',
  appRoles: [],
  issuedAt: new Date('2026-11-23T06:59:00Z'),
};

let stage: DemoStage;
beforeEach(async () => {
  stage = await setDemoStage(now);
});
afterEach(() => stage.drop());

async function arrive(entraObjectId: string, claims: PersonClaims) {
  const gate = { database: stage.database, pool: stage.pool, now };
  const identity = { entraTenantId, entraObjectId };
  const account = await findAccount(gate, identity);
  if (!account) throw new Error('The directory is not known');
  return signIn(gate, account, identity, claims);
}

/** @param minutes after the first token */
const later = (minutes: number, claims: Partial<PersonClaims>): PersonClaims => ({
  ...nina,
  ...claims,
  issuedAt: new Date(nina.issuedAt.getTime() + minutes * 60_000),
});

const audit = () =>
  stage.look<{ action: string; actor_user_id: string; detail: object }>(
    "select action, actor_user_id, detail from audit_log where entity_type = 'user' order by id",
  );

describe('the first sign-in', () => {
  test('makes an account from the token, in the zone of the tenant, and says so in the audit log', async () => {
    await stage.look("update tenants set time_zone = 'Europe/Vienna' where id = $1", [tenantId]);
    const { actor } = await arrive(newcomer, nina);
    expect(actor).toMatchObject({
      displayName: 'Nina Novak',
      email: 'nina@contoso.example',
      roles: ['employee'],
      timeZone: 'Europe/Vienna',
    });
    expect(await audit()).toEqual([
      { action: 'user.provisioned', actor_user_id: actor.userId, detail: { roles: ['employee'] } },
    ]);
  });

  test('makes one account, however many requests come with the first token at once', async () => {
    const contexts = await Promise.all(Array.from({ length: 20 }, () => arrive(newcomer, nina)));
    expect(new Set(contexts.map(({ actor }) => actor.userId)).size).toBe(1);
    expect(await audit()).toHaveLength(1);
  });

  test('gives the app roles of the token, and nothing for roles that are not ours', async () => {
    const { actor } = await arrive(newcomer, { ...nina, appRoles: ['approver', 'fleet_manager', 'Everything.Owner'] });
    expect(actor.roles).toEqual(['employee', 'approver', 'fleet_manager']);
  });

  test('never makes more accounts than the tenant may have, and says whom to ask', async () => {
    await stage.look('update tenants set maximum_users = 7 where id = $1', [tenantId]);
    const arrivals = Array.from({ length: 6 }, (_, index) =>
      arrive(`00000000-0000-4000-8001-0000000000a${index}`, { ...nina, email: `new${index}@contoso.example` }),
    );
    const outcomes = await Promise.allSettled(arrivals);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('administrator') });
      }
    }
    const [count] = await stage.look<{ count: number }>(
      'select count(*)::int as count from users where tenant_id = $1 and active',
      [tenantId],
    );
    expect(count?.count).toBe(7);
  });

  test('is refused when the token names no address, saying what is missing', async () => {
    await expect(arrive(newcomer, { ...nina, email: undefined })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('preferred_username'),
    });
  });
});

describe('a later sign-in', () => {
  test('that says nothing new writes nothing', async () => {
    const { objectId, displayName, userPrincipalName } = demoPerson('employee');
    await arrive(objectId, { ...nina, displayName, email: userPrincipalName });
    expect(await audit()).toEqual([]);
  });

  test('follows a changed name, address and app roles', async () => {
    const { actor: before } = await arrive(newcomer, nina);
    const changes = { displayName: 'Nina Horvat', email: 'nina.horvat@contoso.example', appRoles: ['approver'] };
    const { actor } = await arrive(newcomer, later(1, changes));
    expect(actor).toMatchObject({
      userId: before.userId,
      displayName: 'Nina Horvat',
      email: 'nina.horvat@contoso.example',
      roles: ['employee', 'approver'],
    });
    expect((await audit()).map(({ action }) => action)).toEqual(['user.provisioned', 'user.followed']);
  });

  test('renames the driver with the person', async () => {
    const { objectId, userPrincipalName: email } = demoPerson('employee');
    await arrive(objectId, { ...nina, displayName: 'Elena Fischer-Roth', email });
    const drivers = await stage.look("select version from drivers where display_name = 'Elena Fischer-Roth'");
    expect(drivers).toEqual([{ version: 2 }]);
  });

  test('leaves roles alone that were given in Fleet, while the token carries none', async () => {
    const { objectId, displayName, userPrincipalName } = demoPerson('manager');
    const { actor } = await arrive(objectId, { ...nina, displayName, email: userPrincipalName });
    expect(actor.roles).toEqual(['employee', 'fleet_manager']);
  });

  test('takes away the roles that the directory gave, once it gives none', async () => {
    await arrive(newcomer, { ...nina, appRoles: ['admin'] });
    const { actor } = await arrive(newcomer, later(1, {}));
    expect(actor.roles).toEqual(['employee']);
  });

  test('with a token older than the last one followed does not bring back what has changed', async () => {
    await arrive(newcomer, { ...nina, appRoles: ['admin'] });
    await arrive(newcomer, later(10, { appRoles: ['approver'] }));
    const { actor } = await arrive(newcomer, later(5, { appRoles: ['admin'], displayName: 'Old Name' }));
    expect(actor).toMatchObject({ roles: ['employee', 'approver'], displayName: 'Nina Novak' });
  });

  test('with a token that says nothing new keeps what an older one would still say from coming back', async () => {
    await arrive(newcomer, nina);
    await arrive(newcomer, later(10, {}));
    const { actor } = await arrive(newcomer, later(5, { appRoles: ['admin'] }));
    expect(actor.roles).toEqual(['employee']);
    expect((await audit()).map(({ action }) => action)).toEqual(['user.provisioned']);
  });

  test('is refused when the account was switched off, through every transport', async () => {
    const { objectId: entraObjectId } = demoPerson('employee');
    await stage.look('update users set active = false where entra_object_id = $1', [entraObjectId]);
    await expect(arrive(entraObjectId, nina)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const gate = { database: stage.database, pool: stage.pool, now };
    expect(await identifyUser(gate, { entraTenantId, entraObjectId, kind: 'bot' })).toBeUndefined();
  });
});
