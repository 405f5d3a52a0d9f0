import type { TelematicsConnection } from '@fleet/contracts/telematics.ts';
import { Button } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { Card } from '../card.tsx';
import { TelematicsCard } from './telematics-card.tsx';

const ConnectDialog = lazy(() => import('./connect-dialog.tsx'));
const DisconnectDialog = lazy(() => import('./disconnect-dialog.tsx'));
const askAgainMilliseconds = 15_000;

/** The services that tell where vehicles are, with how each fares. */
export function TelematicsConnections() {
  const { t } = useTranslation('administration');
  const api = useApi();
  const [dialog, setDialog] = useState<'connect' | TelematicsConnection>();
  const { data, error } = useQuery({
    queryKey: queryKeys.telematicsConnections,
    queryFn: ({ signal }) => api.listTelematicsConnections({}, { signal }),
    refetchInterval: askAgainMilliseconds,
  });
  const closed = () => setDialog(undefined);
  return (
    <>
      <Card
        title={t('telematics.title')}
        actions={
          <Button icon={<Add20Regular />} onClick={() => setDialog('connect')}>
            {t('telematics.connect')}
          </Button>
        }
      >
        {error ? (
          <ErrorNotice error={error} />
        ) : data ? (
          data.telematicsConnections.length === 0 && <p>{t('telematics.empty')}</p>
        ) : (
          <RowsPlaceholder />
        )}
      </Card>
      {data?.telematicsConnections.map((connection) => (
        <TelematicsCard key={connection.id} connection={connection} onDisconnect={() => setDialog(connection)} />
      ))}
      <Suspense>
        {dialog === 'connect' && <ConnectDialog onClosed={closed} />}
        {dialog && dialog !== 'connect' && <DisconnectDialog connection={dialog} onClosed={closed} />}
      </Suspense>
    </>
  );
}
