/** What a vehicle names must exist: its pool, its equipment, its photo. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { refuseWrongInput, type WrongMember } from '../wrong-input.ts';

interface References {
  poolId?: string | undefined;
  equipment?: readonly string[] | undefined;
  photoId?: string | null | undefined;
}

/**
 * Holds the pool and the photo until the end of the transaction, so that neither ends meanwhile.
 * @throws {DomainError} naming what does not exist: NOT_FOUND, or VALIDATION_FAILED for equipment alone
 */
export async function requireReferences(transaction: TenantTransaction, references: References): Promise<void> {
  const { poolId, equipment, photoId } = references;
  const [pools, known, photos] = await Promise.all([
    poolId === undefined
      ? undefined
      : transaction.query({
          name: 'pool.hold',
          text: 'select from pools where id = $1 and retired_at is null for key share',
          values: [poolId],
        }),
    equipment === undefined ? undefined : readEquipmentCodes(transaction),
    photoId == null
      ? undefined
      : transaction.query({
          name: 'photo.hold',
          text: 'select from photos where id = $1 for key share',
          values: [photoId],
        }),
  ]);
  const errors: WrongMember[] = [];
  if (pools?.length === 0)
    errors.push({
      path: 'poolId',
      message: 'There is no such pool. Choose one from the list of pools.',
      isUnknown: true,
    });
  for (const [index, code] of (equipment ?? []).entries()) {
    if (known && !known.includes(code))
      errors.push({ path: `equipment.${index}`, message: describeUnknownEquipment(code, known) });
  }
  if (photos?.length === 0)
    errors.push({ path: 'photoId', message: 'There is no such photo. Upload it first.', isUnknown: true });
  refuseWrongInput(errors);
}

export async function readEquipmentCodes(transaction: TenantTransaction): Promise<string[]> {
  const rows = await transaction.query<{ code: string }>({
    name: 'equipment.codes',
    text: 'select code from equipment order by code',
  });
  return rows.map(({ code }) => code);
}

export function describeUnknownEquipment(code: string, known: readonly string[]): string {
  const choice = known.length > 0 ? `Choose from ${known.join(', ')}, or add it first.` : 'Add it first.';
  return `There is no equipment ${code}. ${choice}`;
}
