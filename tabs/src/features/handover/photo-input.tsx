import { Button, Field, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Camera24Regular, Dismiss16Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { maximumHandoverPhotos } from '../../contract.build-time.ts';
import { describeError } from '../../ui/describe-error.ts';
import { shrinkPhoto } from './shrink-photo.ts';

export interface AddedPhoto {
  photoId: string;
  /** Of the picture in this browser, to show it at once. */
  url: string;
}

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  photo: { position: 'relative', lineHeight: 0 },
  picture: { width: '96px', height: '96px', objectFit: 'cover', borderRadius: tokens.borderRadiusMedium },
  remove: { position: 'absolute', top: '2px', right: '2px', minWidth: '24px' },
  hidden: { display: 'none' },
  add: { alignSelf: 'flex-start', marginTop: tokens.spacingVerticalS },
});

interface PhotoInputProps {
  photos: readonly AddedPhoto[];
  onChange: (photos: readonly AddedPhoto[]) => void;
}

/** Pictures from the camera or the disk, uploaded as soon as they are chosen. */
export function PhotoInput({ photos, onChange }: PhotoInputProps) {
  const { t } = useTranslation('handover');
  const styles = useStyles();
  const api = useApi();
  const input = useRef<HTMLInputElement>(null);
  const shown = useRef(photos);
  shown.current = photos;
  useEffect(
    () => () => {
      for (const { url } of shown.current) URL.revokeObjectURL(url);
    },
    [],
  );
  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      if (photos.length + files.length > maximumHandoverPhotos) {
        throw new Error(t('tooManyPhotos', { count: maximumHandoverPhotos }));
      }
      const added: AddedPhoto[] = [];
      for (const file of files) {
        const content = await shrinkPhoto(file).catch((cause: unknown) => {
          throw new Error(t('noPicture'), { cause });
        });
        const { id: photoId } = await api.uploadPhoto({ content }, { contentType: 'image/jpeg' });
        added.push({ photoId, url: URL.createObjectURL(new Blob([content], { type: 'image/jpeg' })) });
      }
      return added;
    },
    onSuccess: (added) => onChange([...photos, ...added]),
  });
  const remove = (photo: AddedPhoto) => {
    URL.revokeObjectURL(photo.url);
    onChange(photos.filter((one) => one !== photo));
  };
  const error = upload.error && describeError(upload.error).detail;
  return (
    <Field label={t('photos')} {...(error && { validationMessage: error })}>
      <div>
        {photos.length > 0 && (
          <ul className={styles.list}>
            {photos.map((photo, index) => (
              <li key={photo.photoId} className={styles.photo}>
                <img className={styles.picture} src={photo.url} alt={t('photoAlt', { number: index + 1 })} />
                <Button
                  className={styles.remove}
                  size="small"
                  icon={<Dismiss16Regular />}
                  aria-label={t('removePhoto', { number: index + 1 })}
                  onClick={() => remove(photo)}
                />
              </li>
            ))}
          </ul>
        )}
        <input
          ref={input}
          className={styles.hidden}
          type="file"
          accept="image/*"
          multiple
          aria-label={t('addPhotos')}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            target.value = '';
            if (files.length > 0) upload.mutate(files);
          }}
        />
        <Button
          className={styles.add}
          icon={upload.isPending ? <Spinner size="tiny" /> : <Camera24Regular />}
          disabledFocusable={upload.isPending}
          onClick={() => input.current?.click()}
        >
          {upload.isPending ? t('uploading') : t('addPhotos')}
        </Button>
      </div>
    </Field>
  );
}
