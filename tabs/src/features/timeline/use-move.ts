import { ProblemError } from '@fleet/contracts/problem-error.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import type { ReservationClaim } from './timeline-rows.ts';
import { replaceOnTimelines } from './use-timeline.ts';

/** Which vehicle, and when. */
export interface Place {
  vehicleId: string;
  /** Instants */
  startDate: string;
  endDate: string;
}

interface Move {
  reservationId: string;
  version: number;
  to: Place;
  /** Where it was; undefined for what is taken back. */
  from?: Place;
}

export type MoveOutcome =
  | { kind: 'moved'; reservation: Reservation; undo: Move | undefined }
  /** Somebody else changed it meanwhile. */
  | { kind: 'changed-meanwhile' }
  | { kind: 'refused'; error: Error; move: Move };

/** Moves reservations, each by the version that was seen, and takes the last move back. */
export function useMove() {
  const api = useApi();
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<MoveOutcome>();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ reservationId, version, to }: Move) =>
      api.updateReservation({ reservationId, expectedVersion: version, ...to }),
    onSuccess: (reservation, { reservationId, from }) => {
      replaceOnTimelines(queryClient, reservation);
      const undo = from && { reservationId, version: reservation.version, to: from };
      setOutcome({ kind: 'moved', reservation, undo });
    },
    onError: (error, move) => {
      const isChanged = error instanceof ProblemError && error.problem.code === 'PRECONDITION_FAILED';
      setOutcome(isChanged ? { kind: 'changed-meanwhile' } : { kind: 'refused', error, move });
    },
    onSettled: () => {
      for (const queryKey of [queryKeys.timelines, queryKeys.reservations, queryKeys.vehicles])
        void queryClient.invalidateQueries({ queryKey });
    },
  });
  return {
    outcome,
    isPending,
    move(claim: ReservationClaim, to: Place, onSettled: () => void) {
      const { details, vehicleId, startDate, endDate } = claim.reservation;
      if (!details) return;
      const from = { vehicleId, startDate, endDate };
      mutate({ reservationId: details.id, version: details.version, to, from }, { onSettled });
    },
    /** Tries again what was refused, at another place. */
    moveInstead: (move: Move, to: Place) => mutate({ ...move, to }),
    undo: (move: Move) => mutate(move),
    dismiss: () => setOutcome(undefined),
  };
}
