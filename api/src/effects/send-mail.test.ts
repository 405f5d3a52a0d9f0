/** Who is mailed what, in which words and how often; the programs that draw it are in mail/mails.test.ts. */
import { type DemoPerson, type DemoStage, demoVehicleId, setDemoStage } from '@fleet/local/testing/demo-stage.ts';
import nodeIcal, { type VEvent } from 'node-ical';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SystemContext } from '../domain/command-context.ts';
import { listReservationMails } from '../domain/delivery/list-reservation-mails.ts';
import { announceDigest } from '../domain/digest/announce-digest.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import { cancelReservation } from '../domain/reservation/cancel-reservation.ts';
import { createReservation } from '../domain/reservation/create-reservation.ts';
import { updateReservation } from '../domain/reservation/update-reservation.ts';
import { cancelSeries } from '../domain/series/cancel-series.ts';
import { createSeries } from '../domain/series/create-series.ts';
import { approveSeries } from '../domain/series/decide-series.ts';
import { updateSeries } from '../domain/series/update-series.ts';
import { updateTenant } from '../domain/tenant/update-tenant.ts';
import { type Mail, type MailMessage, MailRefused, type MailSender } from '../ports/mail/mail.ts';
import { createMailLinks } from './mail/mail-links.ts';
import { createSendMail } from './send-mail.ts';

const corsa = demoVehicleId('M-CO 1010');
const transit = demoVehicleId('M-FT 1204');
const links = createMailLinks({ publicUrl: 'https://fleet.example' });
let clock: Date;
let stage: DemoStage;
let system: SystemContext;
let warnings: string[];
let seen = '';

type Sent = MailMessage & { sender: MailSender };

function recordingMail(address: string) {
  const sent: Sent[] = [];
  let trouble: ((message: MailMessage) => Error | undefined) | undefined;
  const mail: Mail = {
    addressOf: (sender) => address || sender.address,
    wasSent: async (_sender, messageId) => sent.some(({ id }) => id === messageId),
    async send(sender, message) {
      const error = trouble?.(message);
      if (error) throw error;
      sent.push({ ...message, sender });
    },
  };
  const fail = (how: typeof trouble) => {
    trouble = how;
  };
  return { mail, sent, fail };
}
let outlook: ReturnType<typeof recordingMail>;
let smtp: ReturnType<typeof recordingMail>;

beforeAll(async () => {
  clock = new Date('2030-03-01T08:00:00Z');
  stage = await setDemoStage(() => clock);
});
afterAll(() => stage.drop());
beforeEach(async () => {
  system = { ...(await stage.as('employee')), actor: { kind: 'system' } };
  outlook = recordingMail('');
  smtp = recordingMail('post@fleet.example');
  warnings = [];
  const [last] = await stage.look<{ id: string }>('select id from outbox_events order by id desc limit 1');
  seen = last?.id ?? '00000000-0000-0000-0000-000000000000';
});
afterEach(async () => {
  // Each test has the vehicles for itself.
  await stage.look(
    `update reservations set status = 'cancelled', cancellation_cause = 'requested' where status <> 'cancelled'`,
  );
  await stage.look(`update tenants set feature_flags = '{}'`);
  await stage.look(`update users set locale = 'en-GB'`);
});

const effect = (withSmtp = true) =>
  createSendMail({
    outlook: outlook.mail,
    smtp: withSmtp ? smtp.mail : undefined,
    links,
    log: { warn: (_fields, message) => warnings.push(message) },
  });

/** Delivers what has happened in this test, also what was delivered before. @returns the first failure */
async function deliver(sendMail = effect()): Promise<unknown> {
  const events = await stage.look<DomainEvent>(
    'select id, type, entity_id as "entityId", payload from outbox_events where id > $1 order by id',
    [seen],
  );
  const failures: unknown[] = [];
  for (const event of events) {
    if (sendMail.handles.includes(event.type)) {
      await sendMail.deliver(event, system).catch((error: unknown) => failures.push(error));
    }
  }
  return failures[0];
}

const to = (person: DemoPerson, { sent } = outlook) =>
  sent.filter((one) => one.to.address === `${person}@contoso.example`);
const subjects = (mails: Sent[]) => mails.map(({ subject }) => subject.replace(/:.*/, ''));
const period = { startDate: '2030-03-04T08:00:00.000Z', endDate: '2030-03-04T11:00:00.000Z' };
const reserve = async (person: DemoPerson, vehicleId = corsa) =>
  createReservation(await stage.as(person), { vehicleId, ...period, purpose: 'Site <visit>' });
const weekly = {
  recurrenceRule: 'FREQ=WEEKLY;COUNT=6',
  startWallTime: '2030-03-05T09:00',
  lengthMinutes: 120,
  mode: 'all-or-nothing' as const,
  purpose: 'Round',
};

test('a series is one mail: when it is made, approved or cancelled, also when it is delivered again', async () => {
  const made = await createSeries(await stage.as('employee'), { ...weekly, vehicleId: corsa });
  await deliver();
  await deliver();
  const [mail, ...others] = to('employee');
  expect(others).toEqual([]);
  expect(mail?.subject).toBe('Reserved: Opel Corsa (M-CO 1010), 6 times from 5 March 2030');
  expect(mail?.text).toContain('6 reservations of a series\n- Tue, 5 Mar 2030, 09:00–11:00\n- Tue, 12 Mar 2030');
  for (const { id: reservationId } of made.occurrences.slice(0, 2)) {
    const { mails } = await listReservationMails(await stage.as('employee'), { reservationId });
    expect(mails).toMatchObject([{ occasion: 'reservation.created', recipient: 'Elena Fischer', refusal: null }]);
    const hidden = listReservationMails(await stage.as('employee2'), { reservationId });
    await expect(hidden).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }

  await cancelSeries(await stage.as('employee'), { seriesId: made.id, scope: 'all', reason: 'Moved to trains' });
  await deliver();
  expect(subjects(to('employee'))).toEqual(['Reserved', 'Cancelled']);
  expect(to('employee')[1]?.text).toContain('Moved to trains');

  const asked = await createSeries(await stage.as('employee'), { ...weekly, vehicleId: transit });
  await deliver();
  await approveSeries(await stage.as('approver'), { seriesId: asked.id });
  await deliver();
  expect(subjects(to('approver'))).toEqual(['Please decide']);
  expect(subjects(to('employee'))).toEqual(['Reserved', 'Cancelled', 'Approved']);
});

test('of a series, only what still stands is told', async () => {
  const { occurrences } = await createSeries(await stage.as('employee'), { ...weekly, vehicleId: corsa });
  const [first] = occurrences;
  await cancelReservation(await stage.as('employee'), { reservationId: first?.id ?? '' });
  await deliver();
  expect(subjects(to('employee')).sort()).toEqual(['Cancelled', 'Reserved']);
  const reserved = to('employee').find(({ subject }) => subject.startsWith('Reserved'));
  expect(reserved?.subject).toContain('5 times from 12 March 2030');
});

describe('of a series, what was to be told of the others is told although the first, before its event is delivered,', () => {
  test('is asked of others, or of nobody', async () => {
    const { occurrences } = await createSeries(await stage.as('employee'), { ...weekly, vehicleId: transit });
    await updateReservation(await stage.as('employee'), { reservationId: occurrences[0]?.id ?? '', vehicleId: corsa });
    await deliver();
    expect(to('approver').map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Please decide: .*, 5 times from 12 March 2030$/),
    ]);
    expect(to('employee')).toEqual([]);
  });

  test('has to be decided by somebody, which they have not', async () => {
    const { occurrences } = await createSeries(await stage.as('employee'), { ...weekly, vehicleId: corsa });
    await updateReservation(await stage.as('employee'), {
      reservationId: occurrences[0]?.id ?? '',
      vehicleId: transit,
    });
    await deliver();
    expect(to('employee').map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Reserved: .*, 5 times from 12 March 2030$/),
    ]);
    expect(to('approver').map(({ subject }) => subject)).toEqual([expect.not.stringContaining('times')]);
  });

  test('is no longer of the series to which they belong', async () => {
    const { id: seriesId, occurrences } = await createSeries(await stage.as('employee'), {
      ...weekly,
      vehicleId: corsa,
    });
    await updateSeries(await stage.as('employee'), {
      seriesId,
      scope: 'following',
      fromOccurrenceDate: occurrences[1]?.startDate,
      mode: 'all-or-nothing',
      includeExceptions: false,
      purpose: 'Another round',
    });
    await deliver();
    expect(to('employee').map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Reserved: .*, 6 times from 5 March 2030$/),
    ]);
  });
});

test('whoever drives hears what somebody else changed, with what it was; of what they changed themselves Outlook tells', async () => {
  const { id: reservationId } = await reserve('employee');
  await updateReservation(await stage.as('employee'), { reservationId, endDate: '2030-03-04T10:00:00.000Z' });
  await deliver();
  expect(subjects(to('employee'))).toEqual(['Reserved']);
  await updateReservation(await stage.as('manager'), {
    reservationId,
    startDate: '2030-03-04T09:00:00.000Z',
    endDate: '2030-03-04T12:00:00.000Z',
  });
  await deliver();
  await deliver();
  const [, changed, ...others] = to('employee');
  expect(others).toEqual([]);
  expect(changed?.text).toContain('Marco Rossi changed it.');
  expect(changed?.text).toMatch(/When: Mon, 4 Mar 2030, 10:00–13:00\n.+\n {2}Before: Mon, 4 Mar 2030, 09:00–11:00/);
});

test('everybody reads it in their own language', async () => {
  await stage.look(`update users set locale = 'de-DE' where email = 'employee@contoso.example'`);
  await stage.look(`update users set locale = 'fr-FR' where email = 'approver@contoso.example'`);
  const { id: reservationId } = await reserve('employee', transit);
  await cancelReservation(await stage.as('manager'), { reservationId, reason: 'Recall' });
  await deliver();
  expect(to('employee')[0]?.subject).toMatch(/^Storniert: Ford Transit \(M-FT 1204\), Mo\., 4\. März 2030/);
  expect(to('approver').map(({ subject }) => subject)).toContainEqual(expect.stringMatching(/^Annulé : |^Annulé: /));
});

test('without Outlook, mail goes by SMTP with a file that every calendar follows', async () => {
  const tenant = { tenantId: system.tenantId, featureFlags: { outlookCalendar: false, outlookMail: false } };
  await updateTenant(await stage.as('admin'), tenant);
  const { id: reservationId } = await reserve('employee');
  await updateReservation(await stage.as('employee'), { reservationId, endDate: '2030-03-04T10:00:00.000Z' });
  await deliver();
  await cancelReservation(await stage.as('employee'), { reservationId });
  await deliver();
  expect(outlook.sent).toEqual([]);
  const mails = to('employee', smtp);
  // By the time it was delivered it had changed: both tell the same state, and calendars take it once.
  expect(subjects(mails)).toEqual(['Reserved', 'Changed', 'Cancelled']);
  expect(mails[0]?.sender).toMatchObject({ name: 'Contoso', address: 'fleet@contoso.example' });
  const [reserved, changed, cancelled] = mails.map(({ calendarFile }) => {
    const events = Object.values(nodeIcal.sync.parseICS(calendarFile?.content ?? ''));
    const [event, ...others] = events.filter((one): one is VEvent => one?.type === 'VEVENT');
    expect(others).toEqual([]);
    return { method: calendarFile?.method, event };
  });
  expect(reserved?.method).toBe('REQUEST');
  expect(changed).toMatchObject({
    method: 'REQUEST',
    event: { uid: `reservation-${reservationId}@fleet`, sequence: 2 },
  });
  expect(changed?.event?.end?.toISOString()).toBe('2030-03-04T10:00:00.000Z');
  expect(changed?.event?.organizer).toMatchObject({ val: 'mailto:post@fleet.example' });
  expect(cancelled).toMatchObject({
    method: 'CANCEL',
    event: { uid: changed?.event?.uid, status: 'CANCELLED', sequence: 3 },
  });
});

test('with Outlook there is no file, as Outlook shows the event itself', async () => {
  await reserve('employee');
  await deliver();
  expect(to('employee')[0]?.calendarFile).toBeUndefined();
});

test('without Outlook and without a mail server nothing is sent, and the log says why', async () => {
  await stage.look(`update tenants set feature_flags = '{"outlookMail": false}'`);
  await reserve('employee');
  expect(await deliver(effect(false))).toBeUndefined();
  expect(outlook.sent).toEqual([]);
  expect(warnings).toContainEqual(expect.stringContaining('SMTP_URL'));
});

test('a mail that is refused for good is not tried again, and keeps nobody else from theirs', async () => {
  const { id: reservationId } = await reserve('employee', transit);
  await cancelReservation(await stage.as('manager'), { reservationId });
  let tries = 0;
  outlook.fail(({ to: { address } }) => {
    if (!address.startsWith('employee@')) return undefined;
    tries++;
    return new MailRefused('The mail server answered 550 to RCPT TO');
  });
  expect(await deliver()).toBeUndefined();
  await deliver();
  expect(tries).toBe(1);
  expect(subjects(to('approver'))).toEqual(['Cancelled']);
  const settled = await stage.look<{ refusal: string }>('select refusal from deliveries where refusal is not null');
  expect(settled).toEqual([{ refusal: 'The mail server answered 550 to RCPT TO' }]);
  const { mails } = await listReservationMails(await stage.as('employee'), { reservationId });
  expect(mails.map(({ occasion, recipient, refusal }) => [occasion, recipient, refusal])).toEqual([
    ['reservation.cancelled', 'Amira Haddad', null],
    ['reservation.cancelled', 'Elena Fischer', 'The mail server answered 550 to RCPT TO'],
  ]);
});

test('what went wrong for one is tried again for that one alone', async () => {
  const { id: reservationId } = await reserve('employee', transit);
  await cancelReservation(await stage.as('manager'), { reservationId });
  outlook.fail(({ to: { address } }) => (address.startsWith('employee@') ? new Error('socket hang up') : undefined));
  expect(await deliver()).toMatchObject({ message: 'socket hang up' });
  const { mails } = await listReservationMails(await stage.as('employee'), { reservationId });
  expect(mails.map(({ recipient }) => recipient)).toEqual(['Amira Haddad']);
  outlook.fail(undefined);
  expect(await deliver()).toBeUndefined();
  expect(subjects(to('employee'))).toEqual(['Cancelled']);
  expect(subjects(to('approver'))).toEqual(['Cancelled']);
});

test('nobody writes to who has left', async () => {
  await reserve('employee2');
  await stage.look(`update users set active = false where email = 'employee2@contoso.example'`);
  await deliver();
  expect(outlook.sent).toEqual([]);
  await stage.look(`update users set active = true where email = 'employee2@contoso.example'`);
});

test('on Monday every fleet manager reads of the week, once', async () => {
  clock = new Date('2030-03-04T07:00:00Z');
  await announceDigest(system);
  await deliver();
  await deliver();
  const [mail, ...others] = outlook.sent;
  expect(others).toEqual([]);
  expect(mail?.to.address).toBe('manager@contoso.example');
  expect(mail?.subject).toBe('Your fleet last week: 25 February 2030 to 3 March 2030');
});
