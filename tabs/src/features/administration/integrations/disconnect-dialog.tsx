import type { TelematicsConnection } from '@fleet/contracts/telematics.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import ConfirmDialog from '../confirm-dialog.tsx';
import { useTellSaved } from '../edit/use-tell-saved.tsx';

interface DisconnectDialogProps {
  connection: TelematicsConnection;
  onClosed: () => void;
}

export default function DisconnectDialog({ connection, onClosed }: DisconnectDialogProps) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const { id: telematicsConnectionId, version, name } = connection;
  const disconnect = async () => {
    await api.deleteTelematicsConnection({ telematicsConnectionId, expectedVersion: version });
    await queryClient.invalidateQueries({ queryKey: queryKeys.telematicsConnections });
    tellSaved(name);
  };
  return (
    <ConfirmDialog
      title={t('telematics.disconnectTitle', { name })}
      detail={t('telematics.disconnectDetail')}
      confirm={t('telematics.disconnect')}
      run={disconnect}
      onClosed={onClosed}
    />
  );
}
