import type { VehicleClass } from '@fleet/contracts/vehicle.ts';
import { tenantOfSignature } from '@fleet/db/find-tenant.ts';
import type { Gate } from '../user/find-account.ts';
import type { PictureTokens } from './picture-tokens.ts';

/** Cards show these, as far as they are not larger: WebP is none of them. */
const shownTypes = ['image/jpeg', 'image/png'];
const largestShownBytes = 1_048_576;

export type VehiclePicture =
  | { kind: 'photo'; photoId: string; contentType: string; content: Buffer }
  /** The photo is of a type or size that no card shows. */
  | { kind: 'pictogram'; class: VehicleClass };

interface PictureRow {
  class: VehicleClass;
  content_type: string;
  content: Buffer | null;
}

/**
 * The photo that a signed address opens, as long as it is a vehicle's.
 * @returns undefined for a token that opens nothing, whatever the reason
 */
export async function readVehiclePicture(
  { database, now }: Pick<Gate, 'database' | 'now'>,
  tokens: PictureTokens,
  token: string,
): Promise<VehiclePicture | undefined> {
  const signed = tokens.open(token, now());
  if (!signed) return undefined;
  const { photoId } = signed;
  const [row] = await database.read<PictureRow>(tenantOfSignature(signed.tenantId), {
    name: 'photo.of-vehicle',
    text: `select v.class, p.content_type,
             case when p.content_type = any ($2) and octet_length(p.content) <= $3 then p.content end as content
           from photos p join vehicles v on v.tenant_id = p.tenant_id and v.photo_id = p.id
           where p.id = $1 order by v.id limit 1`,
    values: [photoId, shownTypes, largestShownBytes],
  });
  if (!row) return undefined;
  const { content, content_type: contentType } = row;
  return content ? { kind: 'photo', photoId, contentType, content } : { kind: 'pictogram', class: row.class };
}
