import type { VehicleClass } from '@fleet/contracts/vehicle.ts';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
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
  const api = useApi();
  const { data, isError } = useQuery({
    queryKey: queryKeys.photo(photoId ?? ''),
    queryFn: async ({ signal }) => {
      const { content, contentType } = await api.getPhoto({ photoId: photoId ?? '' }, { signal });
      return new Blob([content as Uint8Array<ArrayBuffer>], { type: contentType });
    },
    enabled: photoId !== null && isNear,
    // A photo never changes: a vehicle gets another one.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const address = useAddressOf(data);
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

/** An address for what is in memory, for as long as it is shown. */
function useAddressOf(picture: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!picture) return setAddress(undefined);
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return address;
}
