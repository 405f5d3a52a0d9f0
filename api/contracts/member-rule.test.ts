import { expect, it } from 'vitest';
import { driverMembers } from './driver.ts';
import { ruleOf } from './member-rule.ts';
import { reservationOperations } from './reservation.ts';
import { vehicleMembers } from './vehicle.ts';

it('limits and choices are those of the schema', () => {
  expect(ruleOf(vehicleMembers.seats)).toEqual({ mayBeNull: false, minimum: 1, maximum: 60 });
  expect(ruleOf(vehicleMembers.rangeMeters)).toMatchObject({ mayBeNull: true, minimum: 1, maximum: 5_000_000 });
  expect(ruleOf(vehicleMembers.fuelType).choices).toEqual(['petrol', 'diesel', 'hybrid', 'electric']);
  expect(ruleOf(vehicleMembers.make)).toMatchObject({ mayBeNull: false, minLength: 1, maxLength: 60 });
  expect(ruleOf(vehicleMembers.mailboxAddress)).toMatchObject({ maxLength: 254, format: 'email' });
});

it('of a list each value has its own rule', () => {
  expect(ruleOf(driverMembers.licenceClasses)).toMatchObject({
    maxItems: 20,
    item: { patterns: ['^[A-Z][A-Z0-9]{0,3}$'], message: 'Write a licence class as B, BE or C1' },
  });
});

it('what a pattern wants is said in the words of the schema', () => {
  expect(ruleOf(driverMembers.displayName).message).toBe('Remove the characters that cannot be shown');
  const { startDate } = reservationOperations.updateReservation.input.shape;
  expect(ruleOf(startDate).message).toBe('Choose a date between the years 2000 and 2099');
});
