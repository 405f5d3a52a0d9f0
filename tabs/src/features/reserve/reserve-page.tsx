import type { Alternative } from '@fleet/contracts/error-codes.ts';
import { ProblemError } from '@fleet/contracts/problem-error.ts';
import type { VehicleClass } from '@fleet/contracts/vehicle.ts';
import { Button, Field, makeStyles, mergeClasses, Select, Textarea, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { useMe } from '../../api-client/use-me.ts';
import { vehicleClasses } from '../../contract.build-time.ts';
import { isFramed } from '../../sign-in/use-sign-in.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { Alternatives } from './alternatives.tsx';
import { BusyHint } from './busy-hint.tsx';
import { MoreInputs } from './more-inputs.tsx';
import { PeriodInputs } from './period-inputs.tsx';
import { RepetitionInputs } from './repetition-inputs.tsx';
import { forgetDraft, keepDraft, readDraft } from './reserve-draft.ts';
import { initialForm, isPeriod, type PeriodErrors, type ReserveForm, readPeriod, withPeriod } from './reserve-form.ts';
import { SeriesOutcome } from './series-outcome.tsx';
import { repetitionError } from './series-rule.ts';
import { useAvailability } from './use-availability.ts';
import { useSubmit } from './use-submit.ts';
import { VehicleChoice } from './vehicle-choice.tsx';
import { WaitButton } from './wait-button.tsx';

const purposeLength = 500;
const seatChoices = [2, 3, 4, 5, 7, 9];

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '760px',
    padding: tokens.spacingVerticalL,
  },
  wishes: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  stale: { opacity: 0.6 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The whole form in one place: as a page of the tab, and as what a dialog in Teams shows (`?dialog=1`). */
export default function ReservePage() {
  const { t } = useTranslation('reserve');
  const [search] = useSearchParams();
  const { now } = useTimeStyle();
  const { costCenter } = useMe();
  // Only where it begins: what was typed stays, whatever the clock says.
  const [empty] = useState(() => initialForm(search, costCenter ?? '', now));
  // A link that says what is wanted wins over what was left here.
  const [draft, setDraft] = useState(() => (search.size === 0 ? readDraft(empty) : undefined));
  const [form, setForm] = useState(draft ?? empty);
  useEffect(() => {
    if (form !== empty) keepDraft(form);
  }, [form, empty]);
  const startAnew = () => {
    forgetDraft();
    setDraft(undefined);
    setForm(empty);
  };
  return (
    <>
      <PageHeading title={t('title')} />
      {draft && (
        <p role="status">
          {t('draftKept')}{' '}
          <Button size="small" onClick={startAnew}>
            {t('startAnew')}
          </Button>
        </p>
      )}
      <Form form={form} isDialog={search.get('dialog') === '1' && isFramed} onChange={setForm} />
    </>
  );
}

interface FormProps {
  form: ReserveForm;
  isDialog: boolean;
  onChange: (form: ReserveForm) => void;
}

function Form({ form, isDialog, onChange }: FormProps) {
  const { t } = useTranslation(['reserve', 'terms']);
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const api = useApi();
  const me = useMe();
  const timeStyle = useTimeStyle();
  const { locale, readerZone, now } = timeStyle;
  const availability = useAvailability(useDeferredValue(form));
  const [wasSent, setSent] = useState(false);
  const costCenters = useQuery({
    queryKey: queryKeys.costCenters,
    queryFn: ({ signal }) => api.listCostCenters({}, { signal }),
  });
  const submit = useSubmit(isDialog);
  const period = readPeriod(form);
  const errors: PeriodErrors = isPeriod(period) ? {} : period;
  const repeats = form.repetition.frequency !== 'never';
  const seriesError = repetitionError(form.startDay, form.repetition);
  const needsVehicle = repeats && !form.vehicleId;
  const purposeError = wasSent && !form.purpose.trim() ? t('purposeMissing') : undefined;
  const vehicles = availability.data?.vehicles ?? [];
  const chosen = vehicles.find(({ vehicleId }) => vehicleId === form.vehicleId);
  const isLost = form.vehicleId !== '' && availability.isSuccess && !availability.isPlaceholderData && !chosen;
  const needsApproval = chosen ? chosen.approvalRequired : vehicles.every((one) => one.approvalRequired);
  const style = { locale, timeZone: chosen?.timeZone ?? readerZone, now };

  const change = (next: ReserveForm) => {
    submit.reset();
    onChange(next);
  };
  const take = ({ vehicleId, ...times }: Alternative) =>
    change(withPeriod({ ...form, vehicleClass: '', minimumSeats: '', vehicleId }, times));
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (isPeriod(period) && form.purpose.trim() && !isLost && !seriesError && !needsVehicle) {
      submit.send(form, period, style);
    }
  };
  const { error } = submit;
  if (submit.outcome) return <SeriesOutcome outcome={submit.outcome} style={style} onLeave={submit.leave} />;
  const refusal = error instanceof ProblemError ? error : undefined;
  return (
    <form className={mergeClasses(surface.card, styles.form)} noValidate onSubmit={send}>
      <PeriodInputs form={form} errors={errors} onChange={change} />
      {isPeriod(period) && !form.driverId && <BusyHint period={period} style={{ ...style, timeZone: readerZone }} />}
      <RepetitionInputs
        startDay={form.startDay}
        repetition={form.repetition}
        locale={locale}
        onChange={(repetition) => change({ ...form, repetition })}
      />
      <div className={styles.wishes}>
        <Field label={t('vehicleClass')}>
          <Select
            value={form.vehicleClass}
            onChange={(_, { value }) => change({ ...form, vehicleClass: value as VehicleClass | '' })}
          >
            <option value="">{t('anyClass')}</option>
            {vehicleClasses.map((one) => (
              <option key={one} value={one}>
                {t(`terms:vehicleClasses.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('minimumSeats')}>
          <Select value={form.minimumSeats} onChange={(_, { value }) => change({ ...form, minimumSeats: value })}>
            <option value="">{t('anyNumber')}</option>
            {seatChoices.map((seats) => (
              <option key={seats} value={seats}>
                {seats}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {availability.error && <ErrorNotice error={availability.error} />}
      {availability.data && isPeriod(period) && (
        <div className={availability.isPlaceholderData ? styles.stale : ''} aria-busy={availability.isFetching}>
          {vehicles.length > 0 ? (
            <VehicleChoice
              vehicles={vehicles}
              why={availability.data.why}
              vehicleId={form.vehicleId}
              startDate={period.startDate}
              readerZone={readerZone}
              onChange={(vehicleId) => change({ ...form, vehicleId })}
            />
          ) : (
            <>
              <p role="status">{t('noneFree')}</p>
              <Alternatives alternatives={availability.data.alternatives} style={style} onTake={take} />
              <WaitButton key={JSON.stringify(period)} form={form} period={period} />
            </>
          )}
          {isLost && <p role="status">{t('chosenTaken')}</p>}
          {needsVehicle && wasSent && <p role="alert">{t('seriesNeedsVehicle')}</p>}
        </div>
      )}
      <Field label={t('terms:purpose')} required {...(purposeError && { validationMessage: purposeError })}>
        <Textarea
          value={form.purpose}
          maxLength={purposeLength}
          placeholder={t('purposeHint')}
          onChange={(_, { value }) => change({ ...form, purpose: value })}
        />
      </Field>
      {costCenters.data && costCenters.data.costCenters.length > 0 && (
        <Field label={t('terms:costCenter')}>
          <Select value={form.costCenter} onChange={(_, { value }) => change({ ...form, costCenter: value })}>
            {!me.costCenter && <option value="">{t('terms:noCostCenter')}</option>}
            {costCenters.data.costCenters.map(({ code, name }) => (
              <option key={code} value={code}>
                {code} {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <MoreInputs form={form} onChange={change} />
      {error && <ErrorNotice error={error} />}
      {refusal?.problem.alternatives && (
        <Alternatives alternatives={refusal.problem.alternatives} style={style} onTake={take} />
      )}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={submit.isPending}>
          {needsApproval ? t('request') : t('reserve')}
        </Button>
        <Button disabled={submit.isPending} onClick={submit.leave}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
