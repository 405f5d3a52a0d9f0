import { Button, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import {
  ArrowClockwise20Regular,
  ArrowDownload20Regular,
  ArrowRedo20Regular,
  ArrowUndo20Regular,
  ColumnEdit20Regular,
  Edit20Regular,
  Filter20Regular,
  TableArrowUp20Regular,
  TextArrowDownRightColumn20Regular,
} from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: tokens.spacingVerticalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  search: { flexGrow: 1, maxWidth: '280px', minWidth: '140px' },
  space: { flexGrow: 1 },
  button: { minWidth: 'auto', whiteSpace: 'nowrap' },
});

export type ToolbarAction =
  | 'filter'
  | 'columns'
  | 'undo'
  | 'redo'
  | 'fill-down'
  | 'edit-rows'
  | 'reload'
  | 'export-csv'
  | 'export-excel';

interface SheetToolbarProps {
  /** What is chosen before anything else. */
  scope: ReactNode;
  search: string;
  onSearch: (search: string) => void;
  filterCount: number;
  chosenCount: number;
  canUndo: boolean;
  canRedo: boolean;
  /** Whether there is anything that this reader may change. */
  canEdit: boolean;
  busy: boolean;
  onAction: (action: ToolbarAction) => void;
}

export function SheetToolbar(props: SheetToolbarProps) {
  const { scope, search, onSearch, filterCount, chosenCount, canUndo, canRedo, canEdit, busy, onAction } = props;
  const { t } = useTranslation('workbench');
  const styles = useStyles();
  const button = (action: ToolbarAction, icon: ReactElement, label: string, more: object = {}) => (
    <Button
      className={styles.button}
      appearance="subtle"
      icon={icon}
      aria-label={label}
      title={label}
      onClick={() => onAction(action)}
      {...more}
    />
  );
  return (
    <div className={styles.root}>
      {scope}
      <SearchBox
        className={styles.search}
        aria-label={t('search')}
        placeholder={t('search')}
        value={search}
        onChange={(_, { value }) => onSearch(value)}
      />
      <Button
        className={styles.button}
        appearance={filterCount > 0 ? 'primary' : 'subtle'}
        icon={<Filter20Regular />}
        onClick={() => onAction('filter')}
      >
        {filterCount > 0 ? t('filter.active', { count: filterCount }) : t('filter.button')}
      </Button>
      <Button
        className={styles.button}
        appearance="subtle"
        icon={<ColumnEdit20Regular />}
        onClick={() => onAction('columns')}
      >
        {t('columnChoice.button')}
      </Button>
      {canEdit && (
        <>
          {button('undo', <ArrowUndo20Regular />, t('undo'), { disabledFocusable: !canUndo })}
          {button('redo', <ArrowRedo20Regular />, t('redo'), { disabledFocusable: !canRedo })}
          {button('fill-down', <TextArrowDownRightColumn20Regular />, t('fillDown'))}
        </>
      )}
      {chosenCount > 0 && canEdit && (
        <Button
          className={styles.button}
          appearance="primary"
          icon={<Edit20Regular />}
          onClick={() => onAction('edit-rows')}
        >
          {t('editRows', { count: chosenCount })}
        </Button>
      )}
      <span className={styles.space} />
      {button('reload', <ArrowClockwise20Regular />, t('reload'))}
      <Button
        className={styles.button}
        appearance="subtle"
        icon={<ArrowDownload20Regular />}
        aria-label={t('exportCsvLabel')}
        title={t('exportCsvLabel')}
        onClick={() => onAction('export-csv')}
      >
        {t('exportCsv')}
      </Button>
      <Button
        className={styles.button}
        appearance="subtle"
        icon={<TableArrowUp20Regular />}
        aria-label={t('exportExcelLabel')}
        title={t('exportExcelLabel')}
        disabledFocusable={busy}
        onClick={() => onAction('export-excel')}
      >
        {t('exportExcel')}
      </Button>
    </div>
  );
}
