import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useSurfaceStyles } from '../../../ui/surface.ts';

const useStyles = makeStyles({
  root: { padding: tokens.spacingVerticalL, minWidth: 0, overflowWrap: 'anywhere' },
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** A part of what there is to know of a reservation. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const id = useId();
  return (
    <section className={mergeClasses(surface.card, styles.root)} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
