import type { BusyTimes } from '@fleet/contracts/me.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../domain/command-context.ts';
import type { OperationHandlers } from './operation-handler.ts';

export interface BusyTimesOptions {
  /** @param token that the request came with: it is the person's own calendar that is read */
  readBusyTimes: (
    context: UserContext,
    token: string,
    period: OperationArguments<'listMyBusyTimes'>,
  ) => Promise<BusyTimes>;
}

/** @param token of the request */
export function busyTimesHandlers(
  { readBusyTimes }: BusyTimesOptions,
  token: string,
): OperationHandlers<'listMyBusyTimes'> {
  return { listMyBusyTimes: (context, period) => readBusyTimes(context, token, period) };
}
