import type { Digest } from '@fleet/api/domain/digest/load-digest.ts';
import { describeMoney } from '../describe-quantity.ts';
import { describeDay, describeHours } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardElement, CardMessage } from './adaptive-card.ts';
import { adaptiveCard, facts, heading, notice, paragraph, plain } from './elements.ts';

const mostDamages = 5;
/** Of a label such as `Reservierungen`. */
const labelWidth = '120px';

/** The week that is over and the one that begins, for those who manage the fleet. */
export function digestCard(digest: Digest, viewer: Viewer): CardMessage {
  const words = viewer.words.digest;
  const span = words.span(describeDay(digest.firstDay, viewer), describeDay(digest.lastDay, viewer));
  const hours = (minutes: number) => describeHours(minutes, viewer);
  const { ahead, damages } = digest;
  const card = adaptiveCard([
    heading(words.title),
    plain(span, { isSubtle: true }),
    ...(digest.reservations === 0 ? [paragraph(words.quiet)] : []),
    ...facts(
      [
        [words.reservations, words.reservationsBy(digest.reservations, digest.drivers)],
        [words.lent, hours(digest.reservedMinutes)],
        [words.cost, digest.costCents > 0 ? describeMoney(digest.costCents, digest.currency, viewer) : null],
        [words.idle, words.of(digest.idleVehicles, digest.activeVehicles)],
        [words.noShows, count(digest.noShows)],
        [words.lateReturns, count(digest.lateReturns)],
        [words.cancelled, count(digest.cancelled)],
      ],
      labelWidth,
    ),
    ...list(
      words.busiest,
      digest.busiest.map((one) => `${one.vehicleName} (${one.licensePlate}): ${hours(one.minutes)}`),
    ),
    ...(damages.length > 0
      ? [
          notice('attention', [
            paragraph(words.damages(damages.length), { weight: 'bolder' }),
            ...damages
              .slice(0, mostDamages)
              .map(({ vehicleName, licensePlate, damage }) => plain(`${vehicleName} (${licensePlate}): ${damage}`)),
          ]),
        ]
      : []),
    paragraph(words.ahead, { weight: 'bolder', separator: true, spacing: 'medium' }),
    ...facts(
      [
        [words.reservations, String(ahead.reservations)],
        [words.undecided, count(ahead.undecided)],
        [words.waiting, count(ahead.waiting)],
        [words.inMaintenance, count(ahead.inMaintenance)],
        [words.expiringLicences, count(ahead.expiringLicences)],
      ],
      labelWidth,
    ),
  ]);
  return { card, summary: `${words.title}: ${span}` };
}

/** What did not happen is not worth a line. */
function count(number: number): string | null {
  return number > 0 ? String(number) : null;
}

function list(title: string, lines: readonly string[]): CardElement[] {
  if (lines.length === 0) return [];
  return [paragraph(title, { weight: 'bolder', spacing: 'medium' }), ...lines.map((line) => plain(line))];
}
