import type { TelematicsConnection } from '@fleet/contracts/telematics.ts';
import { Button } from '@fluentui/react-components';
import {
  CheckmarkCircle16Regular,
  Clock16Regular,
  ErrorCircle16Regular,
  PlugDisconnected16Regular,
  Warning16Regular,
} from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { Card } from '../card.tsx';
import { useTellSaved } from '../edit/use-tell-saved.tsx';
import { useMoment } from './use-moment.ts';

const looks = {
  waiting: { tone: 'waiting', icon: <Clock16Regular /> },
  working: { tone: 'good', icon: <CheckmarkCircle16Regular /> },
  silent: { tone: 'waiting', icon: <Warning16Regular /> },
  failing: { tone: 'bad', icon: <ErrorCircle16Regular /> },
  off: { tone: 'quiet', icon: <PlugDisconnected16Regular /> },
} as const;

interface TelematicsCardProps {
  connection: TelematicsConnection;
  onDisconnect: () => void;
}

/** One telematics service: how it fares, tested, switched off and on, disconnected. */
export function TelematicsCard({ connection, onDisconnect }: TelematicsCardProps) {
  const { t, i18n } = useTranslation('administration');
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const moment = useMoment();
  const { id: telematicsConnectionId, name, vendor, health } = connection;
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.telematicsConnections });
  const put = async (active: boolean) => {
    await api.updateTelematicsConnection({ telematicsConnectionId, active });
    await refresh();
  };
  const test = useMutation({
    mutationFn: () => api.testTelematicsConnection({ telematicsConnectionId }),
    onSettled: refresh,
  });
  const switching = useMutation({
    mutationFn: put,
    onSuccess: (_, active) => tellSaved(name, () => put(!active)),
  });
  const { tone, icon } = looks[health];
  const error = test.error ?? switching.error;
  return (
    <Card
      title={name}
      badge={
        <StatusBadge tone={tone} icon={icon}>
          {t(`telematics.health.${health}`)}
        </StatusBadge>
      }
      actions={
        <>
          {connection.hasCredentials && (
            <Button
              appearance="subtle"
              aria-label={t('telematics.testOf', { name })}
              disabledFocusable={test.isPending}
              onClick={() => test.mutate()}
            >
              {t('telematics.test')}
            </Button>
          )}
          <Button
            appearance="subtle"
            aria-label={t(connection.active ? 'switchOffOf' : 'switchOnOf', { name })}
            disabledFocusable={switching.isPending}
            onClick={() => switching.mutate(!connection.active)}
          >
            {t(connection.active ? 'switchOff' : 'switchOn')}
          </Button>
          <Button appearance="subtle" aria-label={t('telematics.disconnectOf', { name })} onClick={onDisconnect}>
            {t('telematics.disconnect')}
          </Button>
        </>
      }
      facts={[
        { name: t('telematics.vendor'), value: t(`telematics.vendors.${vendor}`) },
        { name: t('telematics.devices'), value: connection.deviceCount.toLocaleString(i18n.language) },
        { name: t('telematics.lastSuccess'), value: moment(connection.lastSuccessAt) },
        { name: t('telematics.lastPoint'), value: moment(connection.lastPointAt) },
        ...(connection.lastError ? [{ name: t('telematics.lastError'), value: connection.lastError }] : []),
      ]}
    >
      {error && <ErrorNotice error={error} />}
    </Card>
  );
}
