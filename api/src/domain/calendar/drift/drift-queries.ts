import type { CalendarDrift } from '@fleet/contracts/calendar-drift.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../../command-context.ts';
import { requireFleetManagement } from '../../fleet-management-policy.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../../keyset.ts';

interface DriftRow extends Omit<CalendarDrift, 'startDate' | 'endDate'> {
  startDate: Date;
  endDate: Date;
  page_position: string[];
}

const byStart: Keyset = {
  name: 'calendar-drift',
  direction: 'asc',
  columns: [
    { sql: 'c.start_date', type: 'timestamptz' },
    { sql: 'c.id', type: 'uuid' },
  ],
};

/**
 * Where Fleet and Outlook differed when they were last compared.
 * @throws {DomainError} FORBIDDEN for everybody but fleet managers
 */
export async function getCalendarDrift(
  { actor, database, tenantId }: UserContext,
  { kind, cursor, limit }: OperationArguments<'getCalendarDrift'>,
): Promise<OperationOutput<'getCalendarDrift'>> {
  requireFleetManagement(actor, 'compare the calendars');
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions: Record<string, string> = {};
  if (kind) conditions.kind = `c.kind = ${parameter(kind)}`;
  if (cursor) conditions.after = afterCursor(byStart, cursor, parameter);
  const [[status], rows] = await Promise.all([
    database.read<StatusRow>(tenantId, readStatus),
    database.read<DriftRow>(tenantId, {
      name: `calendar-drift.list.${Object.keys(conditions).join('.')}`,
      text: `select c.id, c.kind, c.reservation_id as "reservationId", c.event_id as "eventId", c.subject,
               c.start_date as "startDate", c.end_date as "endDate", c.differences, c.repair_by as "repairBy", ${positionOf(byStart)}
             from calendar_drifts c where ${Object.values(conditions).join(' and ') || 'true'}
             order by ${orderOf(byStart)} limit ${parameter(limit + 1)}`,
      values,
    }),
  ]);
  const { page, nextCursor } = takePage(byStart, rows, limit);
  return {
    comparedAt: status?.comparedAt?.toISOString() ?? null,
    workingSince: status?.workingSince?.toISOString() ?? null,
    counts: { missing: 0, extra: 0, different: 0, ...status?.counts },
    leftOut: status?.leftOut ?? 0,
    drifts: page.map(({ page_position: _position, startDate, endDate, ...drift }) => ({
      ...drift,
      startDate: startDate.toISOString(),
      endDate: endDate.toISOString(),
    })),
    nextCursor,
  };
}

interface StatusRow {
  comparedAt: Date | null;
  workingSince: Date | null;
  leftOut: number;
  counts: Record<string, number> | null;
}

const readStatus = {
  name: 'calendar-drift.status',
  text: `select m.compared_at as "comparedAt", m.work_asked_at as "workingSince", m.left_out as "leftOut",
           (select json_object_agg(c.kind, c.number) from (select kind, count(*) as number from calendar_drifts group by kind) c) as counts
         from calendar_mailboxes m join tenants t on t.id = m.tenant_id
         where m.vehicle_id is null and m.address = lower(t.fleet_mailbox_address)`,
};
