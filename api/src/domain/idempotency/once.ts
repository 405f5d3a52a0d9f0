/**
 * A request that makes something may arrive twice: an answer was lost, or a person pressed twice. Under a key of its own it
 * makes one thing, and every repetition gets the answer of the first. The key, what was made and the answer are committed
 * together; a refusal leaves no trace, so the same key may be tried again.
 */
import { createHash } from 'node:crypto';
import type { OperationName } from '@fleet/contracts/operations.ts';
import type { TenantDatabase, TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { canonicalJson } from './canonical-json.ts';
import { nameOfKey, openAnswer, sealAnswer } from './sealed-answer.ts';

export interface KeyedRequest {
  /** Chosen by the sender and hard to guess; it is the person's own. */
  key: string;
  operation: OperationName;
  /** As validated, defaults filled in. */
  input: object;
}

interface KeyRow {
  operation: string;
  input_sha256: Buffer;
  answer: string;
}

/**
 * A context in which one command runs at most once for its key, whoever else sends the same at this moment.
 * The command must do everything in one transaction and return what that returns.
 * @returns a context for exactly one run of the command; its transaction throws {DomainError} IDEMPOTENCY_KEY_REUSED when
 * the key was used for something else
 */
export function once(context: UserContext, request: KeyedRequest): UserContext {
  const { database, actor, now } = context;
  const inputSha256 = createHash('sha256').update(canonicalJson(request.input)).digest();
  let isDone = false;
  const transaction: TenantDatabase['transaction'] = async (tenantId, work) => {
    if (isDone) throw new Error(`${request.operation} runs more than one transaction under one key`);
    const answer = await database.transaction(tenantId, async (inner) => {
      const values = [actor.userId, nameOfKey(request.key), request.operation, inputSha256, now()];
      if (!(await claimKey(inner, values))) return findAnswer(inner, actor.userId, request, inputSha256);
      const made = await work(inner);
      await keepAnswer(inner, actor.userId, request, made);
      return made;
    });
    isDone = true;
    // What was stored is what `work` returned, for the operation and the input are the same.
    return answer as Awaited<ReturnType<typeof work>>;
  };
  return { ...context, database: { ...database, transaction } };
}

/** Waits for a twin that is at work; when that fails, this one is the first. */
async function claimKey(transaction: TenantTransaction, values: unknown[]): Promise<boolean> {
  const rows = await transaction.query({
    name: 'idempotency-key.claim',
    text: `insert into idempotency_keys (user_id, key, operation, input_sha256, created_at) values ($1, $2, $3, $4, $5)
           on conflict do nothing returning key`,
    values,
  });
  return rows.length > 0;
}

async function findAnswer(
  transaction: TenantTransaction,
  userId: string,
  { key, operation }: KeyedRequest,
  inputSha256: Buffer,
): Promise<unknown> {
  const [row] = await transaction.query<KeyRow>({
    name: 'idempotency-key.find',
    text: 'select operation, input_sha256, answer from idempotency_keys where user_id = $1 and key = $2',
    values: [userId, nameOfKey(key)],
  });
  if (!row) throw new DomainError('UNAVAILABLE', 'This key has just been forgotten. Send the request again.');
  if (row.operation === operation && inputSha256.equals(row.input_sha256)) {
    return openAnswer(key, operation, row.answer);
  }
  const message = 'This key was already used for another request. Send the new request with a key of its own.';
  throw new DomainError('IDEMPOTENCY_KEY_REUSED', message);
}

async function keepAnswer(
  transaction: TenantTransaction,
  userId: string,
  { key, operation }: KeyedRequest,
  answer: unknown,
): Promise<void> {
  await transaction.query({
    name: 'idempotency-key.answer',
    text: 'update idempotency_keys set answer = $3 where user_id = $1 and key = $2',
    values: [userId, nameOfKey(key), sealAnswer(key, operation, answer)],
  });
}
