/** What makes the rules of a pool contradict themselves. What a single member may be stands in contracts/pool.ts. */
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { OpeningHours, Pool } from '@fleet/contracts/pool.ts';
import type { WrongMember } from '../wrong-input.ts';

export type PoolMembers = OperationArguments<'createPool'>;

/** @returns everything that is wrong; empty when the rules make sense together */
export function findContradictions(pool: PoolMembers): WrongMember[] {
  return [
    ...(pool.openingHours ? findInOpeningHours(pool.openingHours) : []),
    ...findRepetitions(pool.holidays.map(({ date }) => date)).map((index) => ({
      path: `holidays.${index}.date`,
      message: 'This day is a holiday already. Name each day once.',
    })),
    ...findRepetitions(pool.quotas.map(({ measure, per }) => `${measure} ${per}`)).map((index) => ({
      path: `quotas.${index}`,
      message: 'There is a quota of this measure and span already. Keep the lower one.',
    })),
    ...findInNotice(pool),
    ...pool.approvalSteps.flatMap(findInStep),
  ];
}

function findInOpeningHours(openingHours: OpeningHours): WrongMember[] {
  const days = Object.entries(openingHours);
  if (days.every(([, stretches]) => stretches.length === 0)) {
    const message = 'The pool would never open. Give at least one weekday, or null for always open.';
    return [{ path: 'openingHours', message }];
  }
  return days.flatMap(([weekday, stretches]) => {
    const inOrder = stretches.toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
    const overlaps = inOrder.some(({ opens }, index) => opens <= (inOrder[index - 1]?.closes ?? ''));
    const message = 'These stretches overlap or touch. Write them as one.';
    return overlaps ? [{ path: `openingHours.${weekday}`, message }] : [];
  });
}

function findInNotice({ minimumNoticeMinutes, horizonDays }: PoolMembers): WrongMember[] {
  if (minimumNoticeMinutes < horizonDays * 1_440) return [];
  const message =
    'Nobody could reserve: the notice reaches beyond the horizon. Shorten the notice or widen the horizon.';
  return [{ path: 'minimumNoticeMinutes', message }];
}

function findInStep(step: Pool['approvalSteps'][number], index: number): WrongMember[] {
  const path = `approvalSteps.${index}.approverIds`;
  if (step.asks === 'named' && step.approverIds.length === 0) {
    return [{ path, message: 'This step asks nobody. Name its approvers, or ask the manager.' }];
  }
  if (step.asks === 'manager' && step.approverIds.length > 0) {
    return [{ path, message: 'This step asks the manager. Leave the approvers out, or ask those who are named.' }];
  }
  return [];
}

/** @returns where something stands that stood before */
function findRepetitions(keys: readonly string[]): number[] {
  return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [index] : []));
}
