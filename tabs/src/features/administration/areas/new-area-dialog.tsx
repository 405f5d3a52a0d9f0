import type { Geofence, GeofenceShape } from '@fleet/contracts/geofence.ts';
import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { useOpen } from '../edit/edit-dialog.tsx';
import { isSame } from '../edit/merge-drafts.ts';
import { useTellSaved } from '../edit/use-tell-saved.tsx';
import { areaProblems, emptyArea } from './area-draft.ts';
import { AreaFields } from './area-fields.tsx';
import { isShape, readShape } from './shape-draft.ts';

interface NewAreaDialogProps {
  others: readonly Geofence[];
  onClosed: () => void;
}

export default function NewAreaDialog({ others, onClosed }: NewAreaDialogProps) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const { open, close } = useOpen();
  const [draft, setDraft] = useState(emptyArea);
  const [wasSent, setSent] = useState(false);
  const problems = areaProblems(draft);
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.geofences });
  const { mutate, isPending, error } = useMutation({
    mutationFn: (shape: GeofenceShape) => {
      const { name, poolId, alertOn } = draft;
      return api.createGeofence({ name: name.trim(), poolId, alertOn, shape });
    },
    onSuccess: async (made) => {
      await refresh();
      tellSaved(made.name, async () => {
        await api.deleteGeofence({ geofenceId: made.id, expectedVersion: made.version });
        await refresh();
      });
      close();
    },
  });
  const submit = () => {
    setSent(true);
    const shape = readShape(draft.shape);
    if (Object.keys(problems).length === 0 && isShape(shape) && !isPending) mutate(shape);
  };
  return (
    <Dialog
      open={open}
      shape="drawer"
      size="large"
      title={t('area.new')}
      unsaved={!isSame(draft, emptyArea) && !isPending}
      busy={isPending}
      onClose={close}
      onClosed={onClosed}
      onSubmit={submit}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={isPending}>
          {t('area.confirm')}
        </Button>
      }
    >
      <AreaFields
        draft={draft}
        problems={wasSent ? problems : {}}
        others={others}
        onChange={(changes) => setDraft((former) => ({ ...former, ...changes }))}
      />
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}
