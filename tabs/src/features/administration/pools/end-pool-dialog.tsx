import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import ConfirmDialog from '../confirm-dialog.tsx';
import { useTellSaved } from '../edit/use-tell-saved.tsx';
import type { PoolDialogProps } from './pool-dialog-props.ts';

export default function EndPoolDialog({ pool, onClosed }: PoolDialogProps) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const end = async () => {
    await api.retirePool({ poolId: pool.id, expectedVersion: pool.version });
    await queryClient.invalidateQueries({ queryKey: queryKeys.pools });
    tellSaved(pool.name);
  };
  return (
    <ConfirmDialog
      title={t('pool.endTitle', { name: pool.name })}
      detail={t('pool.endDetail')}
      confirm={t('pool.end')}
      run={end}
      onClosed={onClosed}
    />
  );
}
