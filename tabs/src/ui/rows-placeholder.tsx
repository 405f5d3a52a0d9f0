import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Placeholder } from './placeholder.tsx';
import { useSurfaceStyles } from './surface.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, padding: tokens.spacingVerticalL },
});

const rows = Array.from({ length: 5 }, (_, index) => `row-${index}`);

/** A list before its rows have come. */
export function RowsPlaceholder() {
  const { t } = useTranslation();
  const styles = useStyles();
  const surface = useSurfaceStyles();
  return (
    <div className={styles.list} role="status" aria-label={t('loading')} aria-busy>
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
