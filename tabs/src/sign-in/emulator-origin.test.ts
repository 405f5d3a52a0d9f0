import { afterEach, expect, it, vi } from 'vitest';
import { emulatorSystem, onEmulator } from './emulator-origin.ts';

const authority = 'https://login.microsoftonline.com/organizations';
const emulator = 'http://localhost:3979';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('requests to Entra go to the stand-in, path and query unchanged', () => {
  const url = 'https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?client_id=fleet-tabs&state=a%2Fb';
  expect(onEmulator(url, authority, emulator)).toBe(
    'http://localhost:3979/organizations/oauth2/v2.0/authorize?client_id=fleet-tabs&state=a%2Fb',
  );
});

it.each(['https://fleet.contoso.example/tabs/', 'https://login.microsoftonline.com.evil.example/token'])(
  'other hosts are left alone: %s',
  (url) => {
    expect(onEmulator(url, authority, emulator)).toBe(url);
  },
);

it('msal’s token call is sent to the stand-in with its form, and the answer handed back', async () => {
  const send = vi.fn(async (..._: Parameters<typeof fetch>) =>
    Response.json({ token_type: 'Bearer' }, { status: 200 }),
  );
  vi.stubGlobal('fetch', send);
  const { networkClient } = emulatorSystem(authority, emulator);
  const answer = await networkClient?.sendPostRequestAsync(`${authority}/oauth2/v2.0/token`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=authorization_code',
  });
  expect(send).toHaveBeenCalledWith('http://localhost:3979/organizations/oauth2/v2.0/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=authorization_code',
  });
  expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
});
