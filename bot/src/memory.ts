/** What somebody has said in a conversation that waits for its other half. */
import { z } from 'zod';
import { draftSchema, wishSchema } from './actions/payloads.ts';

const rememberedSchema = z.object({
  /** A vehicle is wanted, and a question about the time is open. */
  asked: z.object({ wish: wishSchema, saidPurpose: z.string().max(500).optional(), draft: draftSchema }).optional(),
  /** The reservation they speak of. */
  reservationId: z.uuid().optional(),
});
export type Remembered = z.output<typeof rememberedSchema>;
export type AskedWish = NonNullable<Remembered['asked']>;

export interface Memory {
  /** Nothing when it is long ago. */
  recall(): Promise<Remembered>;
  /** Takes the place of what was remembered. */
  keep(remembered: Remembered): Promise<void>;
  forget(): Promise<void>;
}

/** Of a chat in which others read along: nothing that one of them says is taken for the answer of another. */
export const noMemory: Memory = {
  recall: async () => ({}),
  keep: async () => {},
  forget: async () => {},
};

/** @param value as it was stored, perhaps by an older version */
export function readRemembered(value: unknown): Remembered {
  return rememberedSchema.safeParse(value).data ?? {};
}
