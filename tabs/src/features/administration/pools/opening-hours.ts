import type { OpeningHours } from '@fleet/contracts/pool.ts';
import { words } from '../../../language/words.ts';

/** What is wrong with a week of opening hours: the first of it. */
export function hoursProblem(hours: OpeningHours | null): string | undefined {
  const days = Object.values(hours ?? {});
  if (days.some((openings) => openings.some(({ opens, closes }) => !opens || !closes)))
    return words.t('administration:problems.time');
  if (days.some((openings) => openings.some(({ opens, closes }) => closes <= opens)))
    return words.t('administration:problems.closesFirst');
  const overlaps = days.some((openings) => {
    const sorted = [...openings].sort((one, other) => one.opens.localeCompare(other.opens));
    return sorted.some(({ opens }, index) => opens < (sorted[index - 1]?.closes ?? ''));
  });
  return overlaps ? words.t('administration:problems.hoursOverlap') : undefined;
}
