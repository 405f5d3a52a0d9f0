import type { Call } from './call.ts';

export function readCookie(call: Call, name: string): string | undefined {
  for (const pair of (call.headers.cookie ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
