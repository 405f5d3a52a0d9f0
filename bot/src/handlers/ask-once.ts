import type { TurnContext } from 'botbuilder';

interface Connector {
  client: { pipeline: { removePolicy(policy: { name: string }): unknown; addPolicy(policy: Policy): unknown } };
}

interface Policy {
  name: string;
  sendRequest<Answer>(request: { timeout: number }, next: (request: object) => Promise<Answer>): Promise<Answer>;
}

/** Whoever pressed is answered within a second, whatever Teams does; half of it is for what they asked for. */
export const buttonPatienceMilliseconds = 500;

/**
 * From now on in this turn Teams is asked once. The SDK would try again and wait for as long as Teams says, in front of a queue
 * that does so without holding anybody up, or of somebody who has pressed a button.
 * @param timeoutMilliseconds after which Teams counts as silent; as long as it takes when left out
 */
export function askOnce({ adapter, turnState }: TurnContext, timeoutMilliseconds?: number): void {
  const { pipeline } = turnState.get<Connector>(adapter.ConnectorClientKey).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  if (timeoutMilliseconds === undefined) return;
  pipeline.addPolicy({
    name: 'fleetPatience',
    sendRequest: (request, next) => next(Object.assign(request, { timeout: timeoutMilliseconds })),
  });
}
