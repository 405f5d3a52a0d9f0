import { ProblemError } from '@fleet/contracts/problem-error.ts';
import { QueryClient } from '@tanstack/react-query';
import { SignInNeededError } from '../sign-in/session.ts';

const maximumRetries = 2;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (count, error) => count < maximumRetries && mayPassByItself(error) },
      mutations: { retry: false },
    },
  });
}

/** Asking again helps when the server or the network was down, never when the server said no. */
function mayPassByItself(error: Error): boolean {
  if (error instanceof SignInNeededError) return false;
  return error instanceof ProblemError ? error.problem.status >= 500 : true;
}

/** Asks again for all that is shown, and for the rest when it is shown again. */
export function refreshShown(queryClient: QueryClient): void {
  void queryClient.invalidateQueries();
}
