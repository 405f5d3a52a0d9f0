import type { VehicleClass } from '@fleet/contracts/vehicle.ts';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { usePhoto } from '../../api-client/use-photo.ts';
import { Placeholder } from '../../ui/placeholder.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    overflow: 'hidden',
    width: '88px',
    height: '66px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  photo: { width: '100%', height: '100%', objectFit: 'cover' },
  pictogram: { width: '72%', height: '84%', objectFit: 'contain' },
});

interface VehiclePhotoProps {
  photoId: string | null;
  vehicleClass: VehicleClass;
  className?: string;
}

/** The vehicle's photo, fetched when it comes near the screen; the pictogram of its class when there is none. */
export function VehiclePhoto({ photoId, vehicleClass, className }: VehiclePhotoProps) {
  const styles = useStyles();
  const root = useRef<HTMLSpanElement>(null);
  const isNear = useIsNear(root, photoId !== null);
  const { address, isError } = usePhoto(photoId, isNear);
  return (
    <span ref={root} className={mergeClasses(styles.root, className)} aria-hidden>
      {address ? (
        <img className={styles.photo} src={address} alt="" />
      ) : photoId && !isError ? (
        <Placeholder width="100%" height="100%" />
      ) : (
        <img
          className={styles.pictogram}
          src={`${import.meta.env.BASE_URL}vehicles/${vehicleClass}.svg`}
          loading="lazy"
          alt=""
        />
      )}
    </span>
  );
}

function useIsNear(element: RefObject<HTMLElement | null>, isWanted: boolean): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!isWanted || !element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: '300px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isWanted]);
  return isNear;
}
