import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryKeys } from '../api-client/query-keys.ts';
import { connection } from './connection.ts';
import { createInvalidator } from './invalidator.ts';

const pollMilliseconds = 30_000;

/** Keeps what the page shows up to date: by the server's events, or by asking every 30 seconds while they do not come. */
export function useRealtime(token: () => Promise<string>, tenantId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    let abandoned = false;
    let closeSocket: (() => void) | undefined;
    const invalidator = createInvalidator((queryKey) => void queryClient.invalidateQueries({ queryKey }));
    const poll = setInterval(() => {
      if (connection.get() !== 'connected' && !document.hidden) refreshEverything(queryClient);
    }, pollMilliseconds);

    import('./open-socket.ts').then(
      ({ openSocket }) => {
        if (abandoned) return;
        closeSocket = openSocket({
          credentials: async () => ({ token: await token(), tenantId }),
          onEvent: invalidator.add,
          onConnect: () => refreshEverything(queryClient),
        });
      },
      () => connection.set('polling'),
    );
    return () => {
      abandoned = true;
      clearInterval(poll);
      invalidator.dispose();
      closeSocket?.();
    };
  }, [queryClient, token, tenantId]);
}

function refreshEverything(queryClient: QueryClient) {
  for (const queryKey of [queryKeys.vehicles, queryKeys.reservations]) {
    void queryClient.invalidateQueries({ queryKey });
  }
}
