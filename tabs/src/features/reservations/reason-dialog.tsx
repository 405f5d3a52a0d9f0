import { Button, Field, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import type { ActionRequest } from './action-request.ts';
import { useReservationAction } from './use-reservation-action.ts';

/** The longest reason the API accepts, in characters. */
const reasonLength = 1000;

const useStyles = makeStyles({
  summary: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  detail: { margin: 0 },
  button: { whiteSpace: 'nowrap' },
});

interface ReasonDialogProps {
  request: ActionRequest & { action: 'cancel' | 'reject' };
  /** Called when the dialog has left and the page behind it can be used again. */
  onClosed: () => void;
}

/** Asks before a reservation is cancelled or rejected, and for the reason. */
export default function ReasonDialog({ request, onClosed }: ReasonDialogProps) {
  const { action, reservation, when, focusAfterwards } = request;
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const [open, setOpen] = useState(true);
  const [reason, setReason] = useState('');
  const [scope, setScope] = useState<'this' | 'following' | 'all'>('this');
  const { mutate, isPending, error } = useReservationAction();
  const { seriesId, occurrenceDate } = reservation;
  const mayMeanSeries = action === 'cancel' && seriesId !== null;
  const series =
    mayMeanSeries && scope !== 'this' ? { seriesId, scope, fromOccurrenceDate: occurrenceDate } : undefined;
  const close = () => setOpen(false);
  const send = () => {
    const input = { action, reservationId: reservation.id, reason: reason.trim(), ...(series && { series }) };
    mutate(input, { onSuccess: close });
  };
  return (
    <Dialog
      open={open}
      size="small"
      title={t(`questions.${action}.title`)}
      busy={isPending}
      onClose={close}
      onClosed={onClosed}
      onSubmit={send}
      focusAfterwards={focusAfterwards}
      actions={
        <>
          <Button type="button" disabled={isPending} onClick={close}>
            {t('keep')}
          </Button>
          <Button type="submit" className={styles.button} appearance="primary" disabledFocusable={isPending}>
            {t(`questions.${action}.confirm`)}
          </Button>
        </>
      }
    >
      <p className={styles.summary}>
        {reservation.vehicle.name}, {when}
      </p>
      <p className={styles.detail}>{t(`questions.${action}.detail`)}</p>
      {mayMeanSeries && (
        <Field label={t('seriesScope.label')}>
          <RadioGroup value={scope} onChange={(_, { value }) => setScope(value as typeof scope)}>
            {(['this', 'following', 'all'] as const).map((one) => (
              <Radio key={one} value={one} label={t(`seriesScope.${one}`)} />
            ))}
          </RadioGroup>
        </Field>
      )}
      <Field label={t('reasonLabel')}>
        <Textarea
          value={reason}
          maxLength={reasonLength}
          rows={3}
          resize="vertical"
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}
