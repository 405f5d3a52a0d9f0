import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useSurfaceStyles } from '../../ui/surface.ts';

const useStyles = makeStyles({
  root: { padding: tokens.spacingVerticalL, minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalXS,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  hint: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2 },
});

interface DownloadedFile {
  contentType: string;
  fileName?: string | undefined;
  content: string | Uint8Array;
}

interface ReportSectionProps {
  title: string;
  hint?: string;
  /** Fetches the same as a file. */
  download?: () => Promise<DownloadedFile>;
  children: ReactNode;
}

/** One question with its answer, which can be taken along. */
export function ReportSection({ title, hint, download, children }: ReportSectionProps) {
  const { t } = useTranslation('analytics');
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const titleId = useId();
  const save = useMutation({
    mutationFn: async (load: () => Promise<DownloadedFile>) => {
      const { content, contentType, fileName } = await load();
      saveFile(new Blob([content as BlobPart], { type: contentType }), fileName ?? 'fleet.csv');
    },
  });
  return (
    <section className={mergeClasses(surface.card, styles.root)} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {download && (
          <Button
            size="small"
            icon={<ArrowDownload20Regular />}
            aria-label={t('downloadNamed', { report: title })}
            disabledFocusable={save.isPending}
            onClick={() => save.mutate(download)}
          >
            {t('download')}
          </Button>
        )}
      </div>
      {hint && <p className={styles.hint}>{hint}</p>}
      {save.error && <ErrorNotice error={save.error} />}
      {children}
    </section>
  );
}
