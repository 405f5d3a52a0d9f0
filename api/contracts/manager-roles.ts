import type { Role } from './operation.ts';

/** Who may call what manages the fleet. */
export const managerRoles: readonly Role[] = ['fleet_manager', 'admin'];
