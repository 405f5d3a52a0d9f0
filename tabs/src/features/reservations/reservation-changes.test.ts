import type { Reservation } from '@fleet/contracts/reservation.ts';
import { expect, it } from 'vitest';
import { loadWords } from '../../language/words.ts';
import { describeReservationChanges, shownReservations } from './reservation-changes.ts';

await loadWords('reservations');

const now = Date.parse('2026-11-23T09:30:00Z');
const person = { userId: 'u', displayName: 'Elena Fischer', email: 'employee@contoso.example' };

function reservation(id: string, changes: Partial<Reservation> = {}): Reservation {
  return {
    id,
    vehicle: { id: 'v', name: 'Ford Transit', licensePlate: 'M-FT 1204', class: 'van', poolName: 'HQ', site: 'Munich' },
    driver: { driverId: 'd', displayName: person.displayName, userId: person.userId, email: person.email },
    createdBy: person,
    approver: null,
    approvals: [],
    approvedBy: null,
    approvedAt: null,
    startDate: '2026-11-24T08:00:00Z',
    endDate: '2026-11-24T11:00:00Z',
    timeZone: 'Europe/Berlin',
    status: 'pending',
    purpose: 'Site visit',
    department: null,
    costCenter: null,
    minimumSeats: null,
    equipment: [],
    tripDistanceMeters: null,
    assignmentReason: null,
    costCents: null,
    seriesId: null,
    occurrenceDate: null,
    isException: false,
    checkedOutAt: null,
    checkedInAt: null,
    cancellationCause: null,
    decisionReason: null,
    cancellationReason: null,
    outlookEventId: null,
    calendar: { state: 'none', failedBecause: null, problem: null },
    version: 1,
    createdAt: '2026-11-23T09:00:00Z',
    updatedAt: '2026-11-23T09:00:00Z',
    allowedActions: [],
    ...changes,
  };
}

const said = (before: Reservation[], after: Reservation[]) =>
  describeReservationChanges(shownReservations(before), after, { now, locale: 'en-GB' });

it('a decision is told with vehicle, time and status', () => {
  expect(said([reservation('1')], [reservation('1', { status: 'approved' })])).toBe(
    'Ford Transit, tomorrow 9:00–12:00: now approved.',
  );
});

it('a reservation made since is told as new', () => {
  const made = reservation('2', { createdAt: '2026-11-23T09:29:00Z' });
  expect(said([reservation('1')], [reservation('1'), made])).toBe('New: Ford Transit, tomorrow 9:00–12:00, pending.');
});

it('an older one that moved up from the next page is not told', () => {
  const older = reservation('2', { createdAt: '2026-11-01T08:00:00Z' });
  expect(said([reservation('1')], [older])).toBe('');
});

it('many at once are told as a number', () => {
  const ids = ['1', '2', '3', '4'];
  const before = ids.map((id) => reservation(id));
  const after = ids.map((id) => reservation(id, { status: 'cancelled' }));
  expect(said(before, after)).toBe('4 reservations changed.');
});
