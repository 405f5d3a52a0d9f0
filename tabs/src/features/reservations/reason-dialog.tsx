import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/notice.tsx';
import type { ActionRequest } from './action-request.ts';
import { useReservationAction } from './use-reservation-action.ts';

/** The longest reason the API accepts, in characters. */
const reasonLength = 1000;

const useStyles = makeStyles({
  surface: { maxWidth: '480px' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  summary: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  detail: { margin: 0 },
  button: { whiteSpace: 'nowrap' },
});

interface ReasonDialogProps {
  request: ActionRequest & { action: 'cancel' | 'reject' };
  /** Called when the dialog has left and the page behind it can be used again. */
  onClosed: () => void;
}

/** Asks before a reservation is cancelled or rejected, and for the reason. Loaded when it is first needed. */
export default function ReasonDialog({ request, onClosed }: ReasonDialogProps) {
  const { action, reservation, when } = request;
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const [open, setOpen] = useState(true);
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useReservationAction();
  const close = () => setOpen(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ action, reservationId: reservation.id, reason: reason.trim() }, { onSuccess: close });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(_, data) => !data.open && !isPending && close()}
      surfaceMotion={{ onMotionFinish: (_, { direction }) => direction === 'exit' && onClosed() }}
    >
      <DialogSurface className={styles.surface} aria-describedby={undefined}>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{t(`questions.${action}.title`)}</DialogTitle>
            <DialogContent className={styles.content}>
              <p className={styles.summary}>
                {reservation.vehicle.name}, {when}
              </p>
              <p className={styles.detail}>{t(`questions.${action}.detail`)}</p>
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
            </DialogContent>
            <DialogActions>
              <Button type="button" disabled={isPending} onClick={close}>
                {t('keep')}
              </Button>
              <Button type="submit" className={styles.button} appearance="primary" disabledFocusable={isPending}>
                {t(`questions.${action}.confirm`)}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
