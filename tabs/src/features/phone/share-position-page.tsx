import type { Reservation } from '@fleet/contracts/reservation.ts';
import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Select,
  tokens,
} from '@fluentui/react-components';
import { Location20Filled, LocationOff48Regular, Stop20Filled } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { formatTime } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { type Sharing, useSharing } from './use-sharing.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '640px',
    padding: tokens.spacingVerticalL,
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  action: { alignSelf: 'flex-start' },
});

/** A driver's phone instead of a device in the vehicle. */
export default function SharePositionPage() {
  const { t } = useTranslation('handover');
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKeys.reservationLists, 'taken'],
    queryFn: ({ signal }) => api.listReservations({ scope: 'mine', status: ['active'] }, { signal }),
  });
  return (
    <>
      <PageHeading title={t('share.title')} />
      {data ? (
        data.reservations.length > 0 ? (
          <Share taken={data.reservations} />
        ) : (
          <PageState icon={<LocationOff48Regular />} title={t('share.none')} detail={t('share.noneDetail')} />
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsPlaceholder />
      )}
    </>
  );
}

function Share({ taken }: { taken: readonly Reservation[] }) {
  const { t } = useTranslation('handover');
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const announce = useAnnounce();
  const [chosenId, setChosenId] = useState(taken[0]?.vehicle.id ?? '');
  const [isOn, setIsOn] = useState(false);
  const { vehicle } = taken.find((one) => one.vehicle.id === chosenId) ?? taken[0] ?? {};
  const end = () => {
    setIsOn(false);
    announce(t('share.stopped'));
  };
  const sharing = useSharing(isOn ? vehicle?.id : undefined, end);
  const start = () => {
    setIsOn(true);
    announce(t('share.started'));
  };
  const name = vehicle ? `${vehicle.name} ${vehicle.licensePlate}` : '';
  return (
    <div className={mergeClasses(surface.card, styles.root)}>
      <p className={styles.text}>{t('share.detail')}</p>
      {taken.length > 1 && (
        <Field label={t('share.vehicle')}>
          <Select value={chosenId} disabled={isOn} onChange={(_, { value }) => setChosenId(value)}>
            {taken.map(({ vehicle: one }) => (
              <option key={one.id} value={one.id}>
                {`${one.name} ${one.licensePlate}`}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <MessageBar intent={isOn ? 'warning' : 'info'} layout="multiline" {...(isOn && { icon: <Location20Filled /> })}>
        <MessageBarBody>{isOn ? t('share.isOn', { vehicle: name }) : t('share.isOff')}</MessageBarBody>
      </MessageBar>
      <Button
        className={styles.action}
        appearance={isOn ? 'secondary' : 'primary'}
        size="large"
        icon={isOn ? <Stop20Filled /> : <Location20Filled />}
        onClick={isOn ? end : start}
      >
        {isOn ? t('share.stop') : t('share.start')}
      </Button>
      <Progress sharing={sharing} isOn={isOn} />
      <p className={styles.text}>{t('share.only')}</p>
    </div>
  );
}

function Progress({ sharing, isOn }: { sharing: Sharing; isOn: boolean }) {
  const { t } = useTranslation('handover');
  const styles = useStyles();
  const timeStyle = useTimeStyle();
  const { queue, problem, refusal, wasHidden } = sharing;
  const { sent = 0, lastSentAt, waiting = 0, dropped = 0, outOfTime = 0 } = queue ?? {};
  const moment = lastSentAt && formatTime(Date.parse(lastSentAt), { ...timeStyle, timeZone: timeStyle.readerZone });
  const warnings = [
    problem && t(`share.problems.${problem}`),
    dropped > 0 && t('share.dropped', { count: dropped }),
    outOfTime > 0 && t('share.outOfTime'),
    isOn && wasHidden && t('share.hidden'),
  ].filter((text) => typeof text === 'string');
  return (
    <>
      {warnings.map((text) => (
        <MessageBar key={text} intent="error" layout="multiline">
          <MessageBarBody>{text}</MessageBarBody>
        </MessageBar>
      ))}
      {refusal !== undefined && <ErrorNotice error={refusal} />}
      {(isOn || sent > 0) && (
        <p className={styles.text} role="status">
          {moment ? t('share.sent', { count: sent, moment }) : t('share.notSent')}{' '}
          {waiting > 0 && t('share.waiting', { count: waiting })}
        </p>
      )}
    </>
  );
}
