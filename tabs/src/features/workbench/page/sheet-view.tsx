import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { ErrorState } from '../../../ui/page-state.tsx';
import { useSurfaceStyles } from '../../../ui/surface.ts';
import { summarise } from '../actions/range-actions.ts';
import type { RowState } from '../edits/row-state.ts';
import type { SheetStore } from '../edits/sheet-store.ts';
import { createSearch, passesFilters } from '../filters/column-filter.ts';
import type { SheetControl, SheetControlListener } from '../grid/sheet-control.ts';
import { SheetGrid } from '../grid/sheet-grid.tsx';
import { heightOf, type Rectangle, widthOf } from '../range/cell-range.ts';
import type { ReadOnlyReason, SheetColumn, SheetLayout, SheetName, Versioned } from '../sheets/sheet.ts';
import { describeNews } from './describe-news.ts';
import { describeTroubles } from './describe-problem.ts';
import type { SheetPanelName } from './sheet-panels.tsx';
import { SheetToolbar, type ToolbarAction } from './sheet-toolbar.tsx';
import { StatusBar } from './status-bar.tsx';
import { useExports } from './use-exports.ts';
import { usePreferences } from './use-preferences.ts';

const AttentionList = lazy(() => import('./attention-list.tsx')) as typeof import('./attention-list.tsx').default;
const SheetPanels = lazy(() => import('./sheet-panels.tsx')) as typeof import('./sheet-panels.tsx').default;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    height: 'calc(100dvh - 190px)',
    minHeight: '420px',
    overflow: 'hidden',
    padding: 0,
  },
  loading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
  },
  bar: { width: '160px' },
});

interface SheetViewProps<Row extends Versioned> {
  name: SheetName;
  store: SheetStore<Row>;
  layout: SheetLayout<Row>;
  /** Why this reader can change nothing of the sheet. */
  readOnly?: ReadOnlyReason | undefined;
  /** Whether changes of others may not be shown. */
  isBehind: boolean;
  onReload: () => void;
  /** Which part of the rows is read. */
  children?: ReactNode;
}

interface FocusedCell<Row> {
  row: RowState<Row>;
  column: SheetColumn<Row>;
}

/** A sheet with everything around it. */
export function SheetView<Row extends Versioned>(props: SheetViewProps<Row>) {
  const { name, store, layout, readOnly, isBehind, onReload, children } = props;
  const { t, i18n } = useTranslation('workbench');
  const locale = i18n.language;
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const announce = useAnnounce();
  const summary = useSyncExternalStore(store.subscribe, store.summary);
  const { filters, filter, arrange } = usePreferences(name);
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const [control, setControl] = useState<SheetControl<Row>>();
  const [area, setArea] = useState<{ area: Rectangle | undefined; at: object }>({ area: undefined, at: {} });
  const [focused, setFocused] = useState<FocusedCell<Row>>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [shownRows, setShownRows] = useState(summary.rowCount);
  const [panel, setPanel] = useState<SheetPanelName>();
  const controlRef = useRef<SheetControl<Row>>(undefined);
  controlRef.current = control;
  const exports = useExports({ name, layout, locale, control });

  const isShown = useMemo(() => {
    const found = createSearch(wanted, layout, locale);
    const isFiltered = Object.keys(filters).length > 0;
    if (!found && !isFiltered) return undefined;
    return (row: RowState<Row>) => (found?.(row) ?? true) && passesFilters(row, filters, layout, locale);
  }, [wanted, filters, layout, locale]);

  const listener = useMemo(
    (): SheetControlListener<Row> => ({
      onNews: (news) => announce(describeNews(news)),
      onRange: (next) => setArea({ area: next, at: {} }),
      onFocus: setFocused,
      onView: () => setShownRows(controlRef.current?.size().rows ?? 0),
      onChosen: setChosen,
      labelOf: (row, column) => `${column.title}, ${layout.nameOf(row.server)}`,
    }),
    [announce, layout],
  );

  const onControl = useCallback(
    (next: SheetControl<Row> | undefined) => {
      if (next) arrange(next.api);
      setControl(next);
      setShownRows(next?.size().rows ?? 0);
    },
    [arrange],
  );

  // Summed when the range has come to rest, not for each cell that the mouse passes.
  const restingArea = useDeferredValue(area);
  const range = useMemo(() => {
    const { area: of } = restingArea;
    if (!control || !of || heightOf(of) * widthOf(of) === 1) return undefined;
    return { ...summarise(control, of), rows: heightOf(of), columns: widthOf(of) };
  }, [control, restingArea]);

  const trouble = focused && describeTroubles(focused.row, layout, locale).get(focused.column.id);
  const locked =
    focused && (focused.column.lockedBy?.(focused.row.server) ?? (focused.column.rule ? undefined : 'computed'));
  useEffect(() => {
    if (trouble) announce(trouble);
  }, [trouble, announce]);

  const act: Record<ToolbarAction, () => void> = {
    filter: () => setPanel({ panel: 'filter' }),
    columns: () => setPanel({ panel: 'columns' }),
    undo: () => control?.undo(),
    redo: () => control?.redo(),
    'fill-down': () => control?.fillDown(),
    'edit-rows': () => setPanel({ panel: 'bulk', rowIds: chosen }),
    reload: onReload,
    'export-csv': () => void exports.csv(),
    'export-excel': () => void exports.excel(),
  };

  if (summary.loading === 'failed' && summary.rowCount === 0) {
    return <ErrorState error={summary.loadError} onRetry={onReload} />;
  }
  return (
    <div className={mergeClasses(surface.card, styles.root)}>
      <SheetToolbar
        scope={children}
        search={search}
        onSearch={setSearch}
        filterCount={Object.keys(filters).length}
        chosenCount={chosen.length}
        canUndo={summary.canUndo}
        canRedo={summary.canRedo}
        canEdit={!readOnly}
        busy={exports.busy}
        onAction={(action) => act[action]()}
      />
      {panel && control && (
        <Suspense>
          <SheetPanels
            panel={panel}
            control={control}
            filters={filters}
            onFilter={filter}
            onClose={() => setPanel(undefined)}
          />
        </Suspense>
      )}
      <LoadingLine store={store} isBehind={isBehind} onReload={onReload} />
      {exports.error !== undefined && <ErrorNotice error={exports.error} />}
      {summary.loading === 'failed' && <ErrorNotice error={summary.loadError} />}
      <SheetGrid
        store={store}
        layout={layout}
        locale={locale}
        label={t(`sheets.${name}`)}
        choosesRows={!readOnly}
        isShown={isShown}
        listener={listener}
        onControl={onControl}
      />
      {summary.attention.length > 0 && (
        <Suspense>
          <AttentionList
            store={store}
            layout={layout}
            locale={locale}
            rowIds={summary.attention}
            onGoTo={(rowId, columnId) => control?.goTo(rowId, columnId)}
            onChoose={(rowId) => setPanel({ panel: 'conflict', rowId })}
          />
        </Suspense>
      )}
      <StatusBar
        locale={locale}
        shownRows={shownRows}
        summary={summary}
        range={range}
        trouble={trouble}
        note={locked ? t(`readOnly.${locked}`) : undefined}
        onStop={() => store.stopSaving(t('savingStopped'))}
      />
    </div>
  );
}

interface LoadingLineProps<Row extends Versioned> {
  store: SheetStore<Row>;
  isBehind: boolean;
  onReload: () => void;
}

/** How far reading is, where it was stopped, and whether something may be missing. */
function LoadingLine<Row extends Versioned>({ store, isBehind, onReload }: LoadingLineProps<Row>) {
  const { t } = useTranslation('workbench');
  const styles = useStyles();
  const { loading, rowCount } = useSyncExternalStore(store.subscribe, store.summary);
  if (loading === 'running') {
    return (
      <div className={styles.loading} role="status">
        <ProgressBar className={styles.bar} aria-label={t('loading', { count: rowCount })} />
        <span>{t('loading', { count: rowCount })}</span>
        <Button size="small" onClick={() => store.stopLoading()}>
          {t('stopLoading')}
        </Button>
      </div>
    );
  }
  if (loading !== 'stopped' && !isBehind) return null;
  return (
    <div className={styles.loading} role="status">
      <span>{loading === 'stopped' ? t('loadingStopped', { count: rowCount }) : t('behind')}</span>
      <Button size="small" onClick={onReload}>
        {loading === 'stopped' ? t('loadRest') : t('reload')}
      </Button>
    </div>
  );
}
