import { createHash } from 'node:crypto';
import type { Microsoft365 } from '../state/microsoft365.ts';
import type { EventRecord } from './event-document.ts';

/** Ids in the shapes and lengths Exchange gives, so that nobody gets used to short ones or to characters safe in a URL. */
export function newImmutableId({ randomBytes }: Microsoft365): string {
  return `AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A${randomBytes(44).toString('base64url')}AAA=`;
}

export function newMutableId({ randomBytes }: Microsoft365): string {
  return `AAMkAGVm${randomBytes(90).toString('base64url')}BGAAAAAAA${randomBytes(24).toString('base64url')}AAA=`;
}

export function newICalUId({ randomBytes }: Microsoft365): string {
  return `040000008200E00074C5B7101A82E00800000000${randomBytes(28).toString('hex').toUpperCase()}`;
}

export function changeKeyOf({ id, version }: Pick<EventRecord, 'id' | 'version'>): string {
  const digest = createHash('sha256').update(`${id} ${version}`).digest();
  return digest.subarray(0, 18).toString('base64');
}

/** Weak, as Graph gives it in `@odata.etag`. */
export function etagOf(record: Pick<EventRecord, 'id' | 'version'>): string {
  return `W/"${changeKeyOf(record)}"`;
}
