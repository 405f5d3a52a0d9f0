import type { calendarDriftOperations } from '@fleet/contracts/calendar-drift.ts';
import { compareCalendar } from '../domain/calendar/drift/compare-calendar.ts';
import { getCalendarDrift } from '../domain/calendar/drift/drift-queries.ts';
import { rebuildCalendar } from '../domain/calendar/drift/rebuild-calendar.ts';
import { repairCalendarDrift } from '../domain/calendar/drift/repair-calendar-drift.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const calendarDriftHandlers: OperationHandlers<keyof typeof calendarDriftOperations> = {
  getCalendarDrift,
  compareCalendar,
  repairCalendarDrift,
  rebuildCalendar,
};
