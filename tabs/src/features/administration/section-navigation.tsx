import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import type { sections } from './sections.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    overflowX: 'auto',
    scrollbarWidth: 'thin',
    '@media (min-width: 900px)': {
      flexDirection: 'column',
      gap: tokens.spacingVerticalXXS,
      overflowX: 'visible',
      position: 'sticky',
      top: '64px',
    },
  },
  link: {
    flexShrink: 0,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: `inset 3px 0 ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { borderTopColor: 'Highlight', borderBottomColor: 'Highlight' },
  },
});

/** The parts of the administration on which the reader finds something. */
export function SectionNavigation({ sections: own }: { sections: typeof sections }) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const bar = useRef<HTMLElement>(null);
  const section = useLocation().pathname.split('/')[2];
  // A narrow window has room for a few of them: never without the one that the reader is in.
  useEffect(() => {
    if (!section) return;
    bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [section]);
  return (
    <nav ref={bar} className={styles.root} aria-label={t('parts')}>
      {own.map(({ name }) => (
        <NavLink
          key={name}
          to={`/administration/${name}`}
          className={({ isActive }) => mergeClasses(styles.link, isActive && styles.current)}
        >
          {t(`sections.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
