import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refreshShown } from '../api-client/query-client.ts';
import { connection } from './connection.ts';
import { followedTopics } from './followed-topics.ts';
import { createInvalidator } from './invalidator.ts';
import { type SocketNews, socketNews } from './socket-news.ts';

const pollMilliseconds = 30_000;
/** After a break of the server's, not every page asks at the same moment. */
const spreadMilliseconds = 2_000;

/** Keeps what the page shows up to date: by the server's events, or by asking every 30 seconds while they do not come. */
export function useRealtime(token: () => Promise<string>, tenantId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    let abandoned = false;
    let close: (() => void) | undefined;
    let isFirst = true;
    const invalidator = createInvalidator((queryKey) => void queryClient.invalidateQueries({ queryKey }));
    const poll = setInterval(() => {
      if (connection.get().state !== 'connected' && !document.hidden) refreshShown(queryClient);
    }, pollMilliseconds);
    let spread: ReturnType<typeof setTimeout> | undefined;

    import('./open-socket.ts').then(
      ({ openSocket }) => {
        if (abandoned) return;
        const socket = openSocket({
          credentials: async () => ({ token: await token(), tenantId }),
          topics: followedTopics.all,
          onEvent: (event, payload) => {
            invalidator.add(event);
            socketNews.tell({ event, payload } as SocketNews);
          },
          onMissed: () => {
            clearTimeout(spread);
            spread = setTimeout(
              () => {
                refreshShown(queryClient);
                socketNews.tell({ event: 'missed' });
              },
              isFirst ? 0 : Math.random() * spreadMilliseconds,
            );
            isFirst = false;
          },
          onState: (state) => connection.set({ state }),
          onDropped: (dropped) => connection.set({ dropped }),
        });
        const unsubscribe = followedTopics.subscribe((name, topic) =>
          socket.add({ name, message: { topics: [topic] } }),
        );
        close = () => {
          unsubscribe();
          socket.close();
        };
      },
      () => connection.set({ state: 'polling' }),
    );
    return () => {
      abandoned = true;
      clearInterval(poll);
      clearTimeout(spread);
      invalidator.dispose();
      close?.();
    };
  }, [queryClient, token, tenantId]);
}
