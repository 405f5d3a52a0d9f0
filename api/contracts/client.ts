import { type Operation, wireOf } from './operation.ts';
import { type OperationInput, type OperationName, type OperationOutput, operations } from './operations.ts';
import { type CallOptions, type ClientOptions, type Members, requestOn, send } from './wire.ts';

export type Client = {
  [Name in OperationName]: (input: OperationInput<Name>, options?: CallOptions) => Promise<OperationOutput<Name>>;
};

/**
 * The typed REST client, made from the operation table; it holds every answer to its schema.
 * @throws {ProblemError} for every error answer
 */
export function createClient(options: ClientOptions): Client {
  const entries = Object.entries(operations).map(([name, operation]) => [
    name,
    async (input: Members, call: CallOptions = {}) => {
      const answer = await send(options, wireOf(operation), input, call);
      return operation.fileTypes ? answer : operation.output.parse(answer);
    },
  ]);
  return Object.fromEntries(entries) as Client;
}

/** How an operation is asked for over HTTP, but for who asks; `address` is what follows the origin. */
export function requestOf(operation: Operation, input: Members, call: CallOptions = {}) {
  return requestOn(wireOf(operation), input, call);
}
