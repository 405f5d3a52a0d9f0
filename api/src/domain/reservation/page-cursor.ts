import { instantSchema } from '@fleet/contracts/instant.ts';
import { z } from 'zod';
import { DomainError } from '../domain-errors.ts';

/** The last reservation of a page, by the order of the list. */
export interface PagePosition {
  startDate: string;
  id: string;
}

const positionSchema = z.tuple([instantSchema, z.uuid()]);

export function writeCursor({ startDate, id }: PagePosition): string {
  return Buffer.from(JSON.stringify([startDate, id])).toString('base64url');
}

/** @throws {DomainError} VALIDATION_FAILED for what writeCursor did not write */
export function readCursor(cursor: string): PagePosition {
  try {
    const [startDate, id] = positionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { startDate, id };
  } catch {
    throw new DomainError('VALIDATION_FAILED', 'The cursor is not one of ours. Ask for the first page again.');
  }
}
