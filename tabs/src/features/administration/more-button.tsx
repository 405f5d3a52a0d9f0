import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/notice.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', justifyContent: 'center', marginTop: tokens.spacingVerticalL },
});

interface MoreButtonProps {
  query: {
    data: unknown;
    error: unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
}

/** Asks for the next page of a list, where there is one. */
export function MoreButton({ query }: MoreButtonProps) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  if (!query.data) return null;
  return (
    <>
      {query.error !== null && <ErrorNotice error={query.error} />}
      {query.hasNextPage && (
        <div className={styles.root}>
          <Button disabledFocusable={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      )}
    </>
  );
}
