import { Link } from '@fluentui/react-components';
import { SearchInfo24Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Route, Routes, useHref } from 'react-router';
import { FleetPage } from './features/fleet/fleet-page.tsx';
import { PagePlaceholder } from './page-placeholder.tsx';
import { paths } from './paths.ts';
import { PageState } from './ui/page-state.tsx';
import { strings } from './ui/strings.ts';

const loadReservationsPage = () => import('./features/reservations/reservations-page.tsx');
const ReservationsPage = lazy(loadReservationsPage);
const ReservePage = lazy(() => import('./features/reserve/reserve-page.tsx'));
const ConfigurePage = lazy(() => import('./features/configure/configure-page.tsx'));

export function AppRoutes() {
  useEffect(() => {
    // Ready before it is asked for, without holding up the first page.
    loadReservationsPage().catch(() => {});
  }, []);
  return (
    <Suspense fallback={<PagePlaceholder />}>
      <Routes>
        <Route index element={<Navigate to={paths.fleet} replace />} />
        <Route path={paths.fleet} element={<FleetPage />} />
        <Route path={paths.reservations} element={<ReservationsPage />} />
        <Route path={paths.reserve} element={<ReservePage />} />
        <Route path={paths.configure} element={<ConfigurePage />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}

function NotFound() {
  const fleet = useHref(paths.fleet);
  const { title, detail, link } = strings.notFound;
  return (
    <PageState icon={<SearchInfo24Regular />} title={title} detail={detail} action={<Link href={fleet}>{link}</Link>} />
  );
}
