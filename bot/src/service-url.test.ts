import { expect, test } from 'vitest';
import { isServiceUrl } from './service-url.ts';

test.each([
  'https://smba.trafficmanager.net/emea/11111111-1111-4111-8111-111111111111/',
  'https://smba.trafficmanager.net/teams/',
  'https://SMBA.trafficmanager.net/amer/',
  'https://smba.infra.gcc.teams.microsoft.com/teams',
])('%s is Teams', (url) => {
  expect([isServiceUrl(url, false), isServiceUrl(url, true)]).toEqual([true, true]);
});

test.each(['http://127.0.0.1:56150/_connector', 'http://localhost:56150/', 'http://[::1]:56150'])(
  '%s is answered on one machine alone',
  (url) => {
    expect([isServiceUrl(url, false), isServiceUrl(url, true)]).toEqual([false, true]);
  },
);

test.each([
  'http://smba.trafficmanager.net/teams/',
  'https://smba.trafficmanager.net:8443/teams/',
  'https://evil.trafficmanager.net/teams/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://user:secret@smba.trafficmanager.net/',
  'https://evil.example/?smba.trafficmanager.net',
  'ftp://127.0.0.1/',
  'http://169.254.169.254/metadata',
  'http://127.0.0.1.evil.example/',
  'smba.trafficmanager.net',
  '',
])('%s gets nothing', (url) => {
  expect([isServiceUrl(url, false), isServiceUrl(url, true)]).toEqual([false, false]);
});
