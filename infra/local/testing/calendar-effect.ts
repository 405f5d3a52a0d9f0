/** The calendar's effect against the stand-in, with the product's own port, lock and limits. */
import { createExclusively } from '@fleet/db/advisory-lock.ts';
import type pg from 'pg';
import type { Effect } from '../../../api/src/effects/effect.ts';
import { createSyncCalendar } from '../../../api/src/effects/sync-calendar.ts';
import type { Calendar } from '../../../api/src/ports/calendar/calendar.ts';
import { createGraphCalendar } from '../../../api/src/ports/calendar/graph-calendar.ts';
import { createApplicationTokens } from '../../../api/src/ports/microsoft/application-tokens.ts';
import { createGraphMailboxes } from '../../../api/src/ports/microsoft/graph-clients.ts';
import { demoApps } from '../seed/demo-directory.ts';

export interface CalendarEffectOptions {
  pool: pg.Pool;
  emulatorUrl: string;
  /** Where the stand-in sends its notifications. */
  notificationUrl?: string;
}

export function createTestCalendar({
  emulatorUrl,
  notificationUrl = '',
}: Omit<CalendarEffectOptions, 'pool'>): Calendar {
  const tokens = createApplicationTokens({ ...demoApps.api, emulatorUrl });
  return createGraphCalendar(createGraphMailboxes(tokens, emulatorUrl), { notificationUrl });
}

export function createTestSyncCalendar({ pool, ...options }: CalendarEffectOptions): Effect {
  return createSyncCalendar({
    calendar: createTestCalendar(options),
    exclusively: createExclusively(pool),
    linkTo: (id) => `https://fleet.contoso.example/tabs/reservations/${id}`,
  });
}
