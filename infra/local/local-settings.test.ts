import { expect, test } from 'vitest';
import { readEnvironment } from '../../api/src/env.ts';
import { childEnvironment } from './local-settings.ts';

const settings = {
  port: 3978,
  emulatorPort: 3979,
  playgroundPort: 56150,
  dataDirectory: '/data',
  databaseUrl: undefined,
  telematicsPort: undefined,
};
const database = {
  appUrl: 'postgres://localhost/app',
  jobsUrl: 'postgres://localhost/jobs',
  secretsKey: Buffer.alloc(32).toString('base64'),
};

function linksOf(change: Partial<Parameters<typeof childEnvironment>[0]>) {
  const { startLinks } = readEnvironment(childEnvironment({ ...settings, ...change }, database));
  return startLinks.map(({ title, url }) => `${title}: ${url}`);
}

test('the start page leads to everything that stands in for Teams and Outlook', () => {
  expect(linksOf({})).toEqual([
    'Chat as the employee: http://localhost:56150',
    'Chat as the approver: http://localhost:56151',
    'Mailboxes and calendars: http://localhost:3979',
    'Mails: http://localhost:3978/mail-previews',
  ]);
});

test('and to no chat client that is left out', () => {
  expect(linksOf({ playgroundPort: undefined })).toEqual([
    'Mailboxes and calendars: http://localhost:3979',
    'Mails: http://localhost:3978/mail-previews',
  ]);
});
