import type { z } from 'zod';
import type { ServiceAnswer } from './ask-service.ts';
import { TelematicsRefusal } from './telematics-refusal.ts';

/** @throws {TelematicsRefusal} when it is no JSON of that shape */
export function readAnswer<Schema extends z.ZodType>(schema: Schema, { text }: ServiceAnswer): z.output<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new TelematicsRefusal('answer', 'The answer is no JSON. Does the address lead to the service?');
  }
  const { data, error } = schema.safeParse(json);
  if (error) {
    const where = error.issues[0]?.path.join('.') ?? '';
    throw new TelematicsRefusal('answer', `The answer is not as the service documents it (${where}).`);
  }
  return data;
}

/**
 * What an HTTP status says, where the service speaks HTTP plainly.
 * @throws {TelematicsRefusal} unless it is 200
 */
export function requireSuccess({ status, retryAfterSeconds }: ServiceAnswer): void {
  if (status === 200) return;
  if (status === 401 || status === 403) {
    throw new TelematicsRefusal('credentials', 'The service does not accept the credentials. Enter them again.');
  }
  if (status === 429) throw new TelematicsRefusal('limit', 'The service asks us to wait.', retryAfterSeconds);
  throw new TelematicsRefusal('answer', `The service answered ${status}.`, retryAfterSeconds);
}
