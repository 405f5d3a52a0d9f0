import type { ImportReport } from '@fleet/contracts/import.ts';
import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { ArrowUpload20Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { Card } from '../card.tsx';
import { useTellSaved } from '../edit/use-tell-saved.tsx';
import { Section } from '../section.tsx';
import { ReportView } from './report-view.tsx';

const kinds = ['vehicles', 'drivers'] as const;
type Kind = (typeof kinds)[number];

interface Chosen {
  name: string;
  csv: Uint8Array<ArrayBuffer>;
  report: ImportReport;
}

/** Vehicles and drivers from a table: first what would happen, line by line, and only then is anything written. */
export default function ImportsSection() {
  const { t } = useTranslation('administration');
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<Kind>('vehicles');
  const [chosen, setChosen] = useState<Chosen>();
  const send = (csv: Uint8Array<ArrayBuffer>, dryRun: boolean) =>
    kind === 'vehicles' ? api.importVehicles({ csv, dryRun }) : api.importDrivers({ csv, dryRun });
  const trial = useMutation({
    mutationFn: async (file: File) => {
      const csv = new Uint8Array(await file.arrayBuffer());
      return { name: file.name, csv, report: await send(csv, true) };
    },
    onMutate: () => setChosen(undefined),
    onSuccess: setChosen,
  });
  const writing = useMutation({
    mutationFn: (csv: Uint8Array<ArrayBuffer>) => send(csv, false),
    onSuccess: async (report) => {
      setChosen((former) => former && { ...former, report });
      if (!report.written) return;
      await queryClient.invalidateQueries();
      tellSaved(t('imports.written', { count: report.createdCount + report.updatedCount }));
    },
  });
  const report = chosen?.report;
  const isReady = report && !report.written && report.wrongCount === 0 && report.createdCount + report.updatedCount > 0;
  const error = trial.error ?? writing.error;
  return (
    <Section title={t('sections.imports')} detail={t('imports.detail')}>
      <Card title={t('imports.file')}>
        <Field label={t('imports.what')}>
          <RadioGroup
            layout="horizontal"
            value={kind}
            onChange={(_, { value }) => {
              setKind(value as Kind);
              setChosen(undefined);
            }}
          >
            {kinds.map((one) => (
              <Radio key={one} value={one} label={t(`imports.kinds.${one}`)} />
            ))}
          </RadioGroup>
        </Field>
        <p>{t(`imports.columns.${kind}`)}</p>
        <Button
          icon={<ArrowUpload20Regular />}
          disabledFocusable={trial.isPending}
          onClick={() => input.current?.click()}
        >
          {t('imports.choose')}
        </Button>
        <input
          ref={input}
          hidden
          type="file"
          aria-label={t('imports.choose')}
          accept=".csv,text/csv"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) trial.mutate(file);
            target.value = '';
          }}
        />
        {error && <ErrorNotice error={error} />}
      </Card>
      {chosen && report && (
        <Card
          title={chosen.name}
          actions={
            isReady && (
              <Button
                appearance="primary"
                disabledFocusable={writing.isPending}
                onClick={() => writing.mutate(chosen.csv)}
              >
                {t('imports.write', { count: report.createdCount + report.updatedCount })}
              </Button>
            )
          }
        >
          <ReportView report={report} />
        </Card>
      )}
    </Section>
  );
}
