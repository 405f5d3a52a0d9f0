import { makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Placeholder } from '../../ui/placeholder.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '340px minmax(0, 1fr)',
    gap: '12px',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** The map before anything is known. */
export function MapPlaceholder() {
  const { t } = useTranslation('ui');
  const styles = useStyles();
  return (
    <div className={styles.root} role="status" aria-label={t('loading')} aria-busy>
      <Placeholder width="100%" height="60vh" />
      <Placeholder width="100%" height="60vh" />
    </div>
  );
}
