import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { pageAt } from './pages.ts';
import { PageHeading } from './ui/page-heading.tsx';
import { RowsPlaceholder } from './ui/rows-placeholder.tsx';

/** The page that the address names, before anything is known about its reader. */
export function PagePlaceholder() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { name, Placeholder = RowsPlaceholder } = pageAt(pathname) ?? {};
  return (
    <>
      {name && <PageHeading title={t(name)} />}
      <Placeholder />
    </>
  );
}
