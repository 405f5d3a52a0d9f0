import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { useOpen } from '../edit/edit-dialog.tsx';
import { useTellSaved } from '../edit/use-tell-saved.tsx';
import { useTenant } from '../use-tenant.ts';
import { type PlaceDraft, PlaceFields, placeProblems } from './place-fields.tsx';

/** Opens a pool; its rules are chosen afterwards, on its own page. */
export default function NewPoolDialog({ onClosed }: { onClosed: () => void }) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const { open, close } = useOpen();
  const { data: tenant } = useTenant();
  const [chosen, setChosen] = useState<Partial<PlaceDraft>>({});
  const [wasSent, setSent] = useState(false);
  const draft = { name: '', site: '', timeZone: tenant?.timeZone ?? 'UTC', ...chosen };
  const problems = placeProblems(draft);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.createPool(draft),
    onSuccess: async (pool) => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.pools });
      tellSaved(pool.name);
      close();
      void navigate(`/administration/pools/${pool.id}`);
    },
  });
  const submit = () => {
    setSent(true);
    if (Object.keys(problems).length === 0) mutate();
  };
  return (
    <Dialog
      open={open}
      shape="drawer"
      title={t('pool.new')}
      unsaved={Object.keys(chosen).length > 0 && !isPending}
      busy={isPending}
      onClose={close}
      onClosed={onClosed}
      onSubmit={submit}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={isPending}>
          {t('pool.open')}
        </Button>
      }
    >
      <PlaceFields
        draft={draft}
        problems={wasSent ? problems : {}}
        onChange={(changes) => setChosen((former) => ({ ...former, ...changes }))}
      />
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}
