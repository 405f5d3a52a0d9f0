import type { CalendarFeed } from '@fleet/contracts/calendar-feed.ts';
import { DomainError } from '../domain-errors.ts';

export interface CalendarFeedRow {
  id: string;
  vehicle: CalendarFeed['vehicle'];
  created_at: Date;
  revoked_at: Date | null;
}

/** @param moreColumns each preceded by a comma */
export const selectCalendarFeed = (moreColumns = '') => `
  select f.id, f.created_at, f.revoked_at,
    case when v.id is not null then
      json_build_object('id', v.id, 'name', v.make || ' ' || v.model, 'licensePlate', v.license_plate) end as vehicle${moreColumns}
  from calendar_feeds f left join vehicles v on v.tenant_id = f.tenant_id and v.id = f.vehicle_id`;

export function toCalendarFeed({ id, vehicle, created_at, revoked_at }: CalendarFeedRow): CalendarFeed {
  return { id, vehicle, createdAt: created_at.toISOString(), revokedAt: revoked_at?.toISOString() ?? null };
}

/** The same answer for a feed that never was and for somebody else's. */
export function calendarFeedNotFound(): DomainError {
  return new DomainError(
    'NOT_FOUND',
    'There is no such calendar feed among yours. GET /api/v1/calendar-feeds lists them.',
  );
}
