import type { DemoTenant } from './demo-directory.ts';

const kinds = { user: 1, driver: 2, pool: 3, vehicle: 4, reservation: 5 } as const;

/** The uuid of a demo row: the same in every database, so that a second seeding finds the first one's rows. */
export function demoId(tenant: Pick<DemoTenant, 'tenantId'>, kind: keyof typeof kinds, number: number): string {
  const tenantPart = tenant.tenantId.slice(-4);
  return `0198f000-${tenantPart}-7000-8${String(kinds[kind]).padStart(3, '0')}-${number.toString(16).padStart(12, '0')}`;
}
