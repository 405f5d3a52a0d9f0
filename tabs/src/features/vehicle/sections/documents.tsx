import type { VehicleDocument } from '@fleet/contracts/vehicle-document.ts';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular, Delete20Regular, Document48Regular, Warning16Filled } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { useManagesFleet } from '../../../api-client/use-me.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { ErrorState, PageState } from '../../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useSurfaceStyles } from '../../../ui/surface.ts';
import { DocumentForm } from '../document-form.tsx';
import { Entry } from '../entry.tsx';
import type { SectionProps } from '../section-props.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
    '&:not(:first-child)': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
});

/** Its papers: everybody may take them along, managers keep them. */
export default function Documents({ vehicle, timeStyle }: SectionProps) {
  const { t } = useTranslation(['vehicle', 'ui']);
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const api = useApi();
  const queryClient = useQueryClient();
  const manages = useManagesFleet();
  const [toDelete, setToDelete] = useState<VehicleDocument>();
  const queryKey = queryKeys.vehicleSection(vehicle.id, 'documents');
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.listVehicleDocuments({ vehicleId: vehicle.id }, { signal }),
  });
  const save = useMutation({
    mutationFn: async ({ id, name }: VehicleDocument) => {
      const { content, contentType, fileName } = await api.getVehicleDocument({ vehicleDocumentId: id });
      const ending = fileName?.slice(fileName.lastIndexOf('.')) ?? '';
      saveFile(new Blob([content as BlobPart], { type: contentType }), `${name}${ending}`);
    },
  });
  const remove = useMutation({
    mutationFn: ({ id }: VehicleDocument) => api.deleteVehicleDocument({ vehicleDocumentId: id }),
    onSuccess: () => setToDelete(undefined),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <RowsPlaceholder />;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: vehicle.timeZone }).format(timeStyle.now);
  const day = new Intl.DateTimeFormat(timeStyle.locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const size = new Intl.NumberFormat(timeStyle.locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  return (
    <div className={styles.root}>
      {manages && (
        <DocumentForm vehicleId={vehicle.id} onAdded={() => void queryClient.invalidateQueries({ queryKey })} />
      )}
      {save.error && <ErrorNotice error={save.error} />}
      {data.documents.length === 0 ? (
        <PageState icon={<Document48Regular />} title={t('noDocuments')} detail={t('noDocumentsDetail')} />
      ) : (
        <ul className={mergeClasses(surface.card, styles.list)} aria-label={t('sections.documents')}>
          {data.documents.map((document) => (
            <li key={document.id} className={styles.row}>
              <Entry
                title={document.name}
                facts={[
                  [t('validUntil'), document.validUntil && day.format(Date.parse(document.validUntil))],
                  [t('size'), size.format(Math.ceil(document.sizeBytes / 1000))],
                  [t('addedBy'), document.uploadedBy.displayName],
                ]}
                aside={
                  <>
                    {document.validUntil && document.validUntil < today && (
                      <StatusBadge tone="bad" icon={<Warning16Filled />}>
                        {t('expired')}
                      </StatusBadge>
                    )}
                    <Button
                      size="small"
                      icon={<ArrowDownload20Regular />}
                      aria-label={t('downloadNamed', { name: document.name })}
                      onClick={() => save.mutate(document)}
                    >
                      {t('download')}
                    </Button>
                    {manages && (
                      <Button
                        size="small"
                        appearance="subtle"
                        icon={<Delete20Regular />}
                        aria-label={t('deleteNamed', { name: document.name })}
                        onClick={() => {
                          remove.reset();
                          setToDelete(document);
                        }}
                      />
                    )}
                  </>
                }
              />
            </li>
          ))}
        </ul>
      )}
      <Dialog
        open={toDelete !== undefined}
        onClose={() => setToDelete(undefined)}
        title={t('deleteQuestion')}
        shape="center"
        size="small"
        busy={remove.isPending}
        onSubmit={() => toDelete && remove.mutate(toDelete)}
        actions={
          <>
            <Button onClick={() => setToDelete(undefined)}>{t('ui:cancel')}</Button>
            <Button appearance="primary" type="submit">
              {t('delete')}
            </Button>
          </>
        }
      >
        {t('deleteDetail', { name: toDelete?.name ?? '' })}
        {remove.error && <ErrorNotice error={remove.error} />}
      </Dialog>
    </div>
  );
}
