/** Everything that happens by the clock, every minute, for every tenant. */
import pLimit from 'p-limit';
import type { SystemContext } from '../domain/command-context.ts';
import { jobItems } from '../telemetry/meters.ts';
import { announceDigests } from './announce-digests.ts';
import { announceQueues } from './announce-queues.ts';
import { askCalendars } from './ask-calendars.ts';
import { completeEnded } from './complete-ended.ts';
import { escalateApprovals } from './escalate-approvals.ts';
import { expireUndecided } from './expire-undecided.ts';
import { keepEvents } from './keep-events.ts';
import { keepPhotos } from './keep-photos.ts';
import { keepPositions } from './keep-positions.ts';
import { lookAfterVehicles } from './look-after-vehicles.ts';
import { noteOverdue } from './note-overdue.ts';
import { noteUnclaimed } from './note-unclaimed.ts';
import { offerWaitlist } from './offer-waitlist.ts';
import { reassignDelayed } from './reassign-delayed.ts';
import { releaseNoShows } from './release-no-shows.ts';
import { remindDrivers } from './remind-drivers.ts';
import { replaceSwitchedOffApprovers } from './replace-switched-off-approvers.ts';
import { sweep } from './sweep.ts';

/**
 * Whatever it finds due it does once, also when two run at the same time or one was cut off.
 * @returns how many it dealt with
 */
export type ClockJob = (context: SystemContext) => Promise<number>;

/** In an order in which each finds what the ones before have set free. */
export const clockJobs: readonly ClockJob[] = [
  replaceSwitchedOffApprovers,
  escalateApprovals,
  remindDrivers,
  expireUndecided,
  releaseNoShows,
  noteUnclaimed,
  completeEnded,
  noteOverdue,
  reassignDelayed,
  offerWaitlist,
  announceDigests,
  announceQueues,
  lookAfterVehicles,
  keepPositions,
  keepPhotos,
  keepEvents,
  askCalendars,
  sweep,
];

export interface JobLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

const tenantsAtOnce = 4;

/** Runs every job for every tenant; one that fails, for one tenant, keeps no other from running. It never rejects. */
export async function runJobs(
  jobs: readonly ClockJob[],
  contexts: readonly SystemContext[],
  log: JobLog,
): Promise<void> {
  await pLimit(tenantsAtOnce).map(contexts, async (context) => {
    for (const job of jobs) {
      const facts = { job: job.name, tenantId: context.tenantId };
      try {
        const count = await job(context);
        if (count > 0) log.info({ ...facts, count }, 'job done');
        jobItems().add(count, { job: job.name });
      } catch (error) {
        log.error({ ...facts, err: error }, 'job failed; it is tried again in the next minute');
      }
    }
  });
}
