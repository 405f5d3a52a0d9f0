import { maySeeDetails } from '../driver/driver-policy.ts';
import type { Refusal } from './refusal.ts';
import type { PoolRequest } from './reservation-request.ts';

/** What is refused because of the driver, to somebody who reserves for them: why is for the driver and fleet managers to know. */
export function discreet(refusal: Refusal | undefined, { creator, asker, driver }: PoolRequest): Refusal | undefined {
  if (!refusal || maySeeDetails(asker ?? creator, driver)) return refusal;
  const { displayName } = driver;
  const message = `${displayName} cannot drive it then; why is known to them and to the fleet managers. Ask them, or choose another driver, vehicle or time.`;
  return { rule: 'driver-unfit', facts: { driver: displayName }, message };
}
