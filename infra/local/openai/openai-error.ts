/** The errors of both services, as their references document them. */
import { jsonReply, type Reply } from '../http/call.ts';

export function wrongKey(service: 'openai' | 'azure', key: string): Reply {
  if (service === 'azure') {
    const message =
      'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.';
    return jsonReply(401, { error: { code: '401', message } });
  }
  // The service repeats ends of the key, which is why its errors must not be logged.
  const shown = key.length > 8 ? `${key.slice(0, 4)}****${key.slice(-4)}` : '****';
  return openAiError(401, `Incorrect API key provided: ${shown}.`, { code: 'invalid_api_key' });
}

export function noSuchModel(service: 'openai' | 'azure', name: string): Reply {
  if (service === 'openai') {
    return openAiError(404, `The model \`${name}\` does not exist or you do not have access to it.`, {
      code: 'model_not_found',
    });
  }
  const message = 'The API deployment for this resource does not exist.';
  return jsonReply(404, { error: { code: 'DeploymentNotFound', message } });
}

/** Azure answers so to an api-version that is missing or that it does not know. */
export function resourceNotFound(): Reply {
  return jsonReply(404, { error: { code: '404', message: 'Resource not found' } });
}

export function badRequest(message: string, param: string | null = null): Reply {
  return openAiError(400, message, { param });
}

export function tooManyRequests(retryAfterSeconds: number): Reply {
  const message = `Rate limit reached. Please try again in ${retryAfterSeconds}s.`;
  const error = { message, type: 'requests', param: null, code: 'rate_limit_exceeded' };
  return jsonReply(429, { error }, { 'retry-after': String(retryAfterSeconds) });
}

export function upstreamFault(status: number, message: string): Reply {
  return jsonReply(status, { error: { message, type: 'server_error', param: null, code: null } });
}

function openAiError(status: number, message: string, more: { code?: string; param?: string | null }): Reply {
  const { code = null, param = null } = more;
  return jsonReply(status, { error: { message, type: 'invalid_request_error', param, code } });
}
