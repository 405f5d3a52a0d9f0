import { Link } from '@fluentui/react-components';
import { PeopleTeam48Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHref } from 'react-router';
import { paths } from '../../paths.ts';
import { useSession } from '../../sign-in/session-context.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { usePools } from '../pools/use-pools.ts';
import { readSavedEntityId } from './connect-tab-settings.ts';
import { TabSettingsForm } from './tab-settings-form.tsx';

/** Which view and pool a tab of a channel or a group chat shows. */
export default function ConfigurePage() {
  const { t } = useTranslation(['configure', 'ui']);
  const fleet = useHref(paths.fleet);
  const isInTeams = useSession()?.host === 'teams';
  return (
    <>
      <PageHeading title={t('ui:pages.configure')} />
      {isInTeams ? (
        <TabSetup />
      ) : (
        <PageState
          icon={<PeopleTeam48Regular />}
          title={t('notInTeams')}
          detail={t('notInTeamsDetail')}
          action={<Link href={fleet}>{t('ui:notFound.link')}</Link>}
        />
      )}
    </>
  );
}

function TabSetup() {
  const pools = usePools();
  const saved = useQuery({ queryKey: ['tab-settings'], queryFn: async () => (await readSavedEntityId()) ?? '' });
  const error = pools.error ?? saved.error;
  if (error) {
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void pools.refetch();
          void saved.refetch();
        }}
      />
    );
  }
  if (!pools.data || saved.data === undefined) return null;
  return <TabSettingsForm pools={pools.data.pools} savedEntityId={saved.data} />;
}
