import type { Geofence } from '@fleet/contracts/geofence.ts';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { EditDialog, useOpen } from '../edit/edit-dialog.tsx';
import { useEdit } from '../edit/use-edit.ts';
import { useAllPools } from '../pools/use-all-pools.ts';
import { type AreaDraft, areaProblems, draftOfArea } from './area-draft.ts';
import { AreaFields } from './area-fields.tsx';
import { describeShape } from './describe-area.ts';
import { isShape, readShape, type ShapeDraft } from './shape-draft.ts';

interface AreaDialogProps {
  area: Geofence;
  others: readonly Geofence[];
  onClosed: () => void;
}

export default function AreaDialog({ area, others, onClosed }: AreaDialogProps) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const { open, close } = useOpen();
  const pools = useAllPools().data?.pools ?? [];
  const edit = useEdit<Geofence, AreaDraft>({
    entity: area,
    draftOf: draftOfArea,
    save: ({ shape, ...changes }, expectedVersion) => {
      const read = shape && readShape(shape);
      return api.updateGeofence({
        geofenceId: area.id,
        expectedVersion,
        ...changes,
        ...(read && isShape(read) && { shape: read }),
      });
    },
    reload: async () => {
      const { geofences } = await api.listGeofences({});
      return geofences.find(({ id }) => id === area.id) ?? area;
    },
    problemsOf: areaProblems,
    stale: [queryKeys.geofences],
    name: area.name,
    onSaved: close,
  });
  const describe = (member: keyof AreaDraft, value: unknown): { label: string; text: string } => {
    switch (member) {
      case 'name':
        return { label: t('name'), text: String(value) };
      case 'poolId':
        return { label: t('area.siteOf'), text: pools.find(({ id }) => id === value)?.name ?? t('area.noSite') };
      case 'alertOn':
        return { label: t('area.alertOn'), text: t(`area.alertsOn.${value as AreaDraft['alertOn']}`) };
      case 'shape': {
        const read = readShape(value as ShapeDraft);
        return { label: t('area.border'), text: isShape(read) ? describeShape(read) : '' };
      }
    }
  };
  return (
    <EditDialog
      edit={edit}
      open={open}
      onClose={close}
      onClosed={onClosed}
      title={t('area.change', { name: area.name })}
      describe={describe}
    >
      <AreaFields draft={edit.draft} problems={edit.problems} others={others} onChange={edit.change} />
    </EditDialog>
  );
}
