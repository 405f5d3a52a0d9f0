import { makeStyles, tokens } from '@fluentui/react-components';
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
});

/** What somebody photographed when the vehicle changed hands; whole in a window of its own. */
export function HandoverPhoto({ photoId, label }: { photoId: string; label: string }) {
  const styles = useStyles();
  const { address, isError } = usePhoto(photoId);
  if (isError) return null;
  if (!address) return <Placeholder width="120px" height="90px" />;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img className={styles.photo} src={address} alt={label} />
    </a>
  );
}
