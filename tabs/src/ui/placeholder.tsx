import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  bar: {
    height: '16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground6,
    animationName: { '0%': { opacity: 1 }, '50%': { opacity: 0.45 }, '100%': { opacity: 1 } },
    animationDuration: '1.6s',
    animationIterationCount: 'infinite',
    animationTimingFunction: tokens.curveEasyEase,
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
    '@media (forced-colors: active)': { outline: '1px solid GrayText' },
  },
});

/** A grey bar where text will be. */
export function Placeholder({ width, height, className }: { width: string; height?: string; className?: string }) {
  const styles = useStyles();
  return <div className={mergeClasses(styles.bar, className)} style={{ width, ...(height && { height }) }} />;
}
