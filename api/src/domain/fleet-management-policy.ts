import { managesFleet } from '@fleet/contracts/operation.ts';
import type { UserActor } from './command-context.ts';
import { DomainError } from './domain-errors.ts';

/**
 * Who may manage the fleet: its managers and the administrators.
 * @param what they would do, for the sentence: `change vehicles`
 * @throws {DomainError} FORBIDDEN for everybody else
 */
export function requireFleetManagement(actor: Pick<UserActor, 'roles'>, what: string): void {
  if (!managesFleet(actor)) throw new DomainError('FORBIDDEN', `Only fleet managers ${what}. Ask one of them.`);
}
