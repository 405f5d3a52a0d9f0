import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserContext } from '../../../api/src/domain/command-context.ts';
import { createReservation } from '../../../api/src/domain/reservation/create-reservation.ts';
import { updateReservation } from '../../../api/src/domain/reservation/update-reservation.ts';
import { mailTagId } from '../../../api/src/ports/mail/graph-mail.ts';
import { type CalendarStage, setCalendarStage } from './calendar-stage.ts';
import { demoVehicleId } from './demo-stage.ts';
import { findToldTwice } from './told-twice.ts';

const fleet = '/users/fleet@contoso.example';
let stage: CalendarStage;
let employee: UserContext;
beforeAll(async () => {
  stage = await setCalendarStage(new Date('2030-03-01T08:00:00.000Z'));
  employee = await stage.as('employee');
});
afterAll(() => stage.drop());

const on = (day: number, hour: number) => ({
  startDate: `2030-03-${day}T${hour}:00:00.000Z`,
  endDate: `2030-03-${day}T${hour + 1}:00:00.000Z`,
});
async function reserve(day: number) {
  const made = await createReservation(employee, {
    vehicleId: demoVehicleId('M-CO 1010'),
    ...on(day, 10),
    purpose: 'Visit',
  });
  await stage.settle();
  const [row] = await stage.look<{ event: string }>(
    'select outlook_event_id as event from reservations where id = $1',
    [made.id],
  );
  return { id: made.id, event: row?.event ?? '' };
}

test('a reservation that goes back and forth is told each time, for each time somebody decided it', async () => {
  const { id } = await reserve(10);
  for (const hour of [13, 10, 13]) {
    await updateReservation(employee, { reservationId: id, ...on(10, hour) });
    await stage.settle();
  }
  expect(await findToldTwice(stage, [])).toEqual([]);
});

test('the same words about a reservation that nobody has changed are one fact, also when other words came between', async () => {
  const { event } = await reserve(11);
  for (const place of ['Yard', 'Gate', 'Yard']) {
    const body = { location: { displayName: place } };
    await stage.ask(`${fleet}/events/${event}`, { method: 'PATCH', body });
  }
  const [found, ...others] = await findToldTwice(stage, []);
  expect(found).toMatch(/^employee update at .*Yard/s);
  expect(others).toEqual([]);
  // Of what a person does in Outlook, Outlook mails as often as it is done.
  expect(await findToldTwice(stage, [stage.time.now()])).toEqual([]);
});

test('two mails of ours about one reservation, kind and version are one fact', async () => {
  const before = await findToldTwice(stage, []);
  const { id } = await reserve(12);
  const [made] = await stage.look<{ id: string }>(
    "select id from outbox_events where entity_id = $1 and type = 'reservation.created'",
    [id],
  );
  const send = () =>
    stage.ask(`${fleet}/sendMail`, {
      method: 'POST',
      body: {
        message: {
          subject: 'Reserved',
          toRecipients: [{ emailAddress: { address: 'employee@contoso.example' } }],
          singleValueExtendedProperties: [{ id: mailTagId, value: `${made?.id}.of-somebody` }],
        },
      },
    });
  await send();
  expect(await findToldTwice(stage, [])).toEqual(before);
  await send();
  expect((await findToldTwice(stage, [])).filter((one) => !before.includes(one))).toEqual([
    expect.stringMatching(`^employee@contoso.example: reservation.created ${id} 1$`),
  ]);
});
