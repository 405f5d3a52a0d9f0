/** Whoever has to do with a series hears of what happens to it, not of each of its occurrences. */

import { demoApps } from '@fleet/local/seed/demo-directory.ts';
import { setApprovalSteps } from '@fleet/local/testing/approval-steps.ts';
import { type DemoPerson, type DemoStage, demoVehicleId, setDemoStage } from '@fleet/local/testing/demo-stage.ts';
import { readMail } from '@fleet/local/testing/read-mail.ts';
import { startTestMicrosoft, type TestMicrosoft } from '@fleet/local/testing/test-microsoft.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SystemContext } from '../domain/command-context.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import { updateReservation } from '../domain/reservation/update-reservation.ts';
import { cancelSeries } from '../domain/series/cancel-series.ts';
import { createSeries } from '../domain/series/create-series.ts';
import { approveSeries } from '../domain/series/decide-series.ts';
import { updateSeries } from '../domain/series/update-series.ts';
import { createGraphMail } from '../ports/mail/graph-mail.ts';
import { createApplicationTokens } from '../ports/microsoft/application-tokens.ts';
import { createGraphMailboxes } from '../ports/microsoft/graph-clients.ts';
import type { Effect } from './effect.ts';
import { createMailLinks } from './mail/mail-links.ts';
import { createSendMail } from './send-mail.ts';

const now = () => new Date('2030-03-01T08:00:00Z');
let stage: DemoStage;
let microsoft: TestMicrosoft;
let sendMail: Effect;
let system: SystemContext;
beforeAll(async () => {
  [stage, microsoft] = await Promise.all([setDemoStage(now), startTestMicrosoft({ now })]);
  system = { ...(await stage.as('employee')), actor: { kind: 'system' } };
  const tokens = createApplicationTokens({ ...demoApps.api, emulatorUrl: microsoft.url });
  sendMail = createSendMail({
    outlook: createGraphMail(createGraphMailboxes(tokens, microsoft.url)),
    smtp: undefined,
    links: createMailLinks({ publicUrl: 'https://fleet.example' }),
    log: { warn: (_fields, message) => expect.fail(message) },
  });
});
afterAll(async () => {
  await microsoft.close();
  await stage.drop();
});

/** The subjects of what each of them gets because of what has happened since, oldest first. */
async function news(...people: DemoPerson[]): Promise<string[][]> {
  const subjectsOf = async (person: DemoPerson) => {
    const mails = await readMail(microsoft.url, `${person}@contoso.example`);
    return mails.map(({ document }) => String(document.subject)).reverse();
  };
  const before = await Promise.all(people.map(subjectsOf));
  const events = await stage.look<DomainEvent>(
    'select id, type, entity_id as "entityId", payload from outbox_events order by occurred_at, id',
  );
  for (const event of events) if (sendMail.handles.includes(event.type)) await sendMail.deliver(event, system);
  const after = await Promise.all(people.map(subjectsOf));
  return after.map((subjects, index) => subjects.slice(before[index]?.length));
}

test('a series is told once to each whenever something happens to it, and so is what went its own way', async () => {
  await setApprovalSteps(stage, 'M-CO 1010', [{ asks: ['employee2'] }]);
  const employee = await stage.as('employee');
  const vehicleId = demoVehicleId('M-FT 1204');
  const { id: seriesId, occurrences } = await createSeries(employee, {
    vehicleId,
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4',
    startWallTime: '2030-03-05T09:00',
    lengthMinutes: 60,
    mode: 'all-or-nothing',
    purpose: 'Site visit',
  });
  expect(await news('approver', 'employee')).toEqual([
    [expect.stringMatching(/^Please decide: .*, 4 times from 5 March 2030$/)],
    [],
  ]);

  await approveSeries(await stage.as('approver'), { seriesId });
  expect(await news('approver', 'employee')).toEqual([
    [],
    [expect.stringMatching(/^Approved: Ford Transit .*, 4 times from 5 March 2030$/)],
  ]);

  await updateSeries(employee, {
    seriesId,
    scope: 'all',
    mode: 'all-or-nothing',
    includeExceptions: false,
    startTime: '13:00',
  });
  expect(await news('approver', 'employee')).toEqual([
    [expect.stringMatching(/^Please decide: .*, 4 times from 5 March 2030$/)],
    [],
  ]);

  const [moved] = occurrences;
  await updateReservation(employee, { reservationId: moved?.id ?? '', vehicleId: demoVehicleId('M-CO 1010') });
  expect(await news('employee2')).toEqual([[expect.not.stringContaining('times')]]);

  await cancelSeries(employee, { seriesId, scope: 'all' });
  expect(await news('employee', 'approver', 'employee2')).toEqual([
    [
      expect.stringMatching(/^Cancelled: Opel Corsa \(M-CO 1010\)/),
      expect.stringMatching(/^Cancelled: Ford Transit .*, 3 times from 12 March 2030$/),
    ],
    [expect.stringMatching(/^Cancelled: Ford Transit .*, 3 times from 12 March 2030$/)],
    [expect.stringMatching(/^Cancelled: Opel Corsa \(M-CO 1010\)/)],
  ]);
});
