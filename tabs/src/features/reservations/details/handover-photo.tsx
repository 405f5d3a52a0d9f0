import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ImageOff24Regular } from '@fluentui/react-icons';
import { usePhoto } from '../../../api-client/use-photo.ts';
import { Placeholder } from '../../../ui/placeholder.tsx';

const useStyles = makeStyles({
  photo: {
    display: 'block',
    width: '120px',
    height: '90px',
    objectFit: 'cover',
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  lost: { display: 'grid', placeItems: 'center', color: tokens.colorNeutralForeground3 },
});

/** What somebody photographed when the vehicle changed hands; whole in a window of its own. */
export function HandoverPhoto({ photoId, label }: { photoId: string; label: string }) {
  const styles = useStyles();
  const { address, isError } = usePhoto(photoId);
  // That there is one is worth knowing also where it does not come.
  if (isError) {
    return (
      <span role="img" aria-label={label} className={mergeClasses(styles.photo, styles.lost)}>
        <ImageOff24Regular />
      </span>
    );
  }
  if (!address) return <Placeholder width="120px" height="90px" />;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img className={styles.photo} src={address} alt={label} />
    </a>
  );
}
