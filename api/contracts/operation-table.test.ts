/** What holds of every operation there is, also of those nobody has thought of yet. */
import { expect, test } from 'vitest';
import { answersVersion, type Operation, placeMembers, takesKey } from './operation.ts';
import { operations } from './operations.ts';

const table: [name: string, operation: Operation][] = Object.entries(operations);
const namesOf = (where: (operation: Operation, name: string) => boolean) =>
  table.filter(([name, operation]) => where(operation, name)).map(([name]) => name);
const takes = (operation: Operation, member: string) => member in operation.input.shape;

test('whatever changes something that is there takes the version its caller has seen, and answers the new one', () => {
  const updates = namesOf(({ method }) => method === 'PATCH');
  expect(updates.length).toBeGreaterThan(10);
  expect(updates).toEqual(
    namesOf((one) => one.method === 'PATCH' && answersVersion(one) && takes(one, 'expectedVersion')),
  );
});

test('whatever takes a version takes it as If-Match', () => {
  const versioned = namesOf((one) => takes(one, 'expectedVersion'));
  expect(versioned).toEqual(namesOf((one) => placeMembers(one).header.includes('expectedVersion')));
});

test('whatever makes something takes an Idempotency-Key', () => {
  expect(namesOf(({ status }) => status === 201)).toEqual(namesOf((one) => one.status === 201 && takesKey(one)));
});

/** Each is as long as something that is limited by itself: three holds, two handovers, seven classes, and the like. */
const shortByNature = [
  'listGeofences',
  'listHolds',
  'listMyBusyTimes',
  'listReservationHandovers',
  'listReservationMails',
  'listTelematicsConnections',
  'listVehicleClasses',
  'listVehicleDocuments',
  'listWebhookDeliveries',
  'listWebhooks',
];

test('whatever lists what can grow comes page by page', () => {
  const whole = namesOf((one, name) => name.startsWith('list') && !(takes(one, 'cursor') && takes(one, 'limit')));
  expect(whole.sort()).toEqual(shortByNature);
});
