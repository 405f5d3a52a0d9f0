import { makeStyles, tokens } from '@fluentui/react-components';

/** Fluent's card surface. Fluent's own Card would add 21 kB for selection and focus groups that nothing here needs. */
export const useSurfaceStyles = makeStyles({
  card: {
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow2,
  },
});

/** For words that a screen reader says and nobody sees. */
export const useHiddenStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});
