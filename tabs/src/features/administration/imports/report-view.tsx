import type { ImportLine, ImportReport } from '@fleet/contracts/import.ts';
import {
  MessageBar,
  MessageBarBody,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const shownLines = 200;

const useStyles = makeStyles({
  frame: { overflowX: 'auto' },
  table: { minWidth: '560px' },
  line: { width: '72px' },
  name: { width: '180px' },
  outcome: { width: '140px' },
  detail: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** What becomes of each line, those that are wrong first. */
export function ReportView({ report }: { report: ImportReport }) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const { createdCount, updatedCount, unchangedCount, wrongCount, written } = report;
  const lines = [...report.lines].sort((one, other) => rank(one) - rank(other) || one.line - other.line);
  const intent = wrongCount > 0 ? 'error' : written ? 'success' : 'info';
  return (
    <>
      <MessageBar intent={intent} layout="multiline" role="status">
        <MessageBarBody>
          {t(wrongCount > 0 ? 'imports.nothingWritten' : written ? 'imports.done' : 'imports.wouldHappen')}{' '}
          {t('imports.counts', {
            created: createdCount,
            updated: updatedCount,
            unchanged: unchangedCount,
            wrong: wrongCount,
          })}
        </MessageBarBody>
      </MessageBar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard */}
      <section className={styles.frame} aria-label={t('imports.lines')} tabIndex={0}>
        <Table className={styles.table} size="small" aria-label={t('imports.lines')}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell className={styles.line}>{t('imports.line')}</TableHeaderCell>
              <TableHeaderCell className={styles.name}>{t('name')}</TableHeaderCell>
              <TableHeaderCell className={styles.outcome}>{t('imports.outcome')}</TableHeaderCell>
              <TableHeaderCell>{t('audit.changes')}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {lines.slice(0, shownLines).map((line) => (
              <TableRow key={line.line}>
                <TableCell>{line.line}</TableCell>
                <TableCell className={styles.detail}>{line.name}</TableCell>
                <TableCell>{t(`imports.outcomes.${line.outcome}`)}</TableCell>
                <TableCell className={styles.detail}>{describe(line)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </section>
      {lines.length > shownLines && <p>{t('imports.more', { count: lines.length - shownLines })}</p>}
    </>
  );
}

function rank({ outcome }: ImportLine): number {
  return ['wrong', 'created', 'updated', 'unchanged'].indexOf(outcome);
}

function describe({ errors, changes }: ImportLine): string {
  if (errors.length === 0) return changes.join(', ');
  return errors.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join('\n');
}
