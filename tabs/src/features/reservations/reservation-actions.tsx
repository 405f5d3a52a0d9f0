import type { Reservation } from '@fleet/contracts/reservation.ts';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type MouseEvent, type RefObject, useCallback } from 'react';
import { loadReasonDialog, useActor } from './reservation-actor.tsx';
import { reservationStrings } from './reservation-strings.ts';
import type { ReservationAction } from './use-reservation-action.ts';

const useStyles = makeStyles({ root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

const words: Record<ReservationAction, { short: string; long: string }> = {
  approve: { short: reservationStrings.approve, long: reservationStrings.approve },
  reject: { short: reservationStrings.reject, long: reservationStrings.reject },
  cancel: { short: reservationStrings.cancelShort, long: reservationStrings.cancel },
};

interface ReservationActionsProps {
  reservation: Reservation;
  /** The reservation's period in words. */
  when: string;
  /** Takes the focus when the button that had it is gone. */
  heading: RefObject<HTMLElement | null>;
}

/** The buttons for what the API says the reader may do now. */
export function ReservationActions({ reservation, when, heading }: ReservationActionsProps) {
  const styles = useStyles();
  const { request, busyId } = useActor();
  const { allowedActions, vehicle } = reservation;
  const preload = useCallback(() => void loadReasonDialog(), []);
  const mayApprove = allowedActions.includes('approve');
  return (
    <div className={styles.root}>
      {(['approve', 'reject', 'cancel'] as const)
        .filter((action) => allowedActions.includes(action))
        .map((action) => (
          <Button
            key={action}
            size="small"
            appearance={action === 'approve' ? 'primary' : action === 'cancel' && mayApprove ? 'subtle' : 'secondary'}
            disabledFocusable={busyId === reservation.id}
            aria-label={reservationStrings.forVehicle(words[action].long, vehicle.name, when)}
            onPointerEnter={preload}
            onFocus={preload}
            onClick={({ currentTarget }: MouseEvent<HTMLElement>) =>
              request({ action, reservation, when, focusAfterwards: [currentTarget, heading.current] })
            }
          >
            {words[action].short}
          </Button>
        ))}
    </div>
  );
}
