import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular, Dismiss20Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import type { ReservationFilter } from '../../../api-client/query-keys.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { saveFile } from '../../../ui/save-file.ts';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, marginLeft: 'auto' },
  told: { flexBasis: '100%', margin: 0, color: tokens.colorNeutralForeground2, '&:empty': { display: 'none' } },
});

interface DownloadButtonProps {
  filter: ReservationFilter;
  disabled: boolean;
}

/** A file of all that is found, not only of what is loaded; it says how far it is, and can be stopped. */
export function DownloadButton({ filter, disabled }: DownloadButtonProps) {
  const { t, i18n } = useTranslation('reservations');
  const styles = useStyles();
  const api = useApi();
  const stop = useRef<AbortController>(undefined);
  const [count, setCount] = useState(0);
  const download = useMutation({
    mutationFn: async (signal: AbortSignal) => {
      setCount(0);
      const [{ readFound }, { reservationTable }, { writeCsv }] = await Promise.all([
        import('./read-found.ts'),
        import('./reservation-table.ts'),
        import('../../workbench/exports/write-csv.ts'),
      ]);
      const { reservations, isComplete } = await readFound(api, filter, signal, setCount);
      const file = `reservations-${new Date().toISOString().slice(0, 10)}.csv`;
      const csv = writeCsv(reservationTable(reservations), i18n.language);
      saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), file);
      return t(isComplete ? 'download.done' : 'download.cut', { count: reservations.length, file });
    },
  });
  useEffect(() => () => stop.current?.abort(), []);
  const start = () => {
    stop.current = new AbortController();
    download.mutate(stop.current.signal);
  };
  const wasStopped = stop.current?.signal.aborted;
  return (
    <>
      <div className={styles.root}>
        {download.isPending && <Spinner size="tiny" label={t('download.progress', { count })} />}
        {/* One button that means the one or the other: whoever pressed it keeps the focus. */}
        <Button
          icon={download.isPending ? <Dismiss20Regular /> : <ArrowDownload20Regular />}
          disabledFocusable={disabled && !download.isPending}
          onClick={download.isPending ? () => stop.current?.abort() : start}
        >
          {t(download.isPending ? 'download.stop' : 'download.button')}
        </Button>
      </div>
      <p className={styles.told} role="status">
        {download.data}
      </p>
      {download.error && !wasStopped && <ErrorNotice error={download.error} />}
    </>
  );
}
