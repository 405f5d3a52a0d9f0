import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { Warning20Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { SheetStore } from '../edits/sheet-store.ts';
import type { SheetLayout, Versioned } from '../sheets/sheet.ts';
import { describeTroubles } from './describe-problem.ts';

/** So many rows are listed; what is done about them uncovers the next. */
const mostListed = 20;

const useStyles = makeStyles({
  root: {
    maxHeight: '30%',
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  icon: { color: tokens.colorStatusWarningForeground3, flexShrink: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, flexGrow: 1 },
  list: { listStyleType: 'none', margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `0 ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalXXS} 0`,
  },
  actions: { display: 'flex', gap: tokens.spacingHorizontalXS },
  name: { fontWeight: tokens.fontWeightSemibold },
  text: { flex: '1 1 240px', overflowWrap: 'anywhere' },
});

interface AttentionListProps<Row extends Versioned> {
  store: SheetStore<Row>;
  layout: SheetLayout<Row>;
  locale: string;
  rowIds: readonly string[];
  onGoTo: (rowId: string, columnId: string) => void;
  onChoose: (rowId: string) => void;
}

/** Everything that was written and is not saved, with the reason and what can be done: nothing is lost silently. */
export default function AttentionList<Row extends Versioned>(props: AttentionListProps<Row>) {
  const { store, layout, locale, rowIds, onGoTo, onChoose } = props;
  const { t } = useTranslation('workbench');
  const styles = useStyles();
  const listed = rowIds.slice(0, mostListed).flatMap((rowId) => store.row(rowId) ?? []);
  return (
    <section className={styles.root} aria-label={t('attention.title', { count: rowIds.length })}>
      <div className={styles.head}>
        <Warning20Filled className={styles.icon} aria-hidden />
        <h2 className={styles.title}>{t('attention.title', { count: rowIds.length })}</h2>
        {rowIds.length > 1 && (
          <>
            <Button size="small" onClick={() => store.tryAgain(rowIds)}>
              {t('attention.tryAllAgain')}
            </Button>
            <Button size="small" appearance="subtle" onClick={() => store.revert(rowIds)}>
              {t('attention.revertAll')}
            </Button>
          </>
        )}
      </div>
      <ul className={styles.list}>
        {listed.map((row) => {
          const rowId = store.source.idOf(row.server);
          const troubles = [...describeTroubles(row, layout, locale)];
          const isConflict = row.conflicts.length > 0;
          const canTry = row.unsaved !== undefined || [...row.refusals.values()].some(({ kind }) => kind === 'refused');
          return (
            <li key={rowId} className={styles.row}>
              <span className={styles.name}>{layout.nameOf(row.server)}</span>
              <span className={styles.text}>
                {troubles.map(([columnId, text]) => (
                  <span key={columnId}>
                    <Link as="button" onClick={() => onGoTo(rowId, columnId)}>
                      {layout.columns.find(({ id }) => id === columnId)?.title}
                    </Link>
                    {`: ${text} `}
                  </span>
                ))}
              </span>
              <span className={styles.actions}>
                {isConflict && (
                  <Button size="small" appearance="primary" onClick={() => onChoose(rowId)}>
                    {t('attention.choose')}
                  </Button>
                )}
                {canTry && !isConflict && (
                  <Button size="small" onClick={() => store.tryAgain([rowId])}>
                    {t('attention.tryAgain')}
                  </Button>
                )}
                <Button size="small" appearance="subtle" onClick={() => store.revert([rowId])}>
                  {t('attention.revert')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      {rowIds.length > listed.length && t('attention.more', { count: rowIds.length - listed.length })}
    </section>
  );
}
