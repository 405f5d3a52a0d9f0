import type { SystemContext } from '../command-context.ts';

/** Whoever has not shown it anywhere by then has forgotten it. */
const keptDays = 30;
const dayMilliseconds = 86_400_000;
/** They are large, and nobody should wait for the disk meanwhile. */
const mostAtOnce = 100;

/**
 * Removes pictures that were uploaded more than 30 days ago and that neither a vehicle, nor a handover, nor the logo shows.
 * @returns how many, at most 100; worth asking again until there is none
 */
export function forgetPhotos({ database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const candidates = await transaction.query<{ id: string }>({
      name: 'photo.unshown',
      text: `select p.id from photos p where p.created_at < $1 and ${isShownNowhere}
             order by p.created_at, p.id limit ${mostAtOnce} for update skip locked`,
      values: [new Date(now().getTime() - keptDays * dayMilliseconds)],
    });
    // Asked again now that they are locked: one may have come to be shown in between.
    const forgotten = await transaction.query({
      name: 'photo.forget',
      text: `delete from photos p where p.id = any ($1::uuid[]) and ${isShownNowhere} returning p.id`,
      values: [candidates.map(({ id }) => id)],
    });
    return forgotten.length;
  });
}

const isShownNowhere = `
  not exists (select from vehicles v where v.tenant_id = p.tenant_id and v.photo_id = p.id)
  and not exists (select from handover_photos hp where hp.tenant_id = p.tenant_id and hp.photo_id = p.id)
  and not exists (select from tenants t where t.id = p.tenant_id and t.branding ->> 'logoPhotoId' = p.id::text)`;
