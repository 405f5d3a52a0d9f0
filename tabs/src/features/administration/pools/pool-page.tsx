import type { Pool } from '@fleet/contracts/pool.ts';
import { Badge, Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular, Copy20Regular, Edit20Regular, VehicleCarParking24Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHref, useLinkClickHandler, useParams } from 'react-router';
import { ErrorState, PageState } from '../../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { Card, type Fact } from '../card.tsx';
import { usePersonNames } from '../fields/people-field.tsx';
import { Section } from '../section.tsx';
import { useTenant } from '../use-tenant.ts';
import { describeHolidays, describeOpeningHours, describeRule, describeSteps, ruleMembers } from './describe-pool.ts';
import { useAllPools } from './use-all-pools.ts';

const dialogs = {
  place: lazy(() => import('./place-dialog.tsx')),
  hours: lazy(() => import('./hours-dialog.tsx')),
  rules: lazy(() => import('./rules-dialog.tsx')),
  approval: lazy(() => import('./approval-dialog.tsx')),
  copy: lazy(() => import('./copy-rules-dialog.tsx')),
  end: lazy(() => import('./end-pool-dialog.tsx')),
};
type DialogName = keyof typeof dialogs;

const useStyles = makeStyles({
  back: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, marginBottom: '8px' },
});

/** One pool: where it is, when it is open, what its rules are and who approves. */
export function PoolPage() {
  const { t, i18n } = useTranslation('administration');
  const styles = useStyles();
  const { poolId } = useParams();
  const { data, error, refetch } = useAllPools();
  const [dialog, setDialog] = useState<DialogName>();
  const pool = data?.pools.find(({ id }) => id === poolId);
  const facts = usePoolFacts(pool);
  const href = useHref('/administration/pools');
  const goBack = useLinkClickHandler('/administration/pools');
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <RowsPlaceholder />;
  const back = (
    <Link className={styles.back} href={href} onClick={goBack}>
      <ArrowLeft20Regular aria-hidden /> {t('pool.all')}
    </Link>
  );
  if (!pool || !facts) {
    return <PageState icon={<VehicleCarParking24Regular />} title={t('pool.missing')} action={back} />;
  }
  const Dialog = dialog && dialogs[dialog];
  const parts = ['place', 'hours', 'rules', 'approval'] as const;
  return (
    <div>
      {back}
      <Section
        title={pool.name}
        actions={
          pool.retiredAt ? (
            <Badge appearance="tint" color="informative">
              {t('pool.ended')}
            </Badge>
          ) : (
            <>
              <Button icon={<Copy20Regular />} onClick={() => setDialog('copy')}>
                {t('copy.button')}
              </Button>
              <Button onClick={() => setDialog('end')}>{t('pool.end')}</Button>
            </>
          )
        }
      >
        {parts.map((part) => (
          <Card
            key={part}
            title={t(`pool.parts.${part}`)}
            actions={
              !pool.retiredAt && (
                <Button
                  appearance="subtle"
                  icon={<Edit20Regular />}
                  aria-label={t('changeOf', { name: t(`pool.parts.${part}`) })}
                  onClick={() => setDialog(part)}
                >
                  {t('change')}
                </Button>
              )
            }
            facts={facts[part]}
          />
        ))}
      </Section>
      {Dialog && (
        <Suspense key={i18n.language}>
          <Dialog pool={pool} onClosed={() => setDialog(undefined)} />
        </Suspense>
      )}
    </div>
  );
}

function usePoolFacts(pool: Pool | undefined): Record<'place' | 'hours' | 'rules' | 'approval', Fact[]> | undefined {
  const { t, i18n } = useTranslation('administration');
  const { data: tenant } = useTenant();
  const locale = i18n.language;
  const approverIds = (pool?.approvalSteps ?? []).flatMap((step) => [
    ...step.approverIds,
    ...step.escalationApproverIds,
  ]);
  const names = usePersonNames(approverIds);
  if (!pool) return undefined;
  const currency = tenant?.currency ?? 'EUR';
  return {
    place: [
      { name: t('name'), value: pool.name },
      { name: t('pool.site'), value: pool.site },
      { name: t('timeZone'), value: pool.timeZone.replaceAll('_', ' ') },
    ],
    hours: [
      { name: t('pool.openingHours'), value: describeOpeningHours(pool.openingHours, locale) },
      { name: t('pool.holidays'), value: describeHolidays(pool.holidays, locale) },
    ],
    rules: ruleMembers.map((member) => ({
      name: t(`pool.rules.${member}`),
      value: describeRule(member, pool[member], locale),
    })),
    approval: [
      { name: t('approval.whoDecides'), value: describeSteps(pool.approvalSteps, { locale, currency, names }) },
    ],
  };
}
