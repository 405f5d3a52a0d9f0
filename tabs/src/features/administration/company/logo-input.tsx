import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { describeError } from '../../../ui/describe-error.ts';
import { FieldGroup } from '../fields/field-group.tsx';

const useStyles = makeStyles({ row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

interface LogoInputProps {
  photoId: string | null;
  onChange: (photoId: string | null) => void;
}

/** A picture that stands in mails and in the preview; it is kept as it is, so that it stays transparent. */
export function LogoInput({ photoId, onChange }: LogoInputProps) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const api = useApi();
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: async (file: File) =>
      api.uploadPhoto({ content: new Uint8Array(await file.arrayBuffer()) }, { contentType: file.type }),
    onSuccess: ({ id }) => onChange(id),
  });
  return (
    <FieldGroup
      name={t('branding.logoPhotoId')}
      label={t('branding.logoPhotoId')}
      hint={t('branding.logoHint')}
      problem={upload.error ? describeError(upload.error).detail : undefined}
    >
      <div className={styles.row}>
        <Button disabledFocusable={upload.isPending} onClick={() => input.current?.click()}>
          {t('branding.upload')}
        </Button>
        {photoId && <Button onClick={() => onChange(null)}>{t('branding.noLogo')}</Button>}
        <input
          ref={input}
          hidden
          type="file"
          aria-label={t('branding.upload')}
          accept="image/png,image/jpeg,image/webp"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) upload.mutate(file);
            target.value = '';
          }}
        />
      </div>
    </FieldGroup>
  );
}
