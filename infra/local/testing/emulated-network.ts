import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import type { GraphExchange } from './graph-contract.ts';

/** MSAL's network, with every address moved to the stand-in; the authority stays Microsoft's. */
export function emulatedMsalNetwork(emulatorUrl: string): INetworkModule {
  async function send<Body>(
    method: 'GET' | 'POST',
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<Body>> {
    const response = await fetch(move(url, emulatorUrl), {
      method,
      headers: options?.headers ?? {},
      ...(options?.body === undefined ? {} : { body: options.body }),
    });
    return {
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as Body,
      status: response.status,
    };
  }
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

/**
 * The real Graph client whose last middleware talks to the stand-in.
 * @param exchanges everything that went over the wire is added to it
 */
export function emulatedGraphClient(emulatorUrl: string, token: string, exchanges: GraphExchange[] = []): Client {
  const authentication = new AuthenticationHandler({ getAccessToken: async () => token });
  const retry = new RetryHandler(new RetryHandlerOptions());
  const send: Middleware = {
    async execute(context: Context): Promise<void> {
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      const response = await fetch(move(url, emulatorUrl), context.options);
      exchanges.push(await toExchange(url, context.options ?? {}, response.clone()));
      context.response = response;
    },
  };
  authentication.setNext(retry);
  retry.setNext(send);
  return Client.initWithMiddleware({ middleware: authentication });
}

async function toExchange(url: string, options: RequestInit, response: Response): Promise<GraphExchange> {
  const text = await response.text();
  return {
    method: options.method ?? 'GET',
    url,
    ...(typeof options.body === 'string' ? { requestBody: JSON.parse(options.body) } : {}),
    status: response.status,
    ...(text === '' ? {} : { responseBody: JSON.parse(text) }),
  };
}

function move(url: string, emulatorUrl: string): string {
  const { pathname, search } = new URL(url);
  return `${emulatorUrl}${pathname}${search}`;
}
