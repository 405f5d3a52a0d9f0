import { useTranslation } from 'react-i18next';
import { EditDialog, useOpen } from '../edit/edit-dialog.tsx';
import { PlaceFields, placeProblems } from './place-fields.tsx';
import type { PoolDialogProps } from './pool-dialog-props.ts';
import { usePoolEdit } from './use-pool-edit.ts';

const members = ['name', 'site', 'timeZone'] as const;

export default function PlaceDialog({ pool, onClosed }: PoolDialogProps) {
  const { t } = useTranslation('administration');
  const { open, close } = useOpen();
  const edit = usePoolEdit({ pool, members, problemsOf: placeProblems, name: pool.name, onSaved: close });
  const labels = { name: t('name'), site: t('pool.site'), timeZone: t('timeZone') };
  return (
    <EditDialog
      edit={edit}
      open={open}
      onClose={close}
      onClosed={onClosed}
      size="medium"
      title={t('pool.parts.place')}
      describe={(member, value) => ({ label: labels[member], text: String(value) })}
    >
      <PlaceFields draft={edit.draft} problems={edit.problems} onChange={edit.change} />
    </EditDialog>
  );
}
