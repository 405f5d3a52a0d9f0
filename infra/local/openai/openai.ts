import { type Call, parameter, type Reply } from '../http/call.ts';
import { listen } from '../http/listen.ts';
import { createRouter } from '../http/router.ts';
import { type ChatRequest, readChatRequest } from './chat-request.ts';
import { badRequest, noSuchModel, resourceNotFound, wrongKey } from './openai-error.ts';
import { replyWith, type ScriptedAnswer } from './scripted-answer.ts';

export interface OpenAiOptions {
  /** The one that is let in. */
  apiKey: string;
  /** Of the OpenAI-compatible endpoint. */
  model: string;
  /** Of the Azure endpoint. */
  deployment: string;
}

export interface OpenAi {
  /** `http://127.0.0.1:{port}`; the OpenAI-compatible endpoint is under `/v1`. */
  origin: string;
  /** Every request that came, oldest first, also those that were refused. */
  requests: ReceivedRequest[];
  /** Says what the next requests are answered with, in order, and when; without a script the model says that it cannot help. */
  answerNext(...answers: (ScriptedAnswer | Promise<ScriptedAnswer>)[]): void;
  close(): Promise<void>;
}

interface ReceivedRequest {
  service: 'openai' | 'azure';
  path: string;
  body: string;
  /** Undefined where the request was refused before it was read. */
  request?: ChatRequest | undefined;
}

// Microsoft's list of GA versions that know tools.
const azureVersions = ['2024-02-01', '2024-06-01', '2024-10-21'];
const silence: ScriptedAnswer = { kind: 'say', text: 'I cannot help with that.' };

/**
 * Starts what stands in for a language model: OpenAI's chat completions, and Azure's under a deployment. There is no model in
 * it; a test writes what it answers.
 * https://platform.openai.com/docs/api-reference/chat/create
 * https://learn.microsoft.com/azure/ai-services/openai/reference
 */
export async function startOpenAi(options: OpenAiOptions): Promise<OpenAi> {
  const requests: ReceivedRequest[] = [];
  const script: (ScriptedAnswer | Promise<ScriptedAnswer>)[] = [];
  const faults: unknown[] = [];

  async function complete(
    call: Call,
    received: ReceivedRequest,
    known: (request: ChatRequest) => boolean,
  ): Promise<Reply> {
    const request = readChatRequest(call.body);
    if ('fault' in request) return badRequest(request.fault, request.param);
    received.request = request;
    if (!known(request)) return noSuchModel(received.service, request.model);
    return replyWith((await script.shift()) ?? silence, request.model);
  }
  function receive({ url, body }: Call, service: ReceivedRequest['service']): ReceivedRequest {
    const received = { service, path: `${url.pathname}${url.search}`, body };
    requests.push(received);
    return received;
  }
  const router = createRouter([
    {
      method: 'POST',
      path: '/v1/chat/completions',
      handle(call) {
        const received = receive(call, 'openai');
        const key = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
        if (key !== options.apiKey) return wrongKey('openai', key);
        return complete(call, received, ({ model }) => model === options.model);
      },
    },
    {
      method: 'POST',
      path: '/openai/deployments/{deployment}/chat/completions',
      handle(call) {
        const received = receive(call, 'azure');
        if (call.headers['api-key'] !== options.apiKey) return wrongKey('azure', '');
        if (!azureVersions.includes(call.url.searchParams.get('api-version') ?? '')) return resourceNotFound();
        // The deployment decides; what the body names as its model is not looked at.
        return complete(call, received, () => parameter(call, 'deployment') === options.deployment);
      },
    },
  ]);
  const listener = await listen(router, 0, (error) => faults.push(error));
  return {
    origin: `http://127.0.0.1:${listener.port}`,
    requests,
    answerNext: (...answers) => void script.push(...answers),
    async close() {
      await listener.close();
      if (faults.length > 0) throw new AggregateError(faults, 'The stand-in for the language model failed');
    },
  };
}
