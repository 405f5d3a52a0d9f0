import type { Reservation } from '@fleet/contracts/reservation.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';

export type Decision = 'approve' | 'reject';

/** What became of one request; `error` is undefined when it was decided. */
export interface Outcome {
  reservation: Reservation;
  decision: Decision;
  error: unknown;
}

interface Deciding {
  /** How many of how many are done. */
  done: number;
  all: number;
}

/** Decides about requests one after the other, as each may be refused for reasons of its own, and keeps what became of each. */
export function useDecisions(onDone: (outcomes: readonly Outcome[]) => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [deciding, setDeciding] = useState<Deciding>();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);

  async function decide(reservations: readonly Reservation[], decision: Decision, reason?: string): Promise<void> {
    if (deciding || reservations.length === 0) return;
    const reached: Outcome[] = [];
    for (const reservation of reservations) {
      setDeciding({ done: reached.length, all: reservations.length });
      const { id: reservationId, version: expectedVersion } = reservation;
      // Decided is what was looked at: whoever changed it since is not approved unseen.
      const input = { reservationId, expectedVersion, ...(reason && { reason }) };
      const error = await (decision === 'approve' ? api.approveReservation(input) : api.rejectReservation(input)).then(
        () => undefined,
        (refusal: unknown) => refusal,
      );
      reached.push({ reservation, decision, error });
    }
    setDeciding(undefined);
    setOutcomes(reached);
    for (const queryKey of [queryKeys.reservations, queryKeys.vehicles, queryKeys.approvals]) {
      void queryClient.invalidateQueries({ queryKey });
    }
    onDone(reached);
  }
  return { decide, deciding, outcomes, forget: () => setOutcomes([]) };
}
