import type { OperationOutput } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { Button, Link, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { Warning16Filled } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHref } from 'react-router';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { reservationPath } from '../../paths.ts';
import { formatPeriod } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';
import type { Decision } from './use-decisions.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingVerticalL },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    overflowWrap: 'anywhere',
  },
  facts: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  warning: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, fontWeight: 600 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface RequestDetailProps {
  request: Reservation;
  isBusy: boolean;
  onDecide: (decision: Decision) => void;
  timeStyle: { locale: string; now: number };
}

/** One request with what speaks for it and against it. */
export function RequestDetail({ request, isBusy, onDecide, timeStyle }: RequestDetailProps) {
  const { t } = useTranslation(['approvals', 'terms']);
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const api = useApi();
  const address = useHref(reservationPath(request.id));
  const { data, error } = useQuery({
    queryKey: queryKeys.decisionContext(request.id),
    queryFn: ({ signal }) => api.getDecisionContext({ reservationId: request.id }, { signal }),
  });
  const { vehicle, driver, startDate, endDate, timeZone } = request;
  const style = { ...timeStyle, timeZone };
  const facts: [string, string | null][] = [
    [t('when'), formatPeriod(startDate, endDate, style)],
    [t('terms:vehicle'), `${vehicle.name} · ${vehicle.licensePlate} · ${vehicle.poolName}, ${vehicle.site}`],
    [t('terms:purpose'), request.purpose],
    [t('requestedBy'), request.createdBy.userId === driver.userId ? null : request.createdBy.displayName],
    [t('terms:department'), request.department],
    [t('terms:costCenter'), request.costCenter ?? t('terms:noCostCenter')],
    [t('step'), describeStep(request, t)],
  ];
  return (
    <section
      className={mergeClasses(surface.card, styles.root)}
      aria-label={t('requestOf', { driver: driver.displayName })}
    >
      <h2 className={styles.title}>{driver.displayName}</h2>
      <dl className={styles.facts}>
        {[...facts, ...(data ? contextFacts(request, data, style, t) : [])].map(
          ([term, value]) =>
            value && (
              <div key={term} style={{ display: 'contents' }}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {error ? <ErrorNotice error={error} /> : !data && <Spinner size="tiny" label={t('loadingContext')} />}
      {data && data.overlaps > 0 && (
        <div className={styles.warning}>
          <Warning16Filled aria-hidden />
          {t('overlaps', { count: data.overlaps })}
        </div>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={isBusy} onClick={() => onDecide('approve')}>
          {t('approve')}
        </Button>
        <Button disabledFocusable={isBusy} onClick={() => onDecide('reject')}>
          {t('reject')}
        </Button>
        <Link href={address}>{t('open')}</Link>
      </div>
    </section>
  );
}

type Translate = ReturnType<typeof useTranslation<['approvals', 'terms']>>['t'];

function describeStep({ approvals }: Reservation, t: Translate): string | null {
  const steps = [...new Set(approvals.map(({ stepNumber }) => stepNumber))];
  const asked = approvals.filter(({ status }) => status === 'pending');
  const [first] = asked;
  if (!first) return null;
  const names = asked.map(({ approver }) => approver.displayName).join(', ');
  return t('stepOf', { number: steps.indexOf(first.stepNumber) + 1, count: steps.length, names });
}

/** What is known around it, in words. */
function contextFacts(
  { costCents }: Reservation,
  { currency, before, after, history, quotas }: OperationOutput<'getDecisionContext'>,
  style: { locale: string; now: number; timeZone: string },
  t: Translate,
): [string, string | null][] {
  const money = new Intl.NumberFormat(style.locale, { style: 'currency', currency });
  const number = new Intl.NumberFormat(style.locale, { maximumFractionDigits: 1 });
  const period = (one: typeof before) => (one ? formatPeriod(one.startDate, one.endDate, style) : t('nothing'));
  const { days, completed, lateReturns, noShows, cancelled } = history;
  return [
    [t('cost'), costCents === null ? null : money.format(costCents / 100)],
    [t('before'), period(before)],
    [t('after'), period(after)],
    ...quotas.map(({ measure, limit, per, used }): [string, string] => [
      t(`quota.${measure}.${per}`),
      t('quotaUsed', { used: number.format(used), limit: number.format(limit) }),
    ]),
    [t('history', { count: days }), t('historyOf', { completed, lateReturns, noShows, cancelled })],
  ];
}
