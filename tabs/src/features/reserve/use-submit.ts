import type { OperationOutput } from '@fleet/contracts/operations.ts';
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
import { forgetDraft } from './reserve-draft.ts';
import { type Period, type ReserveForm, wishesOf } from './reserve-form.ts';
import { recurrenceRule } from './series-rule.ts';

type SeriesAnswer = OperationOutput<'createSeries'>;
interface Sending {
  form: ReserveForm;
  period: Period;
  style: TimeStyle;
}

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
  const [outcome, setOutcome] = useState<SeriesAnswer>();
  const mutation = useMutation({
    mutationFn: async ({ form, period }: Sending) =>
      form.repetition.frequency === 'never'
        ? { reservation: await api.createReservation(toInput(form, period), { idempotencyKey: key }) }
        : { series: await api.createSeries(toSeriesInput(form), { idempotencyKey: key }) },
    onSuccess: ({ reservation, series }, { style }) => {
      forgetDraft();
      if (reservation) announce(describe(reservation, style));
      if (!series) return void leave(reservation);
      announce(words.t('reserve:seriesMade', { count: series.occurrences.length }));
      if (series.notFitting.length > 0) setOutcome(series);
      else void leave(series.occurrences[0]);
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.reservations });
      void queryClient.invalidateQueries({ queryKey: queryKeys.timelines });
      void queryClient.invalidateQueries({ queryKey: queryKeys.vehicles });
    },
  });

  async function leave(reservation?: Reservation): Promise<void> {
    if (!isDialog) return void navigate(returnPath(state));
    const { dialog } = await import('@microsoft/teams-js');
    dialog.url.submit(reservation && { verb: 'show-reservation', reservationId: reservation.id });
  }
  return {
    /** A series of which something could not be made. */
    outcome,
    error: mutation.error,
    isPending: mutation.isPending,
    send: (form: ReserveForm, period: Period, style: TimeStyle) => mutation.mutate({ form, period, style }),
    leave: () => {
      forgetDraft();
      void leave();
    },
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
    ...wishesOf(form),
    ...accountOf(form),
  };
}

function accountOf({ costCenter, department }: ReserveForm) {
  return { ...(costCenter && { costCenter }), ...(department.trim() && { department: department.trim() }) };
}

/** On the reader's own clock, as the form is. */
function toSeriesInput(form: ReserveForm) {
  const { startDay, startTime, endDay, endTime, repetition } = form;
  const wallMinutes = (day: string, time: string) => Date.parse(`${day}T${time.slice(0, 5)}Z`) / 60_000;
  return {
    vehicleId: form.vehicleId,
    recurrenceRule: recurrenceRule(startDay, repetition),
    startWallTime: `${startDay}T${startTime.slice(0, 5)}`,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    lengthMinutes: wallMinutes(endDay, endTime) - wallMinutes(startDay, startTime),
    mode: repetition.mode,
    purpose: form.purpose.trim(),
    ...wishesOf(form),
    ...accountOf(form),
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
