import type { CalendarDrift } from '@fleet/contracts/calendar-drift.ts';
import type { OperationInput } from '@fleet/contracts/operations.ts';
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular, Warning16Regular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { formatPeriod } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useTimeStyle } from '../../../ui/use-time-style.ts';
import { Card } from '../card.tsx';
import { useTenant } from '../use-tenant.ts';
import { useMoment } from './use-moment.ts';

const shownDrifts = 20;
const askAgainMilliseconds = 2_000;

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalM} 0`, paddingLeft: tokens.spacingHorizontalL },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Whether Outlook shows what Fleet has, and which side holds where it does not. */
export function CalendarCard() {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const api = useApi();
  const queryClient = useQueryClient();
  const moment = useMoment();
  const { data: tenant } = useTenant();
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.calendarDrift });
  const { data, error } = useQuery({
    queryKey: queryKeys.calendarDrift,
    queryFn: ({ signal }) => api.getCalendarDrift({ limit: shownDrifts }, { signal }),
    refetchInterval: ({ state }) => (state.data?.workingSince ? askAgainMilliseconds : false),
  });
  const compare = useMutation({ mutationFn: () => api.compareCalendar({}), onSettled: refresh });
  const repair = useMutation({
    mutationFn: (by: OperationInput<'repairCalendarDrift'>['by']) => api.repairCalendarDrift({ by }),
    onSettled: refresh,
  });
  const { missing = 0, extra = 0, different = 0 } = data?.counts ?? {};
  const total = missing + extra + different;
  const isWorking = Boolean(data?.workingSince) || compare.isPending || repair.isPending;
  const isOff = tenant?.featureFlags.outlookCalendar === false;
  const problem = error ?? compare.error ?? repair.error;
  return (
    <Card
      title={t('calendar.title')}
      badge={
        isOff ? (
          <StatusBadge tone="quiet" icon={<Warning16Regular />}>
            {t('telematics.health.off')}
          </StatusBadge>
        ) : total > 0 ? (
          <StatusBadge tone="waiting" icon={<Warning16Regular />}>
            {t('calendar.differs', { count: total })}
          </StatusBadge>
        ) : data?.comparedAt ? (
          <StatusBadge tone="good" icon={<CheckmarkCircle16Regular />}>
            {t('calendar.agrees')}
          </StatusBadge>
        ) : undefined
      }
      actions={
        <Button disabledFocusable={isWorking || isOff} onClick={() => compare.mutate()}>
          {t('calendar.compare')}
        </Button>
      }
      facts={[
        { name: t('calendar.comparedAt'), value: moment(data?.comparedAt ?? null) },
        { name: t('calendar.missing'), value: String(missing) },
        { name: t('calendar.extra'), value: String(extra) },
        { name: t('calendar.different'), value: String(different) },
      ]}
    >
      <div role="status">{isWorking && <Spinner size="tiny" label={t('calendar.working')} />}</div>
      {problem && <ErrorNotice error={problem} />}
      {data && data.drifts.length > 0 && (
        <>
          <ul className={styles.list} aria-label={t('calendar.differences')}>
            {data.drifts.map((drift) => (
              <li key={drift.id}>
                <DriftLine drift={drift} />
              </li>
            ))}
          </ul>
          <div className={styles.actions}>
            <Button disabledFocusable={isWorking} onClick={() => repair.mutate('fleet')}>
              {t('calendar.fleetHolds')}
            </Button>
            <Button disabledFocusable={isWorking} onClick={() => repair.mutate('outlook')}>
              {t('calendar.outlookHolds')}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

function DriftLine({ drift }: { drift: CalendarDrift }) {
  const { t } = useTranslation('administration');
  const { locale, readerZone, now } = useTimeStyle();
  const when = formatPeriod(drift.startDate, drift.endDate, { locale, timeZone: readerZone, now });
  const said = drift.differences.map(({ field, fleet, outlook }) =>
    t('calendar.sides', { field: t(`calendar.fields.${field}`), fleet, outlook }),
  );
  return <>{[`${t(`calendar.kinds.${drift.kind}`)}: ${drift.subject}, ${when}`, ...said].join('; ')}</>;
}
