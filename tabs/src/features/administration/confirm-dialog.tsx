import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useOpen } from './edit/edit-dialog.tsx';

interface ConfirmDialogProps {
  title: string;
  detail: string;
  confirm: string;
  run: () => Promise<unknown>;
  onClosed: () => void;
}

/** Asks before something is done that nothing brings back. */
export default function ConfirmDialog({ title, detail, confirm, run, onClosed }: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  const { open, close } = useOpen();
  const { mutate, isPending, error } = useMutation({ mutationFn: run, onSuccess: close });
  return (
    <Dialog
      open={open}
      size="small"
      title={title}
      busy={isPending}
      onClose={close}
      onClosed={onClosed}
      onSubmit={mutate}
      actions={
        <>
          <Button type="button" onClick={close}>
            {t('cancel')}
          </Button>
          <Button type="submit" appearance="primary" disabledFocusable={isPending}>
            {confirm}
          </Button>
        </>
      }
    >
      {detail}
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}
