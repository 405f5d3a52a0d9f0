/** The parts of the administration, each sent when it is opened. */
import type { Role } from '@fleet/contracts/operation.ts';
import { type ComponentType, lazy } from 'react';

interface Section {
  name: 'pools' | 'blackouts';
  /** Below the administration's own. */
  path: string;
  roles: readonly Role[];
  Component: ComponentType;
}

const managers: readonly Role[] = ['fleet_manager', 'admin'];

export const sections: readonly Section[] = [
  { name: 'pools', path: 'pools', roles: managers, Component: lazy(() => import('./pools/pools-section.tsx')) },
  {
    name: 'blackouts',
    path: 'blackouts',
    roles: managers,
    Component: lazy(() => import('./blackouts/blackouts-section.tsx')),
  },
];
