import { makeStyles, Toaster, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { useMe } from '../../api-client/use-me.ts';
import { NotAllowed, NotFound } from '../../ui/no-page.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { savedToaster } from './edit/use-tell-saved.tsx';
import { SectionNavigation } from './section-navigation.tsx';
import { sections } from './sections.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    alignItems: 'start',
    '@media (min-width: 900px)': {
      gridTemplateColumns: '200px minmax(0, 1fr)',
      columnGap: tokens.spacingHorizontalXXL,
    },
  },
});

/** What fleet managers and administrators decide for everybody, a part at a time. */
export default function AdministrationPage() {
  const { t } = useTranslation(['administration', 'ui']);
  const styles = useStyles();
  const { roles } = useMe();
  const own = sections.filter((section) => section.roles.some((role) => roles.includes(role)));
  return (
    <>
      <PageHeading title={t('ui:pages.administration')} />
      <div className={styles.root}>
        <SectionNavigation sections={own} />
        <Suspense fallback={<RowsPlaceholder />}>
          <Routes>
            <Route index element={<Navigate to={`/administration/${own[0]?.name}`} replace />} />
            {sections.map(({ name, roles: allowed, Component }) => (
              <Route
                key={name}
                path={`${name}/*`}
                element={own.some((one) => one.name === name) ? <Component /> : <NotAllowed roles={allowed} />}
              />
            ))}
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </div>
      <Toaster toasterId={savedToaster} position="bottom-end" />
    </>
  );
}
