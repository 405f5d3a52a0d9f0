/** Who sees what of a driver. Who changes them: fleet-management-policy.ts. */
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { UserActor } from '../command-context.ts';

/** Licence, address and a block concern the driver and the fleet managers; everybody may know the name. */
export function maySeeDetails(viewer: Pick<UserActor, 'userId' | 'roles'>, driver: { userId: string | null }): boolean {
  return driver.userId === viewer.userId || managesFleet(viewer);
}
