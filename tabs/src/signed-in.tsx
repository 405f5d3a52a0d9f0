import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiContext, createApi, useApi } from './api-client/api.ts';
import { queryKeys } from './api-client/query-keys.ts';
import { MeContext } from './api-client/use-me.ts';
import { speak } from './language/words.ts';
import { PagePlaceholder } from './page-placeholder.tsx';
import { useRealtime } from './realtime/use-realtime.ts';
import { AppRoutes } from './routes.tsx';
import type { Session } from './sign-in/session.ts';
import { SessionContext } from './sign-in/session-context.ts';
import { ErrorState } from './ui/page-state.tsx';
import { Shell } from './ui/shell.tsx';
import { followBranding } from './ui/theme.ts';

/** What an account has until its owner chooses a language: nobody's wish. */
const unchosenLocale = 'en';

/** The pages, once it is known who reads them and in which tenant. */
export function SignedIn({ session }: { session: Session }) {
  const [api] = useState(() => createApi(session.token));
  const {
    data: me,
    error,
    refetch,
  } = useQuery({
    queryKey: queryKeys.me,
    queryFn: async ({ signal }) => {
      const found = await api.getMe({}, { signal });
      await speak(found.locale === unchosenLocale ? session.locales : [found.locale, ...session.locales]);
      return found;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <SessionContext value={session}>
      <ApiContext value={api}>
        <MeContext value={me}>
          <Shell>
            {me ? (
              <>
                <Realtime session={session} tenantId={me.tenantId} />
                <TenantColors tenantId={me.tenantId} />
                <AppRoutes />
              </>
            ) : error ? (
              <ErrorState error={error} onRetry={() => void refetch()} />
            ) : (
              <PagePlaceholder />
            )}
          </Shell>
        </MeContext>
      </ApiContext>
    </SessionContext>
  );
}

/** Tells the theme the tenant's colors, once they are there; a page does not wait for them. */
function TenantColors({ tenantId }: { tenantId: string }) {
  const api = useApi();
  const { data } = useQuery({
    queryKey: queryKeys.tenant,
    queryFn: ({ signal }) => api.getTenant({ tenantId }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => followBranding(data?.branding), [data?.branding]);
  return null;
}

function Realtime({ session, tenantId }: { session: Session; tenantId: string }) {
  useRealtime(session.token, tenantId);
  return null;
}
