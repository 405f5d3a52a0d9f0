/** What dialogs are made of: Fluent's Dialog and OverlayDrawer, which know keyboard, backdrop and screen reader. */
import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  Dialog as FluentDialog,
  makeStyles,
  mergeClasses,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogProps } from './dialog-props.ts';
import { UnsavedQuestion } from './unsaved-question.tsx';
import { useBackQuestion } from './use-back-question.ts';

const useStyles = makeStyles({
  form: { display: 'contents' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  drawerBody: { paddingBlock: tokens.spacingVerticalS },
  actions: { flexWrap: 'wrap', justifyContent: 'flex-end' },
  small: { maxWidth: '440px' },
  medium: { maxWidth: '600px' },
  large: { maxWidth: '860px' },
  'extra-large': { maxWidth: '1140px' },
  /** Of drawers; never wider than the window. */
  drawer: { maxWidth: '100vw' },
  drawerSmall: { width: '320px' },
  drawerMedium: { width: '480px' },
  drawerLarge: { width: '640px' },
  drawerExtraLarge: { width: '940px' },
  fullScreen: { width: '100vw' },
});

const drawerSizes = {
  small: 'drawerSmall',
  medium: 'drawerMedium',
  large: 'drawerLarge',
  'extra-large': 'drawerExtraLarge',
} as const;

interface DialogWindowProps extends DialogProps {
  surfaceId: string;
}

export default function DialogWindow({ surfaceId, ...props }: DialogWindowProps) {
  const { open, onClose, onClosed, title, shape = 'center', size = 'medium', children, actions, unsaved, busy } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const [isAsking, setAsking] = useState(false);
  useLeaveWarning(open && unsaved === true);

  const askToClose = () => {
    if (busy) return;
    if (unsaved) setAsking(true);
    else onClose();
  };
  // What is on its way is waited for.
  useBackQuestion(open && (unsaved === true || busy === true), askToClose);
  const onOpenChange = (_: unknown, { open: opens }: { open: boolean }) => !opens && askToClose();
  const onMotionFinish = (_: unknown, { direction }: { direction: string }) => direction === 'exit' && onClosed?.();
  const dismiss = (
    <Button appearance="subtle" icon={<Dismiss24Regular />} aria-label={t('close')} onClick={askToClose} />
  );
  const question = (
    <UnsavedQuestion
      open={isAsking}
      onStay={() => setAsking(false)}
      onLeave={() => {
        setAsking(false);
        onClose();
      }}
    />
  );
  if (shape === 'center') {
    return (
      <FluentDialog open={open} onOpenChange={onOpenChange} surfaceMotion={{ onMotionFinish }}>
        {/* Screen readers would read everything in it before its first field. */}
        <DialogSurface id={surfaceId} className={styles[size]} aria-describedby={undefined}>
          <MaybeForm {...props}>
            <DialogBody>
              <DialogTitle action={dismiss}>{title}</DialogTitle>
              <DialogContent className={styles.content}>{children}</DialogContent>
              {actions && <DialogActions className={styles.actions}>{actions}</DialogActions>}
            </DialogBody>
          </MaybeForm>
          {question}
        </DialogSurface>
      </FluentDialog>
    );
  }
  const width = shape === 'full-screen' ? styles.fullScreen : styles[drawerSizes[size]];
  return (
    <OverlayDrawer
      id={surfaceId}
      className={mergeClasses(styles.drawer, width)}
      position="end"
      size={shape === 'full-screen' ? 'full' : 'medium'}
      open={open}
      onOpenChange={onOpenChange}
      surfaceMotion={{ onMotionFinish }}
      aria-label={title}
    >
      <MaybeForm {...props}>
        <DrawerHeader>
          <DrawerHeaderTitle action={dismiss}>{title}</DrawerHeaderTitle>
        </DrawerHeader>
        <DrawerBody className={mergeClasses(styles.content, styles.drawerBody)}>{children}</DrawerBody>
        {actions && <DrawerFooter className={styles.actions}>{actions}</DrawerFooter>}
      </MaybeForm>
      {question}
    </OverlayDrawer>
  );
}

function MaybeForm({ onSubmit, children }: Pick<DialogProps, 'onSubmit'> & { children: ReactNode }) {
  const styles = useStyles();
  if (!onSubmit) return children;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {children}
    </form>
  );
}

/** The browser's own question before a tab with changes is closed or reloaded. */
function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [active]);
}
