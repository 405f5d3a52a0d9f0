/** Where the picture of a vehicle is fetched for a card: its photo, else a pictogram of its class. Neither needs a sign-in. */
import type { UserContext } from '@fleet/api/domain/command-context.ts';
import type { PictureTokens } from '@fleet/api/domain/photo/picture-tokens.ts';
import type { VehicleClass } from '@fleet/contracts/vehicle.ts';

export interface Pictured {
  class: VehicleClass;
  photoId: string | null;
}

/** @returns the address of what shows the vehicle */
export type PictureOf = (vehicle: Pictured) => string;

export interface PictureOptions {
  /** Where people reach the tabs, for example `https://fleet.contoso.example`. */
  publicUrl: string;
  pictureTokens: Pick<PictureTokens, 'sign'>;
}

/** For the vehicles of a person's tenant. */
export function createPictureOf(
  { publicUrl, pictureTokens }: PictureOptions,
  { tenantId, now }: Pick<UserContext, 'tenantId' | 'now'>,
): PictureOf {
  return ({ photoId, class: vehicleClass }) => {
    const path = photoId
      ? `/pictures/${pictureTokens.sign({ tenantId, photoId }, now())}`
      : `/tabs/vehicles/${vehicleClass}.png`;
    return new URL(path, publicUrl).href;
  };
}
