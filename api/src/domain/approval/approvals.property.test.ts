/** Whatever people and the clock do in whatever order, also at once: what must hold of every decision holds. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setApprovalSteps } from '../../../../infra/local/testing/approval-steps.ts';
import { assertUntilReached } from '../../../../infra/local/testing/assert-until-reached.ts';
import {
  type DemoPerson,
  type DemoStage,
  demoCompany,
  demoPerson,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { escalateApprovals } from '../../jobs/escalate-approvals.ts';
import { expireUndecided } from '../../jobs/expire-undecided.ts';
import { replaceSwitchedOffApprovers } from '../../jobs/replace-switched-off-approvers.ts';
import type { SystemContext, UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { approveReservation } from '../reservation/approve-reservation.ts';
import { cancelReservation } from '../reservation/cancel-reservation.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { rejectReservation } from '../reservation/reject-reservation.ts';
import { updateReservation } from '../reservation/update-reservation.ts';
import { identifyUser } from '../user/identify-user.ts';
import { updateUser } from '../user/update-user.ts';
import { createApprovalDelegation } from './create-approval-delegation.ts';
import { deleteApprovalDelegation } from './delete-approval-delegation.ts';

const plates = ['M-FT 1204', 'M-FT 1205'];
const people = ['employee', 'employee2', 'approver', 'manager', 'admin'] as const;
const minute = 60_000;
let clock = new Date('2026-11-23T07:00:00Z');
let stage: DemoStage;
let system: SystemContext;
let driverIds: string[];
let userIds: Record<string, string>;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
  system = { ...(await stage.as('employee')), actor: { kind: 'system' } };
  await setApprovalSteps(stage, plates[0] ?? '', [
    { escalatesAfterMinutes: 15, escalatesTo: ['employee2', 'admin'] },
    { asks: ['manager', 'employee2', 'employee'], escalatesAfterMinutes: 20 },
    { asks: ['admin', 'approver'], minimumLengthMinutes: 120 },
  ]);
  const rows = await stage.look<{ id: string }>(
    "select d.id from drivers d join users u on u.id = d.user_id where u.email like '%@contoso.example' order by u.email",
  );
  driverIds = rows.map(({ id }) => id);
  userIds = Object.fromEntries(
    await Promise.all(people.map(async (who) => [who, (await stage.as(who)).actor.userId] as const)),
  );
});
afterAll(() => stage.drop());

interface Round {
  reservations: { id: string; startDate: string }[];
  delegations: string[];
}
type Command = (round: Round) => Promise<unknown>;

const person = fc.constantFrom(...people);
const index = fc.nat(3);
const pick = <Value>(some: readonly Value[], at: number): Value | undefined => some[at % Math.max(1, some.length)];

function command<Values extends unknown[]>(
  arbitraries: { [Key in keyof Values]: fc.Arbitrary<Values[Key]> },
  run: (round: Round, ...values: Values) => Promise<unknown>,
): fc.Arbitrary<Command> {
  return fc.tuple(...arbitraries).map((values) => (round: Round) => run(round, ...(values as Values)));
}

/** Nobody whose account is switched off does anything. */
async function signIn(who: DemoPerson): Promise<UserContext> {
  const { entraTenantId } = demoCompany();
  const identity = { entraTenantId, entraObjectId: demoPerson(who).objectId, kind: 'user' } as const;
  const context = await identifyUser({ ...stage, now: () => clock }, identity);
  if (!context) throw new DomainError('FORBIDDEN', 'This account is switched off. Ask your administrator.');
  return context;
}

/** Acts as somebody on one of the reservations. */
const onReservation =
  <Input extends { reservationId: string }>(act: (context: UserContext, input: Input) => Promise<unknown>) =>
  async (round: Round, who: DemoPerson, at: number, more: Omit<Input, 'reservationId'>) => {
    const { id: reservationId } = pick(round.reservations, at) ?? {};
    if (reservationId) await act(await signIn(who), { ...more, reservationId } as Input);
  };
const version = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined, freq: 3 });
const decision = [person, index, fc.record({ expectedVersion: version })] as const;

const commands = fc.oneof(
  { weight: 6, arbitrary: command([...decision], onReservation(approveReservation)) },
  { weight: 2, arbitrary: command([...decision], onReservation(rejectReservation)) },
  { weight: 1, arbitrary: command([...decision], onReservation(cancelReservation)) },
  {
    weight: 3,
    arbitrary: command([person, index, fc.integer({ min: 1, max: 12 })], async (round, who, at, quarters) => {
      const { id: reservationId, startDate } = pick(round.reservations, at) ?? {};
      if (!reservationId || !startDate) return;
      const endDate = new Date(Date.parse(startDate) + quarters * 15 * minute).toISOString();
      await updateReservation(await signIn(who), { reservationId, endDate });
    }),
  },
  {
    weight: 6,
    arbitrary: command([person, person, fc.integer({ min: 1, max: 90 })], async (round, who, to, minutes) => {
      const delegateId = userIds[to] ?? '';
      const startDate = clock.toISOString();
      const endDate = new Date(clock.getTime() + minutes * minute).toISOString();
      const input = { delegateId, startDate, endDate };
      round.delegations.push((await createApprovalDelegation(await signIn(who), input)).id);
    }),
  },
  {
    weight: 1,
    arbitrary: command([person, index], async (round, who, at) => {
      const delegationId = pick(round.delegations, at);
      if (delegationId) await deleteApprovalDelegation(await signIn(who), { delegationId });
    }),
  },
  {
    weight: 2,
    arbitrary: command([fc.constantFrom('approver', 'employee2', 'manager'), fc.boolean()], async (_, who, active) => {
      await updateUser(await stage.as('admin'), { userId: userIds[who] ?? '', active });
    }),
  },
  { weight: 2, arbitrary: fc.constant<Command>(() => escalateApprovals(system)) },
  { weight: 1, arbitrary: fc.constant<Command>(() => expireUndecided(system)) },
);

/** What happens at once, and how long it is until the next happens. */
const batches = fc.array(
  fc.record({
    batch: fc.array(commands, { minLength: 1, maxLength: 8 }),
    minutesLater: fc.integer({ min: 0, max: 25 }),
  }),
  { minLength: 1, maxLength: 6 },
);
const wishes = fc.array(fc.record({ who: person, driver: fc.option(fc.nat(4), { nil: undefined }), vehicle: index }), {
  minLength: 1,
  maxLength: 3,
});

async function refusable(act: Promise<unknown>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
}

interface Fault {
  what: string;
  id: string;
}

/** Everything that must never be; asked of the tables themselves. */
function findFaults(): Promise<Fault[]> {
  return stage.look<Fault>(
    `
    with r as (
      select r.*, d.user_id as driver_user_id from reservations r
      join drivers d on d.tenant_id = r.tenant_id and d.id = r.driver_id
    ), a as (
      select a.*, a.round = r.approval_round as is_present, r.status as reservation_status, r.created_by, r.driver_user_id, r.asked_by
      from reservation_approvals a join r on r.tenant_id = a.tenant_id and r.id = a.reservation_id
    ), step as (
      select reservation_id, round, step_number, bool_or(is_present) as is_present, min(reservation_status) as reservation_status,
        count(*) filter (where status = 'approved') as approved, count(*) filter (where status = 'rejected') as rejected,
        count(*) filter (where status = 'pending') as pending, count(*) filter (where status = 'waiting') as waiting
      from a group by reservation_id, round, step_number
    )
    select 'decided by creator or driver' as what, reservation_id as id from a
      where decided_by in (created_by, driver_user_id) or approver_id in (created_by, driver_user_id)
    union all select 'decided by whoever asked anew', reservation_id from a
      where is_present and asked_by in (decided_by, approver_id)
    union all select 'approved by creator or driver', id from r where approved_by in (created_by, driver_user_id)
    union all select 'nobody is asked who could decide', r.id from r
      where r.status = 'pending' and r.end_date > $1 and not exists (
        select from a join users u on u.id = a.approver_id where a.reservation_id = r.id and a.status = 'pending'
          and (u.active or exists (
            select from approval_delegations g join users d on d.id = g.delegate_id and d.active
            where g.approver_id = a.approver_id and g.start_date <= $1 and g.end_date > $1)))
        and exists (select from users u where u.tenant_id = r.tenant_id and u.active and u.roles && '{fleet_manager,admin}'
          and u.id is distinct from r.created_by and u.id is distinct from r.driver_user_id and u.id is distinct from r.asked_by)
    union all select 'two decisions of a step', reservation_id from step where approved + rejected > 1
    union all select 'somebody is asked although the step is decided', reservation_id from step where approved + rejected > 0 and pending + waiting > 0
    union all select 'somebody is asked although nothing waits', reservation_id from a
      where status in ('pending', 'waiting') and (reservation_status <> 'pending' or not is_present)
    union all select 'nobody or two steps are asked', r.id from r
      where r.status = 'pending' and (select count(*) from step s where s.reservation_id = r.id and s.pending > 0) <> 1
    union all select 'a step is asked before the one before is approved', later.reservation_id
      from step later join step earlier on earlier.reservation_id = later.reservation_id and earlier.round = later.round
        and earlier.step_number < later.step_number
      where later.pending > 0 and earlier.approved <> 1
    union all select 'approved without every step', s.reservation_id from step s
      where s.is_present and s.reservation_status = 'approved' and s.approved <> 1
    union all select 'rejected without one rejection', r.id from r
      where r.status = 'rejected' and (select sum(rejected) from step s where s.reservation_id = r.id and s.is_present) <> 1
    union all select 'approved and rejected at once', s.reservation_id from step s
      where s.is_present and s.rejected > 0 and s.reservation_status in ('approved', 'pending')
    union all select 'a decision without who and when', reservation_id from a
      where (status in ('approved', 'rejected')) <> (decided_by is not null and decided_at is not null)
    union all select 'decided by whoever was neither asked nor stood in', reservation_id from a
      where decided_by <> approver_id and not exists (
        select from audit_log g where g.action = 'delegation.created' and g.tenant_id = a.tenant_id
          and g.detail ->> 'approverId' = a.approver_id::text and g.detail ->> 'delegateId' = a.decided_by::text
          and (g.detail ->> 'startDate')::timestamptz <= a.decided_at and (g.detail ->> 'endDate')::timestamptz > a.decided_at)
    union all select 'a delegate without the one they stood in for in the audit log', reservation_id from a
      where decided_by <> approver_id and not exists (
        select from audit_log g where g.entity_id = a.reservation_id and g.actor_user_id = a.decided_by
          and g.detail ->> 'decidedFor' = a.approver_id::text)
    union all select 'not one event a version', r.id from r
      where r.version <> (select count(*) from outbox_events e where e.entity_id = r.id)
        or r.version <> (select count(distinct e.payload ->> 'version') from outbox_events e where e.entity_id = r.id)
    union all select 'not one audit row an event', r.id from r
      where r.version <> (select count(*) from audit_log g where g.entity_id = r.id)
    union all select 'more than one end', r.id from r
      where 1 < (select count(*) from outbox_events e where e.entity_id = r.id and e.type in ('reservation.rejected', 'reservation.cancelled'))
    union all select 'an approval and a rejection of one round', e.entity_id from outbox_events e
      join outbox_events other on other.entity_id = e.entity_id and other.type = 'reservation.rejected'
      where e.type = 'reservation.approved' and (other.payload ->> 'version')::int > (e.payload ->> 'version')::int
        and not exists (select from outbox_events changed where changed.entity_id = e.entity_id and changed.type = 'reservation.changed'
          and (changed.payload ->> 'version')::int between (e.payload ->> 'version')::int and (other.payload ->> 'version')::int)
    union all select 'escalated twice', reservation_id from outbox_events e
      join a on a.reservation_id = e.entity_id and a.asked_as = 'escalation'
      group by reservation_id, round, step_number, approver_id having count(distinct a.status) > 1`,
    [clock],
  );
}

test('one outcome, one event a version, and never a decision by whoever made it or drives it', async () => {
  const property = fc.asyncProperty(wishes, batches, async (wanted, schedule) => {
    const round: Round = { reservations: [], delegations: [] };
    for (const { who, driver, vehicle } of wanted) {
      const start = clock.getTime() + 45 * minute;
      const startDate = new Date(start + round.reservations.length * 6 * 60 * minute).toISOString();
      const input = {
        vehicleId: demoVehicleId(plates[vehicle % 2] ?? ''),
        startDate,
        endDate: new Date(Date.parse(startDate) + 90 * minute).toISOString(),
        purpose: 'Property',
        ...(driver !== undefined && { driverId: driverIds[driver] ?? '' }),
      };
      await refusable(
        createReservation(await stage.as(who), input).then(({ id }) => round.reservations.push({ id, startDate })),
      );
    }
    for (const { batch, minutesLater } of schedule) {
      await Promise.all(batch.map((run) => refusable(run(round))));
      await replaceSwitchedOffApprovers(system);
      expect(await findFaults()).toEqual([]);
      clock = new Date(clock.getTime() + minutesLater * minute);
    }
    // What is left waits no longer than its start.
    clock = new Date(clock.getTime() + 24 * 60 * minute);
    await escalateApprovals(system);
    await expireUndecided(system);
    expect(await findFaults()).toEqual([]);
    expect(await stage.look("select id from reservations where status = 'pending'")).toEqual([]);
    await stage.look("update reservations set status = 'completed' where status = 'approved'");
    await stage.look('delete from approval_delegations');
    await stage.look('update users set active = true');
  });
  await assertUntilReached(property, 60, missing);
}, 240_000);

/** @returns what has never been approved, rejected, handed over, escalated, asked again or left undecided */
async function missing(): Promise<string[]> {
  const rows = await stage.look<{ what: string }>(`
    select distinct status as what from reservation_approvals
    union select 'escalation' from reservation_approvals where asked_as = 'escalation'
    union select 'delegation' from reservation_approvals where decided_by <> approver_id
    union select 'in place of somebody' from audit_log where detail ->> 'reason' = 'Whoever was asked has no active account'
    union select 'another round' from reservation_approvals where round > 1
    union select cancellation_cause from reservations where cancellation_cause is not null`);
  const reached = new Set(rows.map(({ what }) => what));
  const wanted = [
    'approved',
    'rejected',
    'escalation',
    'delegation',
    'in place of somebody',
    'another round',
    'requested',
    'undecided',
  ];
  return wanted.filter((what) => !reached.has(what));
}
