import type { Driver } from '@fleet/contracts/driver.ts';
import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Regular,
  Edit20Regular,
  PersonProhibited16Regular,
  Search20Regular,
  Warning16Regular,
} from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { ErrorState, PageState } from '../../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { Card } from '../card.tsx';
import { MoreButton } from '../more-button.tsx';
import { Section } from '../section.tsx';
import { describeLicence } from './describe-licence.ts';

const DriverDialog = lazy(() => import('./driver-dialog.tsx'));
const pageSize = 25;

const useStyles = makeStyles({ search: { width: '100%', maxWidth: '360px', marginBottom: tokens.spacingVerticalM } });

/** Who drives, with which licence, and who may not at present. */
export default function PeopleSection() {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const api = useApi();
  const [text, setText] = useState('');
  const [driver, setDriver] = useState<Driver>();
  const q = useDeferredValue(text.trim());
  const query = useInfiniteQuery({
    queryKey: queryKeys.driverList(q),
    queryFn: ({ signal, pageParam }) =>
      api.listDrivers({ limit: pageSize, ...(q && { q }), ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (former) => former,
  });
  const { data, error, refetch } = query;
  const drivers = data?.pages.flatMap((page) => page.drivers);
  return (
    <Section title={t('sections.people')} detail={t('people.detail')}>
      <Input
        className={styles.search}
        type="search"
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        contentBefore={<Search20Regular aria-hidden />}
        value={text}
        onChange={(_, { value }) => setText(value)}
      />
      {!drivers ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <RowsPlaceholder />
        )
      ) : drivers.length === 0 ? (
        <PageState icon={<Search20Regular />} title={t('nobodyFound')} />
      ) : (
        drivers.map((one) => <DriverCard key={one.id} driver={one} onChange={() => setDriver(one)} />)
      )}
      <MoreButton query={query} />
      <Suspense>{driver && <DriverDialog driver={driver} onClosed={() => setDriver(undefined)} />}</Suspense>
    </Section>
  );
}

function DriverCard({ driver, onChange }: { driver: Driver; onChange: () => void }) {
  const { t, i18n } = useTranslation('administration');
  const licence = describeLicence(driver, useNow(), i18n.language);
  const badge = driver.blockedReason ? (
    <StatusBadge tone="bad" icon={<PersonProhibited16Regular />}>
      {t('people.blocked')}
    </StatusBadge>
  ) : licence.isExpired ? (
    <StatusBadge tone="waiting" icon={<Warning16Regular />}>
      {t('people.expired')}
    </StatusBadge>
  ) : (
    <StatusBadge tone="good" icon={<CheckmarkCircle16Regular />}>
      {t('people.mayDrive')}
    </StatusBadge>
  );
  return (
    <Card
      title={driver.displayName}
      badge={badge}
      actions={
        <Button
          appearance="subtle"
          icon={<Edit20Regular />}
          aria-label={t('changeOf', { name: driver.displayName })}
          onClick={onChange}
        >
          {t('change')}
        </Button>
      }
      facts={[
        { name: t('people.email'), value: driver.email ?? t('none') },
        { name: t('people.licenceClasses'), value: licence.classes },
        { name: t('people.licenceValidUntil'), value: licence.validUntil },
        ...(driver.blockedReason ? [{ name: t('people.blockedReason'), value: driver.blockedReason }] : []),
      ]}
    />
  );
}
