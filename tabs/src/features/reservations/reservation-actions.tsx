import type { Reservation } from '@fleet/contracts/reservation.ts';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useRef, useState } from 'react';
import { ErrorNotice } from '../../ui/notice.tsx';
import { reservationStrings } from './reservation-strings.ts';
import { useReservationAction } from './use-reservation-action.ts';

const loadDialog = () => import('./reason-dialog.tsx');
const ReasonDialog = lazy(loadDialog);

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface ReservationActionsProps {
  reservation: Reservation;
  /** The reservation's period in words. */
  when: string;
  /** Takes the focus when the button that had it is gone. */
  focusRow: () => void;
}

/** The buttons for what the API says the reader may do now. */
export function ReservationActions({ reservation, when, focusRow }: ReservationActionsProps) {
  const styles = useStyles();
  const [dialog, setDialog] = useState<'cancel' | 'reject'>();
  const opener = useRef<HTMLElement>(null);
  const approval = useReservationAction(reservation.id);
  const allowed = new Set(reservation.allowedActions);
  const label = (action: string) => reservationStrings.forVehicle(action, reservation.vehicle.name, when);

  const open = (action: 'cancel' | 'reject') => (event: { currentTarget: HTMLElement }) => {
    opener.current = event.currentTarget;
    setDialog(action);
  };
  const close = () => {
    setDialog(undefined);
    requestAnimationFrame(() => (opener.current?.isConnected ? opener.current.focus() : focusRow()));
  };
  return (
    <>
      <div className={styles.root}>
        {allowed.has('approve') && (
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={approval.isPending}
            aria-label={label(reservationStrings.approve)}
            onClick={() => approval.mutate({ action: 'approve' }, { onSuccess: focusRow })}
          >
            {reservationStrings.approve}
          </Button>
        )}
        {allowed.has('reject') && (
          <Button
            size="small"
            disabledFocusable={approval.isPending}
            aria-label={label(reservationStrings.reject)}
            onPointerEnter={loadDialog}
            onFocus={loadDialog}
            onClick={open('reject')}
          >
            {reservationStrings.reject}
          </Button>
        )}
        {allowed.has('cancel') && (
          <Button
            size="small"
            appearance={allowed.has('approve') ? 'subtle' : 'secondary'}
            disabledFocusable={approval.isPending}
            aria-label={label(reservationStrings.cancel)}
            onPointerEnter={loadDialog}
            onFocus={loadDialog}
            onClick={open('cancel')}
          >
            {reservationStrings.cancelShort}
          </Button>
        )}
      </div>
      {approval.error && <ErrorNotice error={approval.error} />}
      {dialog && (
        <Suspense>
          <ReasonDialog action={dialog} reservation={reservation} when={when} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
