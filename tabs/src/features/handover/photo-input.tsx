import { maximumHandoverPhotos } from '@fleet/contracts/handover.ts';
import { Button, Field, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Camera24Regular, Dismiss16Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi } from '../../api-client/api.ts';
import { describeError } from '../../ui/describe-error.ts';
import { handoverStrings } from './handover-strings.ts';
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
  locale: string;
  onChange: (photos: readonly AddedPhoto[]) => void;
}

/** Pictures from the camera or the disk, uploaded as soon as they are chosen. */
export function PhotoInput({ photos, locale, onChange }: PhotoInputProps) {
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
        throw new Error(handoverStrings.tooManyPhotos(maximumHandoverPhotos, locale));
      }
      const added: AddedPhoto[] = [];
      for (const file of files) {
        const content = await shrinkPhoto(file).catch((cause: unknown) => {
          throw new Error(handoverStrings.noPicture, { cause });
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
    <Field label={handoverStrings.photos} {...(error && { validationMessage: error })}>
      <div>
        {photos.length > 0 && (
          <ul className={styles.list}>
            {photos.map((photo, index) => (
              <li key={photo.photoId} className={styles.photo}>
                <img className={styles.picture} src={photo.url} alt={handoverStrings.photoAlt(index + 1)} />
                <Button
                  className={styles.remove}
                  size="small"
                  icon={<Dismiss16Regular />}
                  aria-label={handoverStrings.removePhoto(index + 1)}
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
          aria-label={handoverStrings.addPhotos}
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
          {upload.isPending ? handoverStrings.uploading : handoverStrings.addPhotos}
        </Button>
      </div>
    </Field>
  );
}
