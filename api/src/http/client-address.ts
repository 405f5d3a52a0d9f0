import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * Where a request comes from, as far as that can be believed.
 * @param trustedProxies how many proxies of ours stand before the server; each adds to X-Forwarded-For who asked it, and what
 * stands before those entries is whatever the sender liked to write
 * @returns an IPv4 address, or the /64 network of an IPv6 address, as whoever has one has all of it
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const { remoteAddress } = request.socket;
  if (trustedProxies === 0) return toNetwork(remoteAddress) ?? 'unknown';
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  return toNetwork(forwarded.at(-trustedProxies)) ?? toNetwork(remoteAddress) ?? 'unknown';
}

/** @param text an address, also with a port as some proxies write it */
function toNetwork(text: string | undefined): string | undefined {
  const address = (text ?? '').trim().replace(/^\[(.*)\](:\d+)?$/, '$1');
  const version4 = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^([\d.]+):\d+$/, '$1');
  if (isIPv4(version4)) return version4;
  const [withoutZone = ''] = address.split('%');
  if (!isIPv6(withoutZone)) return undefined;
  // The parser of addresses writes all forms of one address alike.
  const { hostname } = new URL(`http://[${withoutZone}]`);
  const [before = '', after] = hostname.slice(1, -1).split('::');
  const groups = before.split(':').filter(Boolean);
  const rest = (after ?? '').split(':').filter(Boolean);
  const zeros = Array<string>(8 - groups.length - rest.length).fill('0');
  return `${[...groups, ...zeros, ...rest].slice(0, 4).join(':')}::/64`;
}
