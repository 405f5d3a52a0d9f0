import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from './api.ts';
import { queryKeys } from './query-keys.ts';

export interface Photo {
  /** Under which this page alone finds it, for as long as it is shown; undefined until it has come. */
  address: string | undefined;
  isError: boolean;
}

/** A photo, which only whoever is signed in may fetch. @param isWanted whether it is fetched by now */
export function usePhoto(photoId: string | null, isWanted = true): Photo {
  const api = useApi();
  const { data, isError } = useQuery({
    queryKey: queryKeys.photo(photoId ?? ''),
    queryFn: async ({ signal }) => {
      const { content, contentType } = await api.getPhoto({ photoId: photoId ?? '' }, { signal });
      return new Blob([content as Uint8Array<ArrayBuffer>], { type: contentType });
    },
    enabled: photoId !== null && isWanted,
    // A photo never changes: what it shows gets another one.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { address: useAddressOf(photoId === null ? undefined : data), isError };
}

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
