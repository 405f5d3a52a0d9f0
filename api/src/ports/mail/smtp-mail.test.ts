/** Mail over SMTP, to a real server of the test's own: what it takes, and what becomes of what it refuses. */
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeCertificate } from '../../../../infra/local/testing/make-certificate.ts';
import { samplePictures } from '../../../../infra/local/testing/sample-pictures.ts';
import { MailDelayed, type MailMessage, MailRefused } from './mail.ts';
import { createSmtpMail, type SmtpMail } from './smtp-mail.ts';

interface Received {
  from: string;
  to: string[];
  secure: boolean;
  user: string | undefined;
  source: string;
}

const sender = { entraTenantId: 'unused', address: 'fleet@contoso.example', name: 'Contoso' };
const message: MailMessage = {
  id: 'event.recipient',
  threadId: 'reservation',
  to: { address: 'elena@contoso.example', name: 'Elena Fischer' },
  subject: 'Genehmigt: Ford Transit, 24. März',
  html: '<p>Grüße <img src="cid:logo@fleet"></p>',
  text: 'Grüße',
  pictures: [{ contentId: 'logo@fleet', contentType: 'image/png', content: Buffer.from(samplePictures['image/png']) }],
  calendarFile: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR' },
};

const trustedBefore = getCACertificates('default');
let certificate: { key: string; cert: string };
let server: SMTPServer | undefined;
let mail: SmtpMail | undefined;

beforeAll(async () => {
  certificate = await makeCertificate();
  setDefaultCACertificates([...trustedBefore, certificate.cert]);
});
afterAll(() => setDefaultCACertificates(trustedBefore));
afterEach(async () => {
  mail?.close();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
});

/** @returns its port and what arrives */
async function listen(
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
): Promise<{ port: number; received: Received[] }> {
  const received: Received[] = [];
  server = new SMTPServer({
    ...certificate,
    onAuth: ({ username, password }, _session, done) =>
      password === 'p@ss' ? done(null, { user: username ?? '' }) : done(new Error('Invalid login')),
    onData(stream, session, done) {
      let source = '';
      stream.setEncoding('utf8').on('data', (part: string) => {
        source += part;
      });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        const user = typeof session.user === 'string' ? session.user : undefined;
        received.push({ from, to: rcptTo.map(({ address }) => address), secure: session.secure, user, source });
        done();
      });
    },
    logger: false,
    ...options,
  });
  // What clients do that give up is theirs.
  server.on('error', () => {});
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, host, resolve));
  const address = listening.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return { port: address.port, received };
}

const writeTo = (url: string) => {
  mail = createSmtpMail({ url, from: 'Fleet <post@fleet.example>' });
  return mail;
};
const header = (parsed: ParsedMail, name: string) => parsed.headers.get(name);

test('goes out over TLS with a password, in both forms, with logo and calendar file', async () => {
  const { port, received } = await listen({ secure: true });
  await writeTo(`smtps://fleet:p%40ss@localhost:${port}`).send(sender, message);
  const [one, ...others] = received;
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    from: 'post@fleet.example',
    to: ['elena@contoso.example'],
    secure: true,
    user: 'fleet',
  });
  const parsed = await simpleParser(one?.source ?? '');
  expect(parsed.subject).toBe(message.subject);
  expect(parsed.text?.trim()).toBe('Grüße');
  expect(parsed.html).toContain('Grüße');
  expect(parsed.from?.text).toBe('"Contoso" <post@fleet.example>');
  expect(parsed.replyTo?.text).toBe('"Contoso" <fleet@contoso.example>');
  expect(parsed.messageId).toBe('<event.recipient@fleet.example>');
  expect(header(parsed, 'auto-submitted')).toBe('auto-generated');
  expect(header(parsed, 'x-auto-response-suppress')).toBe('All');
  expect(one?.source).toMatch(/^References: <reservation@fleet\.example>/m);
  expect(one?.source).toMatch(/^Content-Type: multipart\/alternative/m);
  expect(one?.source).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/m);
  const logo = parsed.attachments.find(({ contentType }) => contentType === 'image/png');
  expect(logo).toMatchObject({ cid: 'logo@fleet', contentDisposition: 'inline' });
});

test('becomes TLS by STARTTLS where the connection begins in the clear', async () => {
  const { port, received } = await listen();
  await writeTo(`smtp://fleet:p%40ss@localhost:${port}`).send(sender, message);
  expect(received[0]).toMatchObject({ secure: true });
});

test('never goes out in the clear to another machine', async () => {
  const { port, received } = await listen({ disabledCommands: ['STARTTLS', 'AUTH'] }, '127.0.0.2');
  // Not one of the names of this machine, and yet it is this machine.
  const sending = writeTo(`smtp://127.0.0.2:${port}`).send(sender, message);
  await expect(sending).rejects.toMatchObject({ code: 'ETLS' });
  expect(received).toEqual([]);
});

test('is not sent to a server whose certificate nobody vouches for', async () => {
  setDefaultCACertificates(trustedBefore);
  const { port, received } = await listen({ secure: true });
  const sending = writeTo(`smtps://fleet:p%40ss@localhost:${port}`).send(sender, message);
  await expect(sending).rejects.toThrow(/self.signed/i);
  setDefaultCACertificates([...trustedBefore, certificate.cert]);
  expect(received).toEqual([]);
});

test.each([
  ['a recipient that does not exist', 'onRcptTo', 550, MailRefused],
  ['a full mailbox, for now', 'onRcptTo', 452, MailDelayed],
  ['a message it takes for spam', 'onData', 554, MailRefused],
  ['too much to do', 'onMailFrom', 421, MailDelayed],
] as const)('%s: tried again only if that may help', async (_, hook, responseCode, outcome) => {
  const refusal = Object.assign(new Error('No'), { responseCode });
  const hooks: SMTPServerOptions =
    hook === 'onData'
      ? { onData: (stream, _session, done) => void stream.on('end', () => done(refusal)).resume() }
      : { [hook]: (_address: unknown, _session: unknown, done: (error: Error) => void) => done(refusal) };
  const { port } = await listen({ secure: true, ...hooks });
  await expect(writeTo(`smtps://fleet:p%40ss@localhost:${port}`).send(sender, message)).rejects.toBeInstanceOf(outcome);
});

test.each([
  ['we may not sign in', 'smtps://fleet:wrong@localhost', {}],
  [
    'we may not write from our address',
    'smtps://fleet:p%40ss@localhost',
    {
      onMailFrom: (_address: unknown, _session: unknown, done: (error: Error) => void) =>
        done(Object.assign(new Error('No'), { responseCode: 550 })),
    },
  ],
])('that %s is for whoever runs Fleet to mend, and no fault of the mail', async (_, url, hooks) => {
  const { port } = await listen({ secure: true, ...hooks });
  const failure = await writeTo(`${url}:${port}`)
    .send(sender, message)
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(MailRefused);
});
