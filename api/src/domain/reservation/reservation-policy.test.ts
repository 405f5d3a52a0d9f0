import { describe, expect, test } from 'vitest';
import { allowedActions, maySee, type ReservationFacts, refuseAction } from './reservation-policy.ts';

const now = new Date('2026-11-23T07:00:00Z');
function asked(userId: string): ReservationFacts['approvals'][number] {
  const approver = { userId, displayName: 'Amira Haddad', email: 'approver@contoso.example' };
  return { stepNumber: 1, approver, status: 'pending', decidedBy: null };
}
const pending: ReservationFacts = {
  status: 'pending',
  startDate: new Date('2026-11-24T08:00:00Z'),
  endDate: new Date('2026-11-24T11:00:00Z'),
  createdByUserId: 'creator',
  driverUserId: 'driver',
  askedByUserId: null,
  approvals: [asked('approver')],
  formerApproverIds: [],
};
const approved: ReservationFacts = { ...pending, status: 'approved' };
const over: ReservationFacts = { ...pending, endDate: now };

const person = (userId: string, ...roles: ('fleet_manager' | 'admin' | 'approver')[]) => ({
  userId,
  roles: ['employee', ...roles] as const,
  decidesFor: [],
});
const creator = person('creator');
const driver = person('driver');
const approver = person('approver', 'approver');
const manager = person('manager', 'fleet_manager');
const admin = person('admin', 'admin');
const otherApprover = person('other', 'approver');
const stranger = person('stranger');

describe('a reservation is seen', () => {
  test('by whoever made it, drives it or decides about it, and by fleet managers and administrators', () => {
    for (const viewer of [creator, driver, approver, manager, admin]) expect(maySee(viewer, pending)).toBe(true);
  });

  test('by whoever decided or was asked in an earlier round, and whoever stands in for them', () => {
    const anew = { ...pending, formerApproverIds: ['other'] };
    expect(maySee(otherApprover, anew)).toBe(true);
    expect(maySee({ ...stranger, decidesFor: ['other'] }, anew)).toBe(true);
    expect(maySee(stranger, anew)).toBe(false);
  });

  test('by nobody else, other approvers included', () => {
    for (const viewer of [stranger, otherApprover]) expect(maySee(viewer, pending)).toBe(false);
  });
});

describe('a pending reservation is decided', () => {
  test('by its approver alone', () => {
    expect(allowedActions(approver, pending, now)).toEqual(['approve', 'reject']);
    for (const viewer of [creator, driver, manager, admin, otherApprover]) {
      expect(allowedActions(viewer, pending, now)).not.toContain('approve');
      expect(allowedActions(viewer, pending, now)).not.toContain('reject');
    }
  });

  test('never by somebody whose own it is, even if they are its approver', () => {
    const own = { ...pending, approvals: [asked('creator')] };
    expect(allowedActions(creator, own, now)).toEqual(['update', 'cancel']);
    const drivesIt = { ...pending, approvals: [asked('driver')] };
    expect(refuseAction('approve', driver, drivesIt, now)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('once, and not when it is over', () => {
    expect(refuseAction('approve', approver, approved, now)).toMatchObject({ code: 'CONFLICT' });
    expect(refuseAction('reject', approver, over, now)).toMatchObject({ code: 'RULE_VIOLATED' });
  });

  test('others are told who decides', () => {
    expect(refuseAction('approve', manager, pending, now)?.message).toContain('Amira Haddad');
  });
});

describe('a reservation is cancelled', () => {
  test('by its driver, whoever made it, fleet managers and administrators, pending or approved', () => {
    for (const facts of [pending, approved]) {
      for (const viewer of [creator, driver, manager, admin]) {
        expect(allowedActions(viewer, facts, now)).toContain('cancel');
      }
    }
  });

  test('not by its approver', () => {
    expect(refuseAction('cancel', approver, approved, now)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('not once it has ended, was taken over, or is no longer live', () => {
    expect(refuseAction('cancel', creator, over, now)).toMatchObject({ code: 'RULE_VIOLATED' });
    expect(refuseAction('cancel', creator, { ...approved, status: 'active' }, now)?.message).toContain('returned');
    for (const status of ['rejected', 'completed', 'cancelled'] as const) {
      expect(refuseAction('cancel', manager, { ...approved, status }, now)).toMatchObject({ code: 'CONFLICT' });
    }
  });
});

test('for a stranger it does not exist, whatever they try', () => {
  expect(allowedActions(stranger, pending, now)).toEqual([]);
  for (const action of ['approve', 'reject', 'cancel'] as const) {
    expect(() => refuseAction(action, stranger, pending, now)).toThrow(/no such reservation/);
    expect(() => refuseAction(action, manager, undefined, now)).toThrow(/no such reservation/);
  }
});
