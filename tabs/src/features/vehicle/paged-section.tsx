import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentSearch24Regular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api-client/query-keys.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';
import type { SectionName } from './section-names.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
    '&:not(:first-child)': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  more: { display: 'flex', justifyContent: 'center', marginTop: tokens.spacingVerticalM },
});

interface PagedSectionProps<Row extends { id: string }> {
  vehicleId: string;
  name: SectionName;
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<{ rows: Row[]; nextCursor: string | null }>;
  /** What stands there when there is nothing. */
  empty: { title: string; detail?: string };
  children: (row: Row) => ReactNode;
}

/** A list that belongs to a vehicle: read when it is looked at, a page at a time. */
export function PagedSection<Row extends { id: string }>(props: PagedSectionProps<Row>) {
  const { vehicleId, name, load, empty, children } = props;
  const { t } = useTranslation('vehicle');
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: queryKeys.vehicleSection(vehicleId, name),
    queryFn: ({ signal, pageParam }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <RowsPlaceholder />;
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <PageState icon={<DocumentSearch24Regular />} {...empty} />;
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <ul className={mergeClasses(surface.card, styles.list)} aria-label={t(`sections.${name}`)}>
        {rows.map((row) => (
          <li key={row.id} className={styles.row}>
            {children(row)}
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div className={styles.more}>
          <Button disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      )}
    </>
  );
}
