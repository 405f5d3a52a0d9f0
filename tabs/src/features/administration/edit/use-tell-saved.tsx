import { Link, Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../ui/describe-error.ts';

export const savedToaster = 'administration-saved';
/** Long enough to be read, heard and reached; it stays while it is pointed at. */
const shownMilliseconds = 12_000;

/** @returns a function that says that something was saved, and offers to undo it where that can be */
export function useTellSaved(): (name: string, undo?: () => Promise<void>) => void {
  const { t } = useTranslation('administration');
  const { dispatchToast, dismissToast } = useToastController(savedToaster);
  const options = { timeout: shownMilliseconds, pauseOnHover: true, pauseOnWindowBlur: true } as const;
  return (name, undo) => {
    const toastId = crypto.randomUUID();
    const undoNow = async () => {
      dismissToast(toastId);
      try {
        await undo?.();
        say('success', t('undone', { name }));
      } catch (error) {
        say('error', t('notUndone', { name }), describeError(error).detail);
      }
    };
    const action = undo ? <Link onClick={() => void undoNow()}>{t('undo')}</Link> : null;
    dispatchToast(
      <Toast>
        <ToastTitle action={action}>{t('saved', { name })}</ToastTitle>
      </Toast>,
      { ...options, toastId, intent: 'success' },
    );
  };

  function say(intent: 'success' | 'error', title: string, detail?: string): void {
    dispatchToast(
      <Toast>
        <ToastTitle>{title}</ToastTitle>
        {detail && <ToastBody>{detail}</ToastBody>}
      </Toast>,
      { ...options, intent },
    );
  }
}
