import type { Reservation } from '@fleet/contracts/reservation.ts';
import { Button, Field, Input, makeStyles, mergeClasses, Select, Textarea, tokens } from '@fluentui/react-components';
import { CalendarEmpty48Regular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { words } from '../../language/words.ts';
import { reservationPath } from '../../paths.ts';
import { isFramed } from '../../sign-in/use-sign-in.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { formatPeriod } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { distanceUnitOf, formatDistance, toMeters } from './distance.ts';
import { type AddedPhoto, PhotoInput } from './photo-input.tsx';

type Kind = 'check-out' | 'check-in';

const energySteps = ['100', '75', '50', '25', '0'] as const;
const textLength = 1_000;

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '640px',
    padding: tokens.spacingVerticalL,
  },
  vehicle: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  when: { margin: 0, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Takes a vehicle or brings it back, with photos: as a page of the tab, and as what a dialog in Teams shows. */
export default function HandoverPage() {
  const { t } = useTranslation('handover');
  const api = useApi();
  const { reservationId = '' } = useParams();
  const [search] = useSearchParams();
  const kind: Kind = search.get('kind') === 'check-in' ? 'check-in' : 'check-out';
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.reservation(reservationId),
    queryFn: ({ signal }) => api.getReservation({ reservationId }, { signal }),
  });
  return (
    <>
      <PageHeading title={t(`titles.${kind}`)} />
      {data?.allowedActions.includes(kind) ? (
        <Form reservation={data} kind={kind} isDialog={search.get('dialog') === '1' && isFramed} />
      ) : data ? (
        <PageState icon={<CalendarEmpty48Regular />} title={t('notNow')} detail={t('notNowDetail')} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsPlaceholder />
      )}
    </>
  );
}

interface FormProps {
  reservation: Reservation;
  kind: Kind;
  isDialog: boolean;
}

function Form({ reservation, kind, isDialog }: FormProps) {
  const { t } = useTranslation(['handover', 'ui']);
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const api = useApi();
  const { locale, now } = useTimeStyle();
  const unit = distanceUnitOf(locale);
  const [odometer, setOdometer] = useState('');
  const [energyPercent, setEnergyPercent] = useState('');
  const [damage, setDamage] = useState('');
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<readonly AddedPhoto[]>([]);
  const [wasSent, setSent] = useState(false);
  const { vehicle, startDate, endDate, timeZone } = reservation;
  const { data: known } = useQuery({
    queryKey: queryKeys.vehicle(vehicle.id),
    queryFn: ({ signal }) => api.getVehicle({ vehicleId: vehicle.id }, { signal }),
  });
  const { mutate, isPending, error, leave } = useHandOver(reservation, kind, isDialog);
  const isMissing = wasSent && odometer.trim() === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (odometer.trim() === '') return;
    mutate({
      odometerMeters: toMeters(Number(odometer), unit),
      photoIds: photos.map(({ photoId }) => photoId),
      ...(energyPercent && { energyPercent: Number(energyPercent) }),
      ...(damage.trim() && { damage: damage.trim() }),
      ...(note.trim() && { note: note.trim() }),
    });
  };
  return (
    <form className={mergeClasses(surface.card, styles.form)} noValidate onSubmit={send}>
      <div>
        <p className={styles.vehicle}>
          {vehicle.name} {vehicle.licensePlate}
        </p>
        <p className={styles.when}>{formatPeriod(startDate, endDate, { locale, timeZone, now })}</p>
      </div>
      <Field
        label={t(`odometer.${unit}`)}
        required
        {...(known && { hint: t('lastOdometer', { distance: formatDistance(known.odometerMeters, locale) }) })}
        {...(isMissing && { validationMessage: t('odometerMissing') })}
      >
        <Input
          type="number"
          min={0}
          inputMode="numeric"
          value={odometer}
          onChange={(_, { value }) => setOdometer(value)}
        />
      </Field>
      <Field label={t('energy')}>
        <Select value={energyPercent} onChange={(_, { value }) => setEnergyPercent(value)}>
          <option value="">{t('energyUnknown')}</option>
          {energySteps.map((step) => (
            <option key={step} value={step}>
              {t(`energySteps.${step}`)}
            </option>
          ))}
        </Select>
      </Field>
      <PhotoInput photos={photos} onChange={setPhotos} />
      <Field label={t('damage')}>
        <Textarea
          value={damage}
          maxLength={textLength}
          placeholder={t('damageHint')}
          onChange={(_, { value }) => setDamage(value)}
        />
      </Field>
      <Field label={t('note')}>
        <Textarea value={note} maxLength={textLength} onChange={(_, { value }) => setNote(value)} />
      </Field>
      {error && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={isPending}>
          {t(`submit.${kind}`)}
        </Button>
        <Button disabled={isPending} onClick={leave}>
          {t('ui:cancel')}
        </Button>
      </div>
    </form>
  );
}

interface Recorded {
  odometerMeters: number;
  photoIds: string[];
  energyPercent?: number;
  damage?: string;
  note?: string;
}

/** Records it once however often it is sent, and leaves: to the reservation, or out of the dialog. */
function useHandOver({ id: reservationId, version }: Reservation, kind: Kind, isDialog: boolean) {
  const api = useApi();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const leave = async () => {
    if (!isDialog) return void navigate(reservationPath(reservationId));
    const { dialog } = await import('@microsoft/teams-js');
    dialog.url.submit({ verb: 'show-reservation', reservationId });
  };
  const mutation = useMutation({
    mutationFn: (recorded: Recorded) => {
      const input = { reservationId, expectedVersion: version, ...recorded };
      // Another reading is another request: the key is that of this one.
      const call = { idempotencyKey: `${idempotencyKey}-${recorded.odometerMeters}-${recorded.photoIds.length}` };
      return kind === 'check-out' ? api.checkOutReservation(input, call) : api.checkInReservation(input, call);
    },
    onSuccess: () => {
      announce(words.t(`handover:done.${kind}`));
      void leave();
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.reservations });
      void queryClient.invalidateQueries({ queryKey: queryKeys.vehicles });
    },
  });
  return { ...mutation, leave: () => void leave() };
}
