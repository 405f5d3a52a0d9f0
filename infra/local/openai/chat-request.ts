/** Of a chat completion request, what the services check before a model sees it. */
import { z } from 'zod';

const message = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['system', 'developer', 'user']), content: z.string() }),
  z.strictObject({ role: z.literal('assistant'), content: z.string().nullable() }),
]);

const tool = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string().max(1_024).optional(),
    parameters: z.looseObject({ type: z.literal('object'), properties: z.record(z.string(), z.unknown()) }).optional(),
    strict: z.boolean().nullish(),
  }),
});

const toolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.strictObject({ type: z.literal('function'), function: z.strictObject({ name: z.string() }) }),
]);

/** `max_tokens`, `temperature` and their like are missing on purpose: models that reason refuse them. */
const chatRequest = z
  .strictObject({
    model: z.string().min(1),
    messages: z.array(message).min(1),
    tools: z.array(tool).min(1).max(128).optional(),
    tool_choice: toolChoice.optional(),
    parallel_tool_calls: z.boolean().optional(),
    seed: z.int().optional(),
  })
  .refine(({ tools, tool_choice }) => tools || !tool_choice, {
    path: ['tool_choice'],
    message: "'tool_choice' is only allowed when 'tools' are specified.",
  })
  .refine(({ tools, parallel_tool_calls }) => tools || parallel_tool_calls === undefined, {
    path: ['parallel_tool_calls'],
    message: "'parallel_tool_calls' is only allowed when 'tools' are specified.",
  });

export type ChatRequest = z.output<typeof chatRequest>;

/** @returns what is wrong, as text */
export function readChatRequest(body: string): ChatRequest | { fault: string; param: string | null } {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { fault: 'We could not parse the JSON body of your request.', param: null };
  }
  const result = chatRequest.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return { fault: issue?.message ?? 'Invalid request.', param: issue?.path.join('.') || null };
}
