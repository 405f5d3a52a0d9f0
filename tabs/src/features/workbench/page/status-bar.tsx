import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../cells/locale-number.ts';
import type { SheetSummary } from '../edits/sheet-store.ts';
import type { RangeSummary } from '../range/range-summary.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    minHeight: '32px',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  trouble: { color: tokens.colorStatusDangerForeground1, flexBasis: '100%' },
  note: { flexBasis: '100%' },
  progress: { width: '120px' },
  saving: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  range: { display: 'flex', flexWrap: 'wrap', gap: `0 ${tokens.spacingHorizontalL}`, marginLeft: 'auto' },
});

interface StatusBarProps {
  locale: string;
  shownRows: number;
  summary: SheetSummary;
  /** Of a range of several cells. */
  range: (RangeSummary & { rows: number; columns: number }) | undefined;
  /** What is the matter with the cell that has the focus. */
  trouble: string | undefined;
  /** Why that cell cannot be changed. */
  note: string | undefined;
  onStop: () => void;
}

/** What Excel says below its sheet: the range in numbers, and how far saving is. */
export function StatusBar({ locale, shownRows, summary, range, trouble, note, onStop }: StatusBarProps) {
  const { t } = useTranslation('workbench');
  const styles = useStyles();
  const { rowCount, saving } = summary;
  const { finished, total } = saving;
  const number = (value: number) => formatNumber(value, locale);
  return (
    <div className={styles.root} data-status-bar>
      {trouble ? (
        <span className={styles.trouble}>{trouble}</span>
      ) : (
        note && <span className={styles.note}>{note}</span>
      )}
      <span>
        {shownRows === rowCount ? t('rows', { count: rowCount }) : t('shownOf', { shown: shownRows, all: rowCount })}
      </span>
      {finished < total && (
        <span className={styles.saving}>
          <ProgressBar
            className={styles.progress}
            aria-label={t('saving', { finished, total })}
            value={finished}
            max={total}
          />
          <span>{t('saving', { finished, total })}</span>
          {saving.paused && <span>{t('savingPaused')}</span>}
          {(total > 1 || saving.paused) && (
            <Button size="small" onClick={onStop}>
              {t('stopSaving')}
            </Button>
          )}
        </span>
      )}
      {range && (
        <span className={styles.range} data-range-summary>
          <span>{t('selection', { rows: range.rows, columns: range.columns })}</span>
          <span>{t('cells', { count: range.filled })}</span>
          {range.average !== undefined && (
            <>
              <span>{t('average', { value: number(range.average) })}</span>
              <span>{t('sum', { value: number(range.sum) })}</span>
            </>
          )}
        </span>
      )}
    </div>
  );
}
