import type { Reservation } from '@fleet/contracts/reservation.ts';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type MouseEvent, type RefObject, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { loadReasonDialog, useActor } from './reservation-actor.tsx';

const useStyles = makeStyles({ root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

interface ReservationActionsProps {
  reservation: Reservation;
  /** The reservation's period in words. */
  when: string;
  /** Takes the focus when the button that had it is gone. */
  heading: RefObject<HTMLElement | null>;
}

/** The buttons for what the API says the reader may do now. */
export function ReservationActions({ reservation, when, heading }: ReservationActionsProps) {
  const { t } = useTranslation('reservations');
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
            aria-label={t('forVehicle', { action: t(`actionsInFull.${action}`), vehicle: vehicle.name, when })}
            onPointerEnter={preload}
            onFocus={preload}
            onClick={({ currentTarget }: MouseEvent<HTMLElement>) =>
              request({ action, reservation, when, focusAfterwards: [currentTarget, heading.current] })
            }
          >
            {t(`actions.${action}`)}
          </Button>
        ))}
    </div>
  );
}
