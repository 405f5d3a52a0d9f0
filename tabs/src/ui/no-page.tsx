/** What stands where a page would: it is for others, or there is none. */
import type { Role } from '@fleet/contracts/operation.ts';
import { Link } from '@fluentui/react-components';
import { LockClosed48Regular, SearchInfo24Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useHref } from 'react-router';
import { paths } from '../paths.ts';
import { PageState } from './page-state.tsx';

/** @param roles whom it is for */
export function NotAllowed({ roles, isPage }: { roles: readonly Role[]; isPage?: boolean }) {
  const { t, i18n } = useTranslation();
  const names = new Intl.ListFormat(i18n.language).format(roles.map((role) => t(`roles.${role}`)));
  return (
    <PageState
      {...(isPage && { isPage })}
      icon={<LockClosed48Regular />}
      title={t('notAllowed')}
      detail={`${t('pageNotAllowed', { roles: names })} ${t('notAllowedHint')}`}
      action={<LinkToFleet />}
    />
  );
}

export function NotFound({ isPage }: { isPage?: boolean }) {
  const { t } = useTranslation();
  return (
    <PageState
      {...(isPage && { isPage })}
      icon={<SearchInfo24Regular />}
      title={t('notFound.title')}
      detail={t('notFound.detail')}
      action={<LinkToFleet />}
    />
  );
}

function LinkToFleet() {
  const { t } = useTranslation();
  return <Link href={useHref(paths.fleet)}>{t('notFound.link')}</Link>;
}
