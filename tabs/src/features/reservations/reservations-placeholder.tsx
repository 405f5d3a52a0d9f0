import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Placeholder } from '../../ui/placeholder.tsx';
import { strings } from '../../ui/strings.ts';
import { useSurfaceStyles } from '../../ui/surface.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, padding: tokens.spacingVerticalL },
});

const rows = Array.from({ length: 5 }, (_, index) => `row-${index}`);

/** The list before its reservations have come. */
export function ReservationsPlaceholder() {
  const styles = useStyles();
  const surface = useSurfaceStyles();
  return (
    <div className={styles.list} role="status" aria-label={strings.loading} aria-busy>
      {rows.map((row) => (
        <div key={row} className={mergeClasses(surface.card, styles.row)} aria-hidden>
          <Placeholder width="30%" height="22px" />
          <Placeholder width="55%" />
          <Placeholder width="40%" />
        </div>
      ))}
    </div>
  );
}
