import type { OperationInput } from '@fleet/contracts/operations.ts';

export interface AuditFilter {
  /** A noun, or empty for all. */
  kind: string;
  userId: string | undefined;
  /** Days on the reader's calendar, or empty; both are included. */
  from: string;
  to: string;
}

const longestDetail = 240;

/** What the API is asked for. */
export function auditInput({ kind, userId, from, to }: AuditFilter): OperationInput<'exportAudit'> {
  return {
    ...(kind && { entityType: kind }),
    ...(userId && { actorUserId: userId }),
    ...(from && { from: new Date(`${from}T00:00`).toISOString() }),
    ...(to && { to: dayAfter(to).toISOString() }),
  };
}

function dayAfter(day: string): Date {
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + 1);
  return date;
}

/** What changed, a line each: from what to what, where both are known. */
export function describeDetail(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .map(([member, value]) => `${member}: ${isChange(value) ? `${text(value.from)} → ${text(value.to)}` : text(value)}`)
    .join('\n');
}

function isChange(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}

function text(value: unknown): string {
  const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return written.length > longestDetail ? `${written.slice(0, longestDetail)}…` : written;
}
