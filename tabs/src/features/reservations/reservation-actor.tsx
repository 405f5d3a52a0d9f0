import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useMemo, useState } from 'react';
import { loadDialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import type { ActionRequest } from './action-request.ts';
import { useReservationAction } from './use-reservation-action.ts';

interface Actor {
  request: (request: ActionRequest) => void;
  /** The reservation whose approval is on its way. */
  busyId: string | undefined;
}

const ActorContext = createContext<Actor>({ request: () => {}, busyId: undefined });

/** Loads the dialog; called when somebody is about to need it. */
export const loadReasonDialog = async () => {
  const [file] = await Promise.all([import('./reason-dialog.tsx'), loadDialog()]);
  return file;
};
const ReasonDialog = lazy(loadReasonDialog);

/**
 * Carries out what the rows of a list are asked for. It stands above the rows, because a row may leave the list while its
 * dialog is open or before its refusal is read.
 */
export function ReservationActor({ children }: { children: ReactNode }) {
  const [asking, setAsking] = useState<ActionRequest & { action: 'cancel' | 'reject' }>();
  const { mutate, reset, error, isPending, variables } = useReservationAction();

  const request = useCallback(
    ({ action, ...rest }: ActionRequest) => {
      reset();
      if (action !== 'approve') return setAsking({ action, ...rest });
      const input = { action, reservationId: rest.reservation.id };
      mutate(input, { onSuccess: () => focusFirst(rest.focusAfterwards.slice(1)) });
    },
    [mutate, reset],
  );
  const busyId = isPending ? variables.reservationId : undefined;
  const actor = useMemo(() => ({ request, busyId }), [request, busyId]);
  return (
    <ActorContext value={actor}>
      {error && <ErrorNotice error={error} />}
      {children}
      {asking && (
        <Suspense>
          <ReasonDialog request={asking} onClosed={() => setAsking(undefined)} />
        </Suspense>
      )}
    </ActorContext>
  );
}

export function useActor(): Actor {
  return useContext(ActorContext);
}

function focusFirst(elements: readonly (HTMLElement | null)[]) {
  elements.find((element) => element?.isConnected)?.focus();
}
