/** The demo companies in a database of the test's own, and contexts to act as their people. */
import type { UserContext } from '@fleet/api/domain/command-context.ts';
import { identifyUser } from '@fleet/api/domain/user/identify-user.ts';
import { createApplicationPool } from '@fleet/db/pools.ts';
import { createTenantDatabase, type DatabaseObserver, type TenantDatabase } from '@fleet/db/tenant-transaction.ts';
import pg from 'pg';
import { type DemoTenant, type DemoUser, demoTenants } from '../seed/demo-directory.ts';
import { demoPools } from '../seed/demo-fleet.ts';
import { demoId } from '../seed/demo-id.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export type DemoPerson = 'employee' | 'employee2' | 'approver' | 'manager' | 'admin';
export type DemoCompany = 'contoso' | 'fabrikam';

export interface DemoStage extends TestDatabase {
  pool: pg.Pool;
  database: TenantDatabase;
  /** The superuser's connections, for what takes more than one statement. */
  owner: pg.Pool;
  /** Acts as a person, by default of contoso. */
  as(person: DemoPerson, company?: DemoCompany): Promise<UserContext>;
  /** The superuser's view of everything. */
  look<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

/**
 * @param now the clock of everybody who acts
 * @param observer sees each statement of theirs
 */
export async function setDemoStage(
  now: () => Date = () => new Date(),
  observer?: DatabaseObserver,
): Promise<DemoStage> {
  const testDatabase = await createTestDatabase({ demo: true });
  const pool = createApplicationPool({ connectionString: testDatabase.appUrl, applicationName: 'fleet-test' });
  const owner = new pg.Pool({ connectionString: testDatabase.ownerUrl, max: 2 });
  const database = createTenantDatabase(pool, observer);
  return {
    ...testDatabase,
    pool,
    database,
    owner,
    async as(person, company = 'contoso') {
      const { entraTenantId } = demoCompany(company);
      const { objectId: entraObjectId } = demoPerson(person, company);
      const context = await identifyUser({ database, pool, now }, { entraTenantId, entraObjectId, kind: 'user' });
      if (!context) throw new Error(`${person} of ${company} is not in the database`);
      return context;
    },
    async look<Row extends object>(text: string, values: unknown[] = []) {
      const answer = await owner.query<Row>(text, values);
      return answer.rows;
    },
    async drop() {
      await Promise.all([pool.end(), owner.end()]);
      await testDatabase.drop();
    },
  };
}

export function demoCompany(company: DemoCompany = 'contoso'): DemoTenant {
  return found(
    demoTenants.find(({ slug }) => slug === company),
    company,
  );
}

export function demoPerson(person: DemoPerson, company: DemoCompany = 'contoso'): DemoUser {
  const { users } = demoCompany(company);
  return found(
    users.find(({ userPrincipalName }) => userPrincipalName.startsWith(`${person}@`)),
    person,
  );
}

/** @returns the id of a demo vehicle by its license plate */
export function demoVehicleId(licensePlate: string, company: DemoCompany = 'contoso'): string {
  const plates = (demoPools[company] ?? []).flatMap(({ vehicles }) => vehicles.map((one) => one.licensePlate));
  const index = plates.indexOf(licensePlate);
  if (index < 0) throw new Error(`${company} has no vehicle ${licensePlate}`);
  return demoId(demoCompany(company), 'vehicle', index + 1);
}

function found<Value>(value: Value | undefined, name: string): Value {
  if (!value) throw new Error(`The demo directory does not know ${name}`);
  return value;
}
