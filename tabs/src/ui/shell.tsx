import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { pageAt } from '../pages.ts';
import { useSession } from '../sign-in/session-context.ts';
import { isFramed } from '../sign-in/use-sign-in.ts';
import { ErrorBoundary } from './error-boundary.tsx';

/** Teams has a bar of its own, so that nobody loads this one there. */
const Header = lazy(() => import('./header.tsx'));
const Navigation = lazy(() => import('./navigation.tsx'));

const useStyles = makeStyles({
  header: { minHeight: '48px' },
  /** Below Teams' own bar, and quieter than that. */
  navigation: {
    display: 'flex',
    minHeight: '40px',
    paddingInline: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 600px)': { paddingInline: 0 },
  },
  root: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalM,
    top: '-60px',
    zIndex: 2,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':focus': { top: tokens.spacingVerticalS },
  },
  wide: { maxWidth: 'none' },
  main: {
    flexGrow: 1,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1440px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXXL}`,
    outlineStyle: 'none',
    '@media (max-width: 600px)': { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}` },
  },
});

/** The frame of every page: header and navigation in a browser, at most the navigation inside Teams. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const session = useSession();
  const { pathname } = useLocation();
  return (
    <div className={styles.root}>
      {!isFramed && (
        <a className={styles.skip} href="#content">
          {t('skipToContent')}
        </a>
      )}
      {!isFramed && (
        <Suspense fallback={<div className={styles.header} />}>
          <Header />
        </Suspense>
      )}
      {isFramed && session?.navigates && (
        <div className={styles.navigation}>
          <Suspense>
            <Navigation />
          </Suspense>
        </div>
      )}
      <main id="content" tabIndex={-1} className={mergeClasses(styles.main, pageAt(pathname)?.isWide && styles.wide)}>
        <ErrorBoundary>{children}</ErrorBoundary>
      </main>
    </div>
  );
}
