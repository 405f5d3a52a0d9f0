import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import type { Period, ReserveForm } from './reserve-form.ts';

/** Waits for a vehicle where none is free: whoever waits longest is offered what becomes free. */
export function WaitButton({ form, period }: { form: ReserveForm; period: Period }) {
  const { t } = useTranslation('reserve');
  const api = useApi();
  const [key] = useState(() => crypto.randomUUID());
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () =>
      api.createWaitlistRequest(
        {
          ...period,
          purpose: form.purpose.trim(),
          equipment: [...form.equipment],
          ...(form.vehicleId && { vehicleId: form.vehicleId }),
          ...(!form.vehicleId && form.vehicleClass && { class: form.vehicleClass }),
          ...(form.minimumSeats && { minimumSeats: Number(form.minimumSeats) }),
        },
        { idempotencyKey: key },
      ),
  });
  if (isSuccess) return <p role="status">{t('waiting')}</p>;
  const isComplete = form.purpose.trim() !== '';
  return (
    <div>
      <Button disabledFocusable={isPending || !isComplete} onClick={() => isComplete && mutate()}>
        {t('wait')}
      </Button>
      {!isComplete && <p>{t('waitNeedsPurpose')}</p>}
      {error && <ErrorNotice error={error} />}
    </div>
  );
}
