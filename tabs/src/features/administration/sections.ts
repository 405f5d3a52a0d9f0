/** The parts of the administration, each sent when it is opened. */
import type { Role } from '@fleet/contracts/operation.ts';
import { type ComponentType, lazy } from 'react';

interface Section {
  /** Also its path below the administration's own. */
  name: 'pools' | 'blackouts' | 'areas' | 'people' | 'integrations' | 'imports' | 'audit' | 'company';
  roles: readonly Role[];
  Component: ComponentType;
}

const managers: readonly Role[] = ['fleet_manager', 'admin'];

export const sections: readonly Section[] = [
  { name: 'pools', roles: managers, Component: lazy(() => import('./pools/pools-section.tsx')) },
  { name: 'blackouts', roles: managers, Component: lazy(() => import('./blackouts/blackouts-section.tsx')) },
  { name: 'areas', roles: managers, Component: lazy(() => import('./areas/areas-section.tsx')) },
  { name: 'people', roles: managers, Component: lazy(() => import('./people/people-section.tsx')) },
  { name: 'integrations', roles: managers, Component: lazy(() => import('./integrations/integrations-section.tsx')) },
  { name: 'imports', roles: managers, Component: lazy(() => import('./imports/imports-section.tsx')) },
  { name: 'audit', roles: managers, Component: lazy(() => import('./audit/audit-section.tsx')) },
  { name: 'company', roles: ['admin'], Component: lazy(() => import('./company/company-section.tsx')) },
];
