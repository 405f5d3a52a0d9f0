import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

function addressOf(remoteAddress: string, forwardedFor: string | undefined, trustedProxies: number): string {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  const request = new IncomingMessage(socket);
  if (forwardedFor !== undefined) request.headers['x-forwarded-for'] = forwardedFor;
  return clientAddress(request, trustedProxies);
}

test('without a proxy of ours nobody is believed where they say they come from', () => {
  expect(addressOf('203.0.113.7', '198.51.100.1', 0)).toBe('203.0.113.7');
});

test('behind proxies of ours the address is the one that the outermost of them saw', () => {
  expect(addressOf('10.0.0.1', '198.51.100.1, 203.0.113.7', 1)).toBe('203.0.113.7');
  expect(addressOf('10.0.0.1', '198.51.100.1, 203.0.113.7, 10.0.0.9', 2)).toBe('203.0.113.7');
  expect(addressOf('10.0.0.1', '203.0.113.7:50123', 1)).toBe('203.0.113.7');
});

test('who passes our proxies by, or sends nonsense through them, is known by the connection', () => {
  expect(addressOf('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
  expect(addressOf('10.0.0.1', '203.0.113.7', 2)).toBe('10.0.0.1');
  expect(addressOf('10.0.0.1', 'unknown', 1)).toBe('10.0.0.1');
});

test('all forms of one address are the same address, and a network of IPv6 is one sender', () => {
  expect(addressOf('::ffff:203.0.113.7', undefined, 0)).toBe('203.0.113.7');
  const forms = ['2001:db8::1', '2001:DB8:0:0:ffff::', '2001:0db8::203.0.113.7', '[2001:db8::9]:443'];
  expect(new Set(forms.map((form) => addressOf('10.0.0.1', form, 1)))).toEqual(new Set(['2001:db8:0:0::/64']));
  expect(addressOf('::1', undefined, 0)).toBe('0:0:0:0::/64');
  expect(addressOf('fe80::1%eth0', undefined, 0)).toBe('fe80:0:0:0::/64');
  expect(addressOf('2001:db8:1:2:3:4:5:6', undefined, 0)).toBe('2001:db8:1:2::/64');
});
