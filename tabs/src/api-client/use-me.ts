import { managerRoles } from '@fleet/contracts/manager-roles.ts';
import type { Me } from '@fleet/contracts/me.ts';
import { createContext, useContext } from 'react';

export const MeContext = createContext<Me | undefined>(undefined);

/**
 * Who is signed in.
 * @throws {Error} outside of the part of the page that is shown to signed-in people
 */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe needs a MeContext above it.');
  return me;
}

/** Whether whoever is signed in manages the fleet. What they may do is decided by the server. */
export function useManagesFleet(): boolean {
  const { roles } = useMe();
  return managerRoles.some((role) => roles.includes(role));
}
