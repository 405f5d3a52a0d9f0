import type { Reservation } from '@fleet/contracts/reservation.ts';
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
import { ErrorNotice } from '../../ui/notice.tsx';
import { reservationStrings } from './reservation-strings.ts';
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
  action: 'cancel' | 'reject';
  reservation: Reservation;
  /** The reservation's period in words. */
  when: string;
  onClose: () => void;
}

/** Asks before a reservation is cancelled or rejected, and for the reason. Loaded when it is first needed. */
export default function ReasonDialog({ action, reservation, when, onClose }: ReasonDialogProps) {
  const styles = useStyles();
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useReservationAction(reservation.id);
  const words = action === 'cancel' ? reservationStrings.cancelDialog : reservationStrings.rejectDialog;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ action, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !isPending && onClose()}>
      <DialogSurface className={styles.surface} aria-describedby={undefined}>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{words.title}</DialogTitle>
            <DialogContent className={styles.content}>
              <p className={styles.summary}>
                {reservation.vehicle.name}, {when}
              </p>
              <p className={styles.detail}>{words.detail}</p>
              <Field label={reservationStrings.reasonLabel}>
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
              <Button type="button" disabled={isPending} onClick={onClose}>
                {reservationStrings.keep}
              </Button>
              <Button type="submit" className={styles.button} appearance="primary" disabledFocusable={isPending}>
                {words.confirm}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
