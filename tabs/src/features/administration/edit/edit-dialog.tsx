import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import type { DialogProps } from '../../../ui/dialog/dialog-props.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import type { Edit } from './use-edit.ts';

interface EditDialogProps<Draft extends object> extends Pick<DialogProps, 'title' | 'size'> {
  edit: Edit<Draft>;
  open: boolean;
  onClose: () => void;
  onClosed: () => void;
  /** What a member is called, and how its value is told, when two people changed it. */
  describe: (member: keyof Draft & string, value: unknown) => { label: string; text: string };
  submitLabel?: string;
  children: ReactNode;
}

/** Where something is edited: it asks before changes are lost, and shows what somebody else changed meanwhile. */
export function EditDialog<Draft extends object>(props: EditDialogProps<Draft>) {
  const { edit, open, onClose, onClosed, title, size = 'large', describe, submitLabel, children } = props;
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      shape="drawer"
      size={size}
      title={title}
      unsaved={edit.isChanged}
      busy={edit.isSaving}
      onClose={onClose}
      onClosed={onClosed}
      onSubmit={edit.submit}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={edit.isSaving}>
          {submitLabel ?? t('save')}
        </Button>
      }
    >
      {edit.conflicts.length > 0 && <ConflictChoice edit={edit} describe={describe} />}
      {children}
      {edit.error && <ErrorNotice error={edit.error} />}
    </Dialog>
  );
}

/** Whether a dialog is open: it is shown when it is made, and goes when it has closed. */
export function useOpen() {
  const [open, setOpen] = useState(true);
  return { open, close: () => setOpen(false) };
}
