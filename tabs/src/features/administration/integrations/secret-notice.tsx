import { Button, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { Copy20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/announcer.tsx';

/** Something that is told once and never again. */
export function SecretNotice({ label, secret }: { label: string; secret: string }) {
  const { t } = useTranslation('administration');
  const announce = useAnnounce();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    announce(t('copied'));
  };
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('toldOnce')}</MessageBarBody>
      </MessageBar>
      <Field label={label}>
        <Input
          readOnly
          value={secret}
          contentAfter={
            <Button appearance="transparent" icon={<Copy20Regular />} aria-label={t('copySecret')} onClick={copy} />
          }
        />
      </Field>
    </>
  );
}
