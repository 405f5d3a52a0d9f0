/** What the stand-in says next, and in which way it fails. */
import { jsonReply, type Reply } from '../http/call.ts';
import { tooManyRequests, upstreamFault } from './openai-error.ts';

interface FunctionCall {
  name: string;
  /** An object is written as JSON; a text is sent as it is, so that it may be broken. */
  arguments: object | string;
}

export type ScriptedAnswer =
  | { kind: 'call'; calls: FunctionCall[] }
  | { kind: 'say'; text: string }
  /** The model will not. */
  | { kind: 'refuse'; text: string }
  /** Azure's content filter lets the prompt through, but not the answer. */
  | { kind: 'filtered' }
  | { kind: 'rate-limit'; retryAfterSeconds: number }
  | { kind: 'fail'; status: 500 | 502 | 503; message: string }
  /** The connection stays open, and nothing comes. */
  | { kind: 'hang'; after: 'nothing' | 'half-an-answer' }
  /** As a proxy before the service may. */
  | { kind: 'redirect'; location: string }
  | { kind: 'raw'; status: number; contentType: string; body: string };

/** @param model as the answer names it */
export function replyWith(answer: ScriptedAnswer, model: string): Reply {
  switch (answer.kind) {
    case 'call': {
      const toolCalls = answer.calls.map(({ name, arguments: given }, index) => ({
        id: `call_${index}`,
        type: 'function',
        function: { name, arguments: typeof given === 'string' ? given : JSON.stringify(given) },
      }));
      return completion(model, { content: null, refusal: null, tool_calls: toolCalls }, 'tool_calls');
    }
    case 'say':
      return completion(model, { content: answer.text, refusal: null }, 'stop');
    case 'refuse':
      return completion(model, { content: null, refusal: answer.text }, 'stop');
    case 'filtered':
      return completion(model, { content: null, refusal: null }, 'content_filter');
    case 'rate-limit':
      return tooManyRequests(answer.retryAfterSeconds);
    case 'fail':
      return upstreamFault(answer.status, answer.message);
    case 'hang': {
      const headers = { 'content-type': 'application/json' };
      const begin = answer.after === 'nothing' ? '' : '{"id":"chatcmpl-1","choices":[';
      return { status: 200, headers, stream: (response) => void (begin && response.write(begin)) };
    }
    case 'redirect':
      return { status: 307, headers: { location: answer.location } };
    case 'raw':
      return { status: answer.status, headers: { 'content-type': answer.contentType }, body: answer.body };
  }
}

function completion(model: string, message: object, finishReason: string): Reply {
  return jsonReply(200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_795_000_000,
    model,
    choices: [{ index: 0, message: { role: 'assistant', ...message }, logprobs: null, finish_reason: finishReason }],
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  });
}
