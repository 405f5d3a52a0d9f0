import type { ApprovalDelegation } from '@fleet/contracts/approval.ts';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PersonSwap20Regular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { useMe } from '../../api-client/use-me.ts';
import { loadDialog } from '../../ui/dialog/dialog.tsx';
import { formatPeriod } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';

const StandInDialog = lazy(async () => {
  const [file] = await Promise.all([import('./stand-in-dialog.tsx'), loadDialog()]);
  return file;
});

const useStyles = makeStyles({
  root: { padding: tokens.spacingVerticalL, marginTop: tokens.spacingVerticalL },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  list: { margin: `${tokens.spacingVerticalS} 0 0`, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalXS,
  },
  quiet: { margin: `${tokens.spacingVerticalS} 0 0`, color: tokens.colorNeutralForeground2 },
});

/** Who decides in the reader's place, and in whose place the reader decides. */
export function StandIns({ timeStyle }: { timeStyle: { locale: string; now: number; readerZone: string } }) {
  const { t } = useTranslation('approvals');
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const api = useApi();
  const { userId } = useMe();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const midnight = new Date(new Date(timeStyle.now).setHours(0, 0, 0, 0)).toISOString();
  const { data, error } = useQuery({
    queryKey: queryKeys.delegations(midnight),
    queryFn: ({ signal }) => api.listApprovalDelegations({ from: midnight, limit: 50 }, { signal }),
  });
  const end = useMutation({
    mutationFn: (delegationId: string) => api.deleteApprovalDelegation({ delegationId }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.approvals }),
  });
  const describe = ({ approver, delegate, startDate, endDate }: ApprovalDelegation) => {
    const when = formatPeriod(startDate, endDate, { ...timeStyle, timeZone: timeStyle.readerZone });
    return approver.userId === userId
      ? t('standsInForMe', { person: delegate.displayName, when })
      : t('iStandInFor', { person: approver.displayName, when });
  };
  return (
    <section className={mergeClasses(surface.card, styles.root)} aria-labelledby="stand-ins">
      <div className={styles.head}>
        <h2 id="stand-ins" className={styles.title}>
          {t('standIns')}
        </h2>
        <Button icon={<PersonSwap20Regular />} onClick={() => setAsking(true)}>
          {t('addStandIn')}
        </Button>
      </div>
      {(error ?? end.error) && <ErrorNotice error={error ?? end.error} />}
      {data?.delegations.length === 0 && <p className={styles.quiet}>{t('noStandIns')}</p>}
      <ul className={styles.list}>
        {data?.delegations.map((one) => (
          <li key={one.id} className={styles.row}>
            {describe(one)}
            {one.approver.userId === userId && (
              <Button
                size="small"
                disabledFocusable={end.isPending}
                aria-label={t('endStandInOf', { person: one.delegate.displayName })}
                onClick={() => end.mutate(one.id)}
              >
                {t('endStandIn')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAsking && (
        <Suspense>
          <StandInDialog onClosed={() => setAsking(false)} />
        </Suspense>
      )}
    </section>
  );
}
