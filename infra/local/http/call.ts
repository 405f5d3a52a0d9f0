import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** A request as the stand-in's handlers see it; a part of a `$batch` looks the same as one that came by itself. */
export interface Call {
  method: string;
  url: URL;
  /** The values of `{name}` in the route's path, decoded. */
  parameters: Readonly<Record<string, string>>;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  /** 0 breaks the connection without an answer. */
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Keeps the connection and writes to it, for example server-sent events. */
  stream?: (response: ServerResponse) => void;
}

export type Handler = (call: Call) => Reply | Promise<Reply>;

/** @param value anything JSON can write */
export function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function htmlReply(status: number, html: string, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: html,
  };
}

/** 303, so that the browser follows with GET whatever it sent. */
export function redirectReply(location: string, headers: Record<string, string> = {}): Reply {
  return { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } };
}

export function parameter(call: Call, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`The route of ${call.url.pathname} has no {${name}}`);
  return value;
}
