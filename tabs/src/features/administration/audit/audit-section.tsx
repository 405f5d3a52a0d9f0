import {
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownload20Regular, History24Regular } from '@fluentui/react-icons';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { ErrorState, PageState } from '../../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { MoreButton } from '../more-button.tsx';
import { Section } from '../section.tsx';
import { type AuditFilter, auditInput, describeDetail } from './audit-filter.ts';
import { AuditFilters } from './audit-filters.tsx';

const pageSize = 50;

const useStyles = makeStyles({
  frame: { overflowX: 'auto', backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusLarge },
  table: { minWidth: '640px' },
  detail: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  when: { width: '160px' },
  who: { width: '160px' },
  what: { width: '200px' },
});

/** Who did what, which nobody can rewrite. */
export default function AuditSection() {
  const { t, i18n } = useTranslation('administration');
  const styles = useStyles();
  const api = useApi();
  const [filter, setFilter] = useState<AuditFilter>({ kind: '', userId: undefined, from: '', to: '' });
  const input = auditInput(filter);
  const query = useInfiniteQuery({
    queryKey: queryKeys.audit(input),
    queryFn: ({ signal, pageParam }) =>
      api.listAudit({ ...input, limit: pageSize, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const exporting = useMutation({
    mutationFn: () => api.exportAudit(input),
    onSuccess: ({ content, contentType, fileName }) =>
      saveFile(new Blob([String(content)], { type: contentType }), fileName ?? 'audit.csv'),
  });
  const { data, error, refetch } = query;
  const entries = data?.pages.flatMap((page) => page.entries);
  const moment = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <Section
      title={t('sections.audit')}
      detail={t('audit.detail')}
      actions={
        <Button
          icon={<ArrowDownload20Regular />}
          disabledFocusable={exporting.isPending}
          onClick={() => exporting.mutate()}
        >
          {t('audit.export')}
        </Button>
      }
    >
      <AuditFilters filter={filter} onChange={setFilter} />
      {exporting.error && <ErrorNotice error={exporting.error} />}
      {!entries ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <RowsPlaceholder />
        )
      ) : entries.length === 0 ? (
        <PageState icon={<History24Regular />} title={t('audit.empty')} detail={t('audit.emptyDetail')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard
        <section className={styles.frame} aria-label={t('audit.entries')} tabIndex={0}>
          <Table className={styles.table} size="small" aria-label={t('audit.entries')}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell className={styles.when}>{t('audit.when')}</TableHeaderCell>
                <TableHeaderCell className={styles.who}>{t('audit.who')}</TableHeaderCell>
                <TableHeaderCell className={styles.what}>{t('audit.what')}</TableHeaderCell>
                <TableHeaderCell>{t('audit.changes')}</TableHeaderCell>
              </TableRow>
            </TableHeader>
            <TableBody>
              {entries.map(({ id, occurredAt, actor, action, detail }) => (
                <TableRow key={id}>
                  <TableCell>{moment.format(new Date(occurredAt))}</TableCell>
                  <TableCell>{actor.displayName ?? t(`audit.actors.${actor.kind}`)}</TableCell>
                  <TableCell className={styles.detail}>{action}</TableCell>
                  <TableCell className={styles.detail}>{describeDetail(detail)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </section>
      )}
      <MoreButton query={query} />
    </Section>
  );
}
