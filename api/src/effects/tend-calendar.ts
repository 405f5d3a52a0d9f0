import { askForAllRounds } from '../domain/calendar/ask-due-calendars.ts';
import { loadCalendarMailbox } from '../domain/calendar/calendar-mailboxes.ts';
import { findDriftToRepair, recordDrift } from '../domain/calendar/drift/record-drift.ts';
import type { CalendarWorkAsked } from '../domain/domain-events.ts';
import { findDrift } from './calendar/find-drift.ts';
import { presumeAllOfOutlook, repairDrift } from './calendar/repair-drift.ts';
import { type RoundsOptions, runRounds, soonest } from './calendar/run-rounds.ts';
import type { Showing } from './calendar/showing.ts';
import { type Effect, TryAgainLater } from './effect.ts';

const busySeconds = 5;

/** Compares, mends or rebuilds the fleet mailbox when somebody asks for it; every one of them ends with a comparison. */
export function createTendCalendar(options: RoundsOptions): Effect {
  return {
    name: 'tend-calendar',
    handles: ['calendar.work-asked'],
    async deliver(event, context) {
      const { payload, entityId: mailboxId } = event as CalendarWorkAsked;
      const showing = async (): Promise<Showing | undefined> => {
        const mailbox = await loadCalendarMailbox(context, mailboxId);
        return mailbox && { context, calendar: options.calendar, linkTo: options.linkTo, mailbox };
      };
      if (payload.do === 'rebuild') {
        const one = await showing();
        if (one && payload.from === 'outlook') await presumeAllOfOutlook(one);
        await askForAllRounds(context);
        await runRounds(options, context, mailboxId);
      }
      const isOurs = await options.exclusively(`calendar ${mailboxId}`, async () => {
        const one = await showing();
        if (!one) return;
        if (payload.do === 'rebuild') await repairRest(one, payload.from);
        if (payload.do === 'repair') await repair(one, await findDriftToRepair(context));
        await recordDrift(context, mailboxId, await findDrift(one));
      });
      if (!isOurs)
        throw new TryAgainLater('The calendar is being brought up to date', { retryAfterSeconds: busySeconds });
    },
  };
}

/** What no round takes for its own: events whose reservations are lost, when Fleet is to hold. */
async function repairRest(showing: Showing, by: 'fleet' | 'outlook'): Promise<void> {
  const extra = (await findDrift(showing)).filter(({ kind }) => kind === 'extra');
  await repair(
    showing,
    extra.map((one) => ({ ...one, by })),
  );
}

async function repair(...given: Parameters<typeof repairDrift>): Promise<void> {
  const errors = await repairDrift(...given);
  if (errors.length > 0) throw soonest(errors);
}
