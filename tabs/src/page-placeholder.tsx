import { useLocation } from 'react-router';
import { FleetPlaceholder } from './features/fleet/fleet-placeholder.tsx';
import { ReservationsPlaceholder } from './features/reservations/reservations-placeholder.tsx';
import { paths } from './paths.ts';
import { PageHeading } from './ui/page-heading.tsx';
import { strings } from './ui/strings.ts';

/** The page that the address names, before anything is known about its reader. */
export function PagePlaceholder() {
  const { pathname } = useLocation();
  if (pathname === paths.configure) return <PageHeading title={strings.pages.configure} />;
  const reservations = pathname === paths.reservations;
  return (
    <>
      <PageHeading title={reservations ? strings.pages.reservations : strings.pages.fleet} />
      {reservations ? <ReservationsPlaceholder /> : <FleetPlaceholder />}
    </>
  );
}
