import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { Camera20Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { ErrorNotice } from '../../ui/notice.tsx';

const useStyles = makeStyles({ hidden: { display: 'none' } });

/** Gives the vehicle another photo, made smaller before it is sent. */
export function PhotoButton({ vehicle }: { vehicle: Vehicle }) {
  const { t } = useTranslation('vehicle');
  const styles = useStyles();
  const api = useApi();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const change = useMutation({
    mutationFn: async (file: File) => {
      const { shrinkPhoto } = await import('../handover/shrink-photo.ts');
      const content = await shrinkPhoto(file).catch((cause: unknown) => {
        throw new Error(t('noPicture'), { cause });
      });
      const { id: photoId } = await api.uploadPhoto({ content }, { contentType: 'image/jpeg' });
      return api.updateVehicle({ vehicleId: vehicle.id, expectedVersion: vehicle.version, photoId });
    },
    onSuccess: (changed) => queryClient.setQueryData(queryKeys.vehicle(vehicle.id), changed),
    onError: () => queryClient.invalidateQueries({ queryKey: queryKeys.vehicle(vehicle.id) }),
  });
  return (
    <>
      <input
        ref={input}
        className={styles.hidden}
        type="file"
        accept="image/*"
        aria-label={t('changePhoto')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) change.mutate(file);
        }}
      />
      <Button
        icon={change.isPending ? <Spinner size="tiny" /> : <Camera20Regular />}
        disabledFocusable={change.isPending}
        onClick={() => input.current?.click()}
      >
        {t('changePhoto')}
      </Button>
      {change.error && <ErrorNotice error={change.error} />}
    </>
  );
}
