import type { Reservation } from '@fleet/contracts/reservation.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { words } from '../../language/words.ts';
import { paths } from '../../paths.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { formatPeriod, type TimeStyle } from '../../ui/format.ts';
import type { Period, ReserveForm } from './reserve-form.ts';

/**
 * Reserves what the form says, once however often it is sent, and leaves: back to where it was asked for, or out of the dialog with
 * the new reservation for whoever opened it.
 */
export function useSubmit(isDialog: boolean) {
  const api = useApi();
  const navigate = useNavigate();
  const { state } = useLocation();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const mutation = useMutation({
    mutationFn: ({ form, period }: { form: ReserveForm; period: Period; style: TimeStyle }) =>
      api.createReservation(toInput(form, period), { idempotencyKey: key }),
    onSuccess: (reservation, { style }) => {
      announce(describe(reservation, style));
      void leave(reservation);
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.reservations });
      void queryClient.invalidateQueries({ queryKey: queryKeys.vehicles });
    },
  });

  async function leave(reservation?: Reservation): Promise<void> {
    if (!isDialog) return void navigate(returnPath(state));
    const { dialog } = await import('@microsoft/teams-js');
    dialog.url.submit(reservation && { verb: 'show-reservation', reservationId: reservation.id });
  }
  return {
    error: mutation.error,
    isPending: mutation.isPending,
    send: (form: ReserveForm, period: Period, style: TimeStyle) => mutation.mutate({ form, period, style }),
    leave: () => void leave(),
    /** What is asked for has changed: it is another reservation than the one that was refused. */
    reset: () => {
      if (!mutation.isError) return;
      mutation.reset();
      setKey(crypto.randomUUID());
    },
  };
}

function toInput(form: ReserveForm, period: Period) {
  return {
    ...period,
    purpose: form.purpose.trim(),
    ...(form.vehicleId && { vehicleId: form.vehicleId }),
    ...(!form.vehicleId && form.vehicleClass && { class: form.vehicleClass }),
    ...(form.minimumSeats && { minimumSeats: Number(form.minimumSeats) }),
    ...(form.costCenter && { costCenter: form.costCenter }),
  };
}

function describe({ vehicle, startDate, endDate, status }: Reservation, style: TimeStyle): string {
  const named = {
    vehicle: `${vehicle.name} ${vehicle.licensePlate}`,
    when: formatPeriod(startDate, endDate, style),
  };
  return status === 'pending' ? words.t('reserve:requested', named) : words.t('reserve:reserved', named);
}

/** Where the form was opened from, if that said so. */
function returnPath(state: unknown): string {
  const asked = typeof state === 'object' && state && 'returnTo' in state ? state.returnTo : undefined;
  return typeof asked === 'string' ? asked : paths.reservations;
}
