import { ProblemError } from '@fleet/contracts/problem-error.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { formatPeriod } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { useTimeStyle } from '../../../ui/use-time-style.ts';
import { Alternatives } from '../../reserve/alternatives.tsx';
import { PeriodInputs } from '../../reserve/period-inputs.tsx';
import { initialForm, isPeriod, type ReserveForm, readPeriod, withPeriod } from '../../reserve/reserve-form.ts';
import { useAvailability } from '../../reserve/use-availability.ts';
import { replaceReservation } from '../use-reservations.ts';

const purposeLength = 500;

interface ChangeDialogProps {
  reservation: Reservation;
  /** Called when the dialog has left and the page behind it can be used again. */
  onClosed: () => void;
}

/** Another time, a longer one, another vehicle, another purpose or account; the rules are those of reserving. */
export default function ChangeDialog({ reservation, onClosed }: ChangeDialogProps) {
  const { t } = useTranslation(['reservations', 'reserve', 'terms', 'ui']);
  const api = useApi();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  const { locale, now } = useTimeStyle();
  const [isOpen, setOpen] = useState(true);
  // As it was when the dialog was opened: what somebody else changes meanwhile is told when it is saved.
  const [before] = useState(reservation);
  const [first] = useState(() => formOf(before, now));
  const [form, setForm] = useState(first);
  const style = { locale, timeZone: before.timeZone, now };
  const period = readPeriod(form);
  const isOut = before.status === 'active';
  const availability = useAvailability({ ...form, vehicleId: '' });
  const costCenters = useQuery({
    queryKey: queryKeys.costCenters,
    queryFn: ({ signal }) => api.listCostCenters({}, { signal }),
  });
  const saving = useMutation({
    mutationFn: (changes: ReturnType<typeof changesOf>) =>
      api.updateReservation({ reservationId: before.id, expectedVersion: before.version, ...changes }),
    onSuccess: (changed) => {
      queryClient.setQueryData(queryKeys.reservation(changed.id), changed);
      replaceReservation(queryClient, changed);
      announce(t('details.changed', { when: formatPeriod(changed.startDate, changed.endDate, style) }));
      setOpen(false);
    },
    onSettled: () => {
      for (const queryKey of [queryKeys.reservations, queryKeys.timelines, queryKeys.vehicles])
        void queryClient.invalidateQueries({ queryKey });
    },
  });
  const close = () => setOpen(false);
  const change = (next: ReserveForm) => {
    if (saving.isError) saving.reset();
    setForm(next);
  };
  const unsaved = JSON.stringify(form) !== JSON.stringify(first);
  const save = () => {
    if (!isPeriod(period) || !form.purpose.trim() || saving.isPending) return;
    if (unsaved) saving.mutate(changesOf(form, first, period));
    else close();
  };
  const { error } = saving;
  const alternatives = error instanceof ProblemError ? (error.problem.alternatives ?? []) : [];
  const others = availability.data?.vehicles.filter(({ vehicleId }) => vehicleId !== before.vehicle.id) ?? [];
  return (
    <Dialog
      open={isOpen}
      shape="drawer"
      size="medium"
      title={t('details.changeTitle', { vehicle: before.vehicle.name })}
      unsaved={unsaved && !saving.isSuccess}
      busy={saving.isPending}
      onClose={close}
      onClosed={onClosed}
      onSubmit={save}
      actions={
        <>
          <Button type="button" disabled={saving.isPending} onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" appearance="primary" disabledFocusable={saving.isPending}>
            {t('ui:save')}
          </Button>
        </>
      }
    >
      {isOut && <p>{t('details.onlyEnd')}</p>}
      <PeriodInputs form={form} errors={isPeriod(period) ? {} : period} startIsFixed={isOut} onChange={change} />
      {!isOut && (
        <Field label={t('terms:vehicle')} hint={t('details.vehicleHint', { count: others.length })}>
          <Select value={form.vehicleId} onChange={(_, { value }) => change({ ...form, vehicleId: value })}>
            <option value={before.vehicle.id}>
              {before.vehicle.name} {before.vehicle.licensePlate}
            </option>
            {form.vehicleId !== before.vehicle.id && !others.some(({ vehicleId }) => vehicleId === form.vehicleId) && (
              <option value={form.vehicleId}>{t('details.otherVehicle')}</option>
            )}
            {others.map(({ vehicleId, name, licensePlate, poolName }) => (
              <option key={vehicleId} value={vehicleId}>
                {name} {licensePlate}, {poolName}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label={t('terms:purpose')}
        required
        {...(!form.purpose.trim() && { validationMessage: t('reserve:purposeMissing') })}
      >
        <Textarea
          value={form.purpose}
          maxLength={purposeLength}
          onChange={(_, { value }) => change({ ...form, purpose: value })}
        />
      </Field>
      {costCenters.data && costCenters.data.costCenters.length > 0 && (
        <Field label={t('terms:costCenter')}>
          <Select value={form.costCenter} onChange={(_, { value }) => change({ ...form, costCenter: value })}>
            {!before.costCenter && <option value="">{t('terms:noCostCenter')}</option>}
            {before.costCenter && !costCenters.data.costCenters.some(({ code }) => code === before.costCenter) && (
              <option value={before.costCenter}>{before.costCenter}</option>
            )}
            {costCenters.data.costCenters.map(({ code, name }) => (
              <option key={code} value={code}>
                {code} {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {error && <ErrorNotice error={error} />}
      <Alternatives
        alternatives={alternatives}
        style={style}
        onTake={({ vehicleId, ...times }) => change(withPeriod({ ...form, vehicleId }, times))}
      />
    </Dialog>
  );
}

function formOf(reservation: Reservation, now: number): ReserveForm {
  const { startDate, endDate, purpose, vehicle, costCenter, minimumSeats } = reservation;
  const form = initialForm(new URLSearchParams({ startDate, endDate, purpose }), costCenter ?? '', now);
  return { ...form, vehicleId: vehicle.id, minimumSeats: minimumSeats === null ? '' : String(minimumSeats) };
}

/** What is different, and nothing else: a start that stays may lie in the past. */
function changesOf(form: ReserveForm, first: ReserveForm, period: { startDate: string; endDate: string }) {
  const movesStart = form.startDay !== first.startDay || form.startTime !== first.startTime;
  const movesEnd = form.endDay !== first.endDay || form.endTime !== first.endTime;
  return {
    ...(movesStart && { startDate: period.startDate }),
    ...(movesEnd && { endDate: period.endDate }),
    ...(form.vehicleId !== first.vehicleId && { vehicleId: form.vehicleId }),
    ...(form.purpose !== first.purpose && { purpose: form.purpose.trim() }),
    ...(form.costCenter !== first.costCenter && { costCenter: form.costCenter || null }),
  };
}
