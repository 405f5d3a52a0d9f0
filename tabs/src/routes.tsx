import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { useMe } from './api-client/use-me.ts';
import { PagePlaceholder } from './page-placeholder.tsx';
import { isFor, type Page, pages } from './pages.ts';
import { paths } from './paths.ts';

/** Few ever see them. */
const NotAllowed = lazy(async () => ({ default: (await import('./ui/no-page.tsx')).NotAllowed }));
const NotFound = lazy(async () => ({ default: (await import('./ui/no-page.tsx')).NotFound }));

export function AppRoutes() {
  return (
    <Suspense fallback={<PagePlaceholder />}>
      <Routes>
        <Route index element={<Navigate to={paths.fleet} replace />} />
        {pages.map((page) => (
          <Route key={page.path} path={page.path} element={<Guarded page={page} />} />
        ))}
        <Route path="*" element={<NotFound isPage />} />
      </Routes>
    </Suspense>
  );
}

function Guarded({ page }: { page: Page }) {
  const { roles } = useMe();
  return isFor(page, roles) ? <page.Component /> : <NotAllowed roles={page.roles ?? []} isPage />;
}
