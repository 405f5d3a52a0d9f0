import type { Blackout } from '@fleet/contracts/blackout.ts';
import { Badge, Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { Add20Regular, CalendarCancel24Regular, Edit20Regular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { formatPeriod } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { ErrorState, PageState } from '../../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { useTimeStyle } from '../../../ui/use-time-style.ts';
import { Card } from '../card.tsx';
import { MoreButton } from '../more-button.tsx';
import { Section } from '../section.tsx';
import { useBlackoutScopes } from './use-blackout-scopes.ts';
import { useEndBlackout } from './use-end-blackout.ts';

const NewBlackoutDialog = lazy(() => import('./new-blackout-dialog.tsx'));
const BlackoutDialog = lazy(() => import('./blackout-dialog.tsx'));
const pageSize = 50;

const useStyles = makeStyles({ past: { marginBottom: tokens.spacingVerticalM } });

/** Times in which vehicles are not lent. */
export default function BlackoutsSection() {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const api = useApi();
  const { locale, now } = useTimeStyle();
  const [withPast, setWithPast] = useState(false);
  const [openedAt] = useState(() => new Date(now).toISOString());
  const [dialog, setDialog] = useState<'new' | Blackout>();
  const scopes = useBlackoutScopes();
  const end = useEndBlackout(scopes.nameOf);
  const filter = { limit: pageSize, ...(!withPast && { from: openedAt }) };
  const query = useInfiniteQuery({
    queryKey: queryKeys.blackoutList(filter),
    queryFn: ({ signal, pageParam }) =>
      api.listBlackouts({ ...filter, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const { data, error, refetch } = query;
  const blackouts = data?.pages.flatMap((page) => page.blackouts);
  const closed = () => setDialog(undefined);
  return (
    <Section
      title={t('sections.blackouts')}
      detail={t('blackout.detail')}
      actions={
        <Button appearance="primary" icon={<Add20Regular />} onClick={() => setDialog('new')}>
          {t('blackout.new')}
        </Button>
      }
    >
      <Switch
        className={styles.past}
        label={t('blackout.withPast')}
        checked={withPast}
        onChange={(_, { checked }) => setWithPast(checked)}
      />
      {end.error && <ErrorNotice error={end.error} />}
      {!blackouts ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <RowsPlaceholder />
        )
      ) : blackouts.length === 0 ? (
        <PageState icon={<CalendarCancel24Regular />} title={t('blackout.empty')} detail={t('blackout.emptyDetail')} />
      ) : (
        blackouts.map((blackout) => {
          const timeZone = scopes.zoneOf(blackout);
          const name = scopes.nameOf(blackout);
          const isOver = Date.parse(blackout.endDate) <= now;
          const isNow = !isOver && Date.parse(blackout.startDate) <= now;
          return (
            <Card
              key={blackout.id}
              title={name}
              badge={
                isNow && (
                  <Badge appearance="tint" color="warning">
                    {t('blackout.now')}
                  </Badge>
                )
              }
              actions={
                !isOver && (
                  <>
                    <Button
                      appearance="subtle"
                      icon={<Edit20Regular />}
                      aria-label={t('changeOf', { name })}
                      onClick={() => setDialog(blackout)}
                    >
                      {t('change')}
                    </Button>
                    <Button
                      appearance="subtle"
                      aria-label={t(isNow ? 'blackout.endNowOf' : 'blackout.removeOf', { name })}
                      disabledFocusable={end.isPending}
                      onClick={() => end.mutate(blackout)}
                    >
                      {isNow ? t('blackout.endNow') : t('blackout.remove')}
                    </Button>
                  </>
                )
              }
              facts={[
                {
                  name: t('blackout.when'),
                  value: formatPeriod(blackout.startDate, blackout.endDate, { locale, timeZone, now }),
                },
                { name: t('blackout.reason'), value: blackout.reason },
              ]}
            />
          );
        })
      )}
      <MoreButton query={query} />
      <Suspense>
        {dialog === 'new' && <NewBlackoutDialog onClosed={closed} />}
        {dialog && dialog !== 'new' && <BlackoutDialog blackout={dialog} onClosed={closed} />}
      </Suspense>
    </Section>
  );
}
