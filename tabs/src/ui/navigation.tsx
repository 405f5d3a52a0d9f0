import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { MeContext } from '../api-client/use-me.ts';
import { isFor, pages, preloadPage } from '../pages.ts';

const useStyles = makeStyles({
  pages: { display: 'flex', alignSelf: 'stretch', flexGrow: 1, minWidth: 0, overflowX: 'auto', scrollbarWidth: 'none' },
  page: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalM}`,
    color: 'inherit',
    textDecorationLine: 'none',
    borderTop: '2px solid transparent',
    borderBottom: '2px solid transparent',
    ':hover': { borderBottomColor: tokens.colorNeutralStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-4px', borderRadius: '6px' },
    '@media (max-width: 600px)': { padding: `0 ${tokens.spacingHorizontalS}` },
    // There a transparent border is drawn.
    '@media (forced-colors: active)': { borderTopColor: 'Canvas', borderBottomColor: 'Canvas' },
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
    ':hover': { borderBottomColor: tokens.colorCompoundBrandStrokeHover },
  },
});

/** The pages on which the reader finds something. Each is fetched as soon as somebody points at its name. */
export default function Navigation() {
  const { t } = useTranslation();
  const styles = useStyles();
  const me = useContext(MeContext);
  return (
    <nav className={styles.pages} aria-label={t('navigation')}>
      {pages.map(
        (page) =>
          page.name &&
          isFor(page, me?.roles ?? []) && (
            <NavLink
              key={page.path}
              to={page.path.replace('/*', '')}
              className={({ isActive }) => mergeClasses(styles.page, isActive && styles.current)}
              onPointerEnter={() => preloadPage(page.path)}
              onFocus={() => preloadPage(page.path)}
            >
              {t(page.name)}
            </NavLink>
          ),
      )}
    </nav>
  );
}
