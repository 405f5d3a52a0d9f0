/** What somebody is understood to say, on one line. */
import { fleetTermsOf } from '@fleet/bot/language/fleet-terms.ts';
import type {
  Intent,
  PeriodReading,
  ReservationChange,
  ReservationHint,
  SaidTime,
  VehicleWish,
} from '@fleet/bot/language/intent.ts';
import type { Listener } from '@fleet/bot/language/read-message.ts';
import { languageOf } from '@fleet/contracts/language.ts';
import { demoPools } from '../seed/demo-fleet.ts';

const timeZone = 'Europe/Berlin';
const fleetTerms = fleetTermsOf(
  (demoPools.contoso ?? []).flatMap(({ name, site, vehicles }) =>
    vehicles.map((vehicle) => ({ ...vehicle, poolName: name, site })),
  ),
);

/** Somebody in Berlin on Monday 23 November 2026 at 10:20, who knows the demo's fleet. @param locale BCP 47 */
export function listenerIn(locale: string): Listener {
  return { now: new Date('2026-11-23T09:20:00Z'), timeZone, locale, language: languageOf(locale), fleetTerms };
}

/** For example `book van | 2026-11-24 09:00 to 12:00 | site visit`: intent and vehicle | period, assumptions | purpose. */
export function inWords(intent: Intent): string {
  switch (intent.kind) {
    case 'book':
    case 'availability': {
      const words = [`${intent.kind} ${wishInWords(intent.wish)}`.trim(), periodInWords(intent.period), intent.purpose];
      return words.filter(Boolean).join(' | ');
    }
    case 'who-has':
      return `${intent.kind} ${wishInWords(intent.wish)}`;
    case 'swap':
      return [`${intent.kind}${hintInWords(intent.which)}`, wishInWords(intent.wish)].filter(Boolean).join(' | ');
    case 'change':
      return `${intent.kind}${hintInWords(intent.which)} | ${changeInWords(intent.change)}`;
    case 'check-in':
    case 'report-damage': {
      const { odometer, energyPercent, damage } = intent.report;
      const words = [
        odometer && [odometer.value, odometer.unit].filter(Boolean).join(' '),
        energyPercent !== undefined && `${energyPercent} %`,
        damage,
      ];
      return [`${intent.kind}${hintInWords(intent.which)}`, ...words].filter(Boolean).join(' | ');
    }
    default:
      return 'which' in intent ? `${intent.kind}${hintInWords(intent.which)}` : intent.kind;
  }
}

function wishInWords({ classes, fuelType, minimumSeats, terms }: VehicleWish): string {
  // Any passenger car is four classes.
  const kinds = classes.length > 1 ? ['car'] : classes;
  return [...terms, fuelType, ...kinds, minimumSeats && `${minimumSeats} seats`].filter(Boolean).join(' ');
}

function hintInWords({ day, ...wish }: ReservationHint): string {
  const vehicle = wishInWords(wish);
  return `${vehicle && ` ${vehicle}`}${day ? ` on ${day}` : ''}`;
}

function changeInWords(change: ReservationChange | undefined): string {
  const clock = ({ hour, minute, isLoose }: SaidTime) =>
    `${hour}:${String(minute).padStart(2, '0')}${isLoose ? ' or so' : ''}`;
  if (!change) return 'open';
  switch (change.kind) {
    case 'shift':
    case 'lengthen':
      return `${change.kind} ${change.minutes}`;
    case 'end':
      return ['end', change.day, change.time && clock(change.time)].filter(Boolean).join(' ');
    default:
      return ['to', change.day, change.start && clock(change.start), change.end && `- ${clock(change.end)}`]
        .filter(Boolean)
        .join(' ');
  }
}

function periodInWords(period: PeriodReading): string {
  if (period.kind === 'ask') {
    const { startDay, startTime, endDay, endTime } = period.draft;
    const draft = [startDay, startTime, endDay !== startDay && endDay, endTime].filter(Boolean).join(' ');
    return `ask ${period.why}${draft && `: ${draft}`}`;
  }
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const [start, end] = [format.format(period.startDate), format.format(period.endDate)];
  const until = start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end;
  return [`${start} to ${until}`, ...period.assumptions].join(', ');
}
