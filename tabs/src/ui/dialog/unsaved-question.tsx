import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { useFocusReturn } from './use-focus-return.ts';

const useStyles = makeStyles({ surface: { maxWidth: '440px' } });

interface UnsavedQuestionProps {
  open: boolean;
  onStay: () => void;
  onLeave: () => void;
}

/** Asked before changes are lost; Escape stays. */
export function UnsavedQuestion({ open, onStay, onLeave }: UnsavedQuestionProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const surfaceId = useId();
  const giveFocusBack = useFocusReturn(open, surfaceId);
  return (
    <Dialog
      modalType="alert"
      open={open}
      onOpenChange={(_, { open: opens }) => !opens && onStay()}
      surfaceMotion={{ onMotionFinish: (_, { direction }) => direction === 'exit' && giveFocusBack() }}
    >
      <DialogSurface id={surfaceId} className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('unsaved.title')}</DialogTitle>
          <DialogContent>{t('unsaved.detail')}</DialogContent>
          <DialogActions>
            <Button onClick={onLeave}>{t('unsaved.leave')}</Button>
            <Button appearance="primary" onClick={onStay}>
              {t('unsaved.stay')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
