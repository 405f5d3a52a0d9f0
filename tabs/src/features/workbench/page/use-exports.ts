import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import type { RowState } from '../edits/row-state.ts';
import type { Table } from '../exports/table.ts';
import type { SheetControl } from '../grid/sheet-control.ts';
import type { SheetLayout, SheetName, Versioned } from '../sheets/sheet.ts';

interface ExportsOptions<Row extends Versioned> {
  name: SheetName;
  layout: SheetLayout<Row>;
  locale: string;
  control: SheetControl<Row> | undefined;
}

/** Files of what is shown: the rows that pass the filters in their order, the columns in theirs. Loaded when first asked for. */
export function useExports<Row extends Versioned>({ name, layout, locale, control }: ExportsOptions<Row>) {
  const { t } = useTranslation('workbench');
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function save(ending: string, write: (table: Table) => Blob | Promise<Blob>): Promise<void> {
    if (!control) return;
    setBusy(true);
    setError(undefined);
    try {
      const { tableOf } = await import('../exports/table.ts');
      const rows: RowState<Row>[] = [];
      control.api.forEachNodeAfterFilterAndSort(({ data }) => data && rows.push(data));
      const file = `${name}-${new Date().toISOString().slice(0, 10)}.${ending}`;
      saveFile(await write(tableOf(rows, control.shownColumns(), layout, locale)), file);
      announce(t('exported', { file }));
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    error,
    csv: () =>
      save('csv', async (table) => {
        const { writeCsv } = await import('../exports/write-csv.ts');
        return new Blob([writeCsv(table, locale)], { type: 'text/csv;charset=utf-8' });
      }),
    excel: () =>
      save('xlsx', async (table) => {
        const { writeExcel } = await import('../exports/write-excel.ts');
        return writeExcel(table, t(`sheets.${name}`));
      }),
  };
}
