import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog/dialog.tsx';

/** The longest reason the API accepts, in characters. */
const reasonLength = 1000;
const templates = ['unavailable', 'longer', 'other', 'purpose'] as const;

const useStyles = makeStyles({
  detail: { margin: 0 },
  templates: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  legend: { marginBottom: tokens.spacingVerticalXS, padding: 0 },
});

interface RejectDialogProps {
  count: number;
  onReject: (reason: string) => void;
  onClosed: () => void;
  focusAfterwards: readonly (HTMLElement | null)[];
}

/** Asks why, before one request or several are rejected; what is often said is a press away. */
export default function RejectDialog({ count, onReject, onClosed, focusAfterwards }: RejectDialogProps) {
  const { t } = useTranslation(['approvals', 'ui']);
  const styles = useStyles();
  const [open, setOpen] = useState(true);
  const [reason, setReason] = useState('');
  const close = () => setOpen(false);
  const reject = () => {
    onReject(reason.trim());
    close();
  };
  return (
    <Dialog
      open={open}
      size="small"
      title={t('rejectTitle', { count })}
      onClose={close}
      onClosed={onClosed}
      onSubmit={reject}
      unsaved={reason.trim() !== ''}
      focusAfterwards={focusAfterwards}
      actions={
        <>
          <Button type="button" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" appearance="primary">
            {t('reject')}
          </Button>
        </>
      }
    >
      <p className={styles.detail}>{t('rejectDetail')}</p>
      <fieldset className={styles.templates}>
        <legend className={styles.legend}>{t('templates')}</legend>
        {templates.map((name) => (
          <Button key={name} type="button" size="small" onClick={() => setReason(t(`reasons.${name}`))}>
            {t(`reasons.${name}`)}
          </Button>
        ))}
      </fieldset>
      <Field label={t('reason')}>
        <Textarea
          value={reason}
          maxLength={reasonLength}
          rows={3}
          resize="vertical"
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
    </Dialog>
  );
}
