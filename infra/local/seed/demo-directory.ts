/**
 * The people and the app registrations of the two demo companies, as Entra would know them. The stand-in for Entra signs
 * them in and the seed gives them their rows in the database.
 */
import type { Role } from '@fleet/contracts/operation.ts';

export interface DemoUser {
  /** Entra object id */
  objectId: string;
  userPrincipalName: string;
  displayName: string;
  givenName: string;
  surname: string;
  roles: readonly Role[];
  /** The part before @ of the manager's user principal name. */
  manager?: string;
  department: string;
  costCenter: string;
  locale: string;
  timeZone: string;
}

export interface DemoTenant {
  /** Entra directory id */
  entraTenantId: string;
  /** The id of the tenant's row in Fleet. */
  tenantId: string;
  slug: string;
  displayName: string;
  domain: string;
  fleetMailboxAddress: string;
  timeZone: string;
  users: readonly DemoUser[];
}

export const demoPassword = 'local';

export const demoApps = {
  api: {
    clientId: 'f1ee7000-0000-4000-8000-00000000a001',
    identifierUri: 'api://fleet',
    clientSecret: 'local-api-secret',
  },
  tabs: { clientId: 'fleet-tabs' },
  /** In Teams: the id of its manifest, and the one that the companies' catalogues gave it. */
  teams: { manifestId: 'f1ee7000-0000-4000-8000-00000000a003', catalogId: 'f1ee7000-0000-4000-8000-00000000ca7a' },
  /** Of the machine, where Fleet runs in Azure; the API's registration trusts it. */
  managedIdentity: {
    clientId: 'f1ee7000-0000-4000-8000-00000000a012',
    principalId: 'f1ee7000-0000-4000-8000-00000000a013',
  },
} as const;

const people = [
  {
    name: 'employee',
    givenName: 'Elena',
    surname: 'Fischer',
    roles: ['employee'],
    manager: 'approver',
    department: 'Field Service',
    costCenter: 'CC-1200',
  },
  {
    name: 'employee2',
    givenName: 'Jonas',
    surname: 'Berger',
    roles: ['employee'],
    manager: 'approver',
    department: 'Sales',
    costCenter: 'CC-2100',
  },
  {
    name: 'approver',
    givenName: 'Amira',
    surname: 'Haddad',
    roles: ['employee', 'approver'],
    manager: 'manager',
    department: 'Field Service',
    costCenter: 'CC-1200',
  },
  {
    name: 'manager',
    givenName: 'Marco',
    surname: 'Rossi',
    roles: ['employee', 'fleet_manager'],
    manager: 'admin',
    department: 'Facilities',
    costCenter: 'CC-4000',
  },
  {
    name: 'admin',
    givenName: 'Ada',
    surname: 'Lindqvist',
    roles: ['employee', 'admin'],
    department: 'IT',
    costCenter: 'CC-5000',
  },
] as const;

export const demoTenants: readonly DemoTenant[] = [
  demoTenant({
    number: 1,
    slug: 'contoso',
    displayName: 'Contoso',
    entraTenantId: '11111111-1111-4111-8111-111111111111',
    timeZone: 'Europe/Berlin',
  }),
  demoTenant({
    number: 2,
    slug: 'fabrikam',
    displayName: 'Fabrikam',
    entraTenantId: '22222222-2222-4222-8222-222222222222',
    timeZone: 'America/New_York',
  }),
];

function demoTenant(
  base: Pick<DemoTenant, 'slug' | 'displayName' | 'entraTenantId' | 'timeZone'> & { number: number },
): DemoTenant {
  const { number, ...rest } = base;
  const domain = `${base.slug}.example`;
  return {
    ...rest,
    tenantId: `0198f000-0000-7000-8000-00000000000${number}`,
    domain,
    fleetMailboxAddress: `fleet@${domain}`,
    users: people.map(({ name, ...person }, index) => ({
      ...person,
      objectId: `00000000-0000-4000-800${number}-00000000000${index + 1}`,
      userPrincipalName: `${name}@${domain}`,
      displayName: `${person.givenName} ${person.surname}`,
      locale: 'en-GB',
      timeZone: base.timeZone,
    })),
  };
}
