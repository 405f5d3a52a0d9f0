import type { OperationArguments, OperationName, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../domain/command-context.ts';

/** What each operation of the table runs: a command or a query of the domain. */
export type OperationHandlers<Names extends OperationName = OperationName> = {
  [Name in Names]: (context: UserContext, input: OperationArguments<Name>) => Promise<OperationOutput<Name>>;
};
