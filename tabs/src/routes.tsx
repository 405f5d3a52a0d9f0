import { Link } from '@fluentui/react-components';
import { LockClosed48Regular, SearchInfo24Regular } from '@fluentui/react-icons';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useHref } from 'react-router';
import { useMe } from './api-client/use-me.ts';
import { PagePlaceholder } from './page-placeholder.tsx';
import { isFor, type Page, pages, preloadPage } from './pages.ts';
import { paths } from './paths.ts';
import { PageState } from './ui/page-state.tsx';

export function AppRoutes() {
  useEffect(() => {
    // Ready before it is asked for, without holding up the first page.
    preloadPage(paths.reservations);
  }, []);
  return (
    <Suspense fallback={<PagePlaceholder />}>
      <Routes>
        <Route index element={<Navigate to={paths.fleet} replace />} />
        {pages.map((page) => (
          <Route key={page.path} path={page.path} element={<Guarded page={page} />} />
        ))}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}

function Guarded({ page }: { page: Page }) {
  const { roles } = useMe();
  return isFor(page, roles) ? <page.Component /> : <NotAllowed roles={page.roles ?? []} />;
}

function NotAllowed({ roles }: { roles: NonNullable<Page['roles']> }) {
  const { t, i18n } = useTranslation();
  const names = new Intl.ListFormat(i18n.language).format(roles.map((role) => t(`roles.${role}`)));
  return (
    <PageState
      isPage
      icon={<LockClosed48Regular />}
      title={t('notAllowed')}
      detail={`${t('pageNotAllowed', { roles: names })} ${t('notAllowedHint')}`}
      action={<LinkToFleet />}
    />
  );
}

function NotFound() {
  const { t } = useTranslation();
  return (
    <PageState
      isPage
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
