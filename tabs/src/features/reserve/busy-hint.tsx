import { makeStyles, tokens } from '@fluentui/react-components';
import { CalendarInfo20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { formatPeriod, type TimeStyle } from '../../ui/format.ts';
import type { Period } from './reserve-form.ts';

/** As far as Outlook is asked, in milliseconds. */
const longest = 61 * 86_400_000;

const useStyles = makeStyles({
  root: { display: 'flex', gap: tokens.spacingHorizontalS, margin: 0, color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0, lineHeight: 0 },
});

/** That the reader's own calendar has something at that time. It is a hint: nothing waits for it, and nothing is refused. */
export function BusyHint({ period, style }: { period: Period; style: TimeStyle }) {
  const { t } = useTranslation('reserve');
  const styles = useStyles();
  const api = useApi();
  const { data } = useQuery({
    queryKey: queryKeys.busyTimes(period),
    queryFn: ({ signal }) => api.listMyBusyTimes(period, { signal }),
    enabled: Date.parse(period.endDate) - Date.parse(period.startDate) <= longest,
    staleTime: 60_000,
    retry: false,
  });
  const text = data && describe();
  if (!text) return null;
  return (
    <p className={styles.root} role="status">
      <span className={styles.icon}>
        <CalendarInfo20Regular />
      </span>
      {text}
    </p>
  );

  function describe(): string | undefined {
    if (data?.state === 'consent-needed') return t('busyConsent');
    const [first, ...others] = data?.busyTimes ?? [];
    if (!first) return undefined;
    const when = formatPeriod(first.startDate, first.endDate, style);
    return others.length > 0 ? t('busyMore', { when, count: others.length }) : t('busy', { when });
  }
}
