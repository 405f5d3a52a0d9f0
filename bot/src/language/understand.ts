/**
 * Words to intent, without a language model. Each reader takes what it understands out of the text, so a nine-seater is
 * never nine o'clock; what is left over is nobody's, and nothing is guessed that the card does not say.
 */
import { takeClockTimes } from './clock-times.ts';
import { takeDayPart } from './day-parts.ts';
import { deniesCommand, deniesWish } from './denial.ts';
import { takeDurations } from './durations.ts';
import { type FleetTerms, takeFleetTerms } from './fleet-terms.ts';
import type { Intent, VehicleWish } from './intent.ts';
import { readKind } from './intent-words.ts';
import { type MaskedText, type Span, takeMatches } from './masked-text.ts';
import { normaliseMessage } from './normalise-message.ts';
import { keepOnePeriod } from './one-period.ts';
import { type Clock, readPeriod, type SaidPeriod, saysWholePeriod } from './period.ts';
import { readPurpose } from './purpose-words.ts';
import { takeSpokenDates } from './spoken-dates.ts';
import { takeSeats, takeVehicleWords, type VehicleWords } from './vehicle-words.ts';
import { wallClock } from './wall-times.ts';
import { type SaidDate, takeWrittenDates } from './written-dates.ts';

export interface Listener {
  now: Date;
  /** IANA zone in which the person speaks of times. */
  timeZone: string;
  /** BCP 47; decides whether 3/12 is a day in December. */
  locale: string;
  fleetTerms: FleetTerms;
}

const nowWords = /\b(?:right now|now|immediately|asap|at once|straight away)\b/g;
const otherZones = /\b(?:utc|gmt|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|ist|jst)\b/g;

// What stands before a day of a second period, not of the purpose.
const enumeration = /(?:\b(?:and|also|plus|then)|[,;&+])\s*(?:on\s+|for\s+|also\s+)*$/;

/** @param message as it was typed, mentions included */
export function understand(message: string, listener: Listener): Intent {
  const text = normaliseMessage(message);
  const words = text.toLowerCase();
  // Lower case may change the length of a text, and then the places would not match.
  const spoken = words.length === text.length ? text : words;
  const clock = clockOf(listener);
  const vehicle = readVehicle({ rest: words, spans: [] }, listener.fleetTerms);
  const { said, purpose: found } = readTimeAndPurpose(spoken, vehicle.left, clock, listener.locale);
  const speaksOfTime = said.dates.length + said.times.length > 0 || said.dayPart !== undefined || said.saysNow;
  const request = found ? words.slice(0, found.span.start) + words.slice(found.span.end) : words;
  if (deniesCommand(words) || deniesWish(request)) return { kind: 'denied' };
  const kind = readKind(request);
  const wantsVehicle = vehicle.words.mentionsVehicle || vehicle.terms.length > 0;
  switch (kind) {
    case 'cancel':
    case 'my-reservations':
    case 'change':
      return { kind, day: said.dates[0]?.date.toString() };
    case 'availability':
      if (!wantsVehicle && !speaksOfTime && !/\bfree|availab/.test(words)) return { kind: 'unknown' };
      break;
    case 'book':
      if (!wantsVehicle && !speaksOfTime && !/\b(?:book|reserv|rent|hire)/.test(words)) return { kind: 'unknown' };
      break;
    case 'unknown':
    case 'greeting':
      if (!wantsVehicle && !(speaksOfTime && kind === 'unknown')) return { kind };
      break;
    default:
      return { kind };
  }
  return {
    kind: kind === 'availability' ? 'availability' : 'book',
    wish: toWish(vehicle, found?.span),
    period: readPeriod(defaultToWholeDay(kind, said), clock),
    purpose: found?.purpose,
  };
}

/** Who asks what is free on a day asks for the day. */
function defaultToWholeDay(kind: Intent['kind'], said: SaidPeriod): SaidPeriod {
  const onlyDays = said.dates.length > 0 && said.times.length === 0 && !said.dayPart && !said.length && !said.saysNow;
  return kind === 'availability' && onlyDays ? { ...said, dayPart: 'whole-day' } : said;
}

function clockOf({ now, timeZone, locale }: Listener): Clock {
  const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  const twelveHour = hourCycle === 'h12' || hourCycle === 'h11';
  return { now: wallClock(now, timeZone), instant: now, timeZone, twelveHour };
}

type Purpose = ReturnType<typeof readPurpose>;

/** A day that is named after `for`, behind a whole period, is part of the purpose. */
function readTimeAndPurpose(
  spoken: string,
  text: MaskedText,
  clock: Clock,
  locale: string,
): { said: SaidPeriod; purpose: Purpose } {
  const { said, spans, other } = readTime(text, clock, locale);
  const plain = { said, purpose: readPurpose(spoken, spans, text.spans) };
  if (!other || enumeration.test(text.rest.slice(0, other.index))) return plain;
  const before = spans.filter(({ start }) => start < other.index);
  const purpose = readPurpose(spoken, before, text.spans);
  if (!purpose || purpose.span.start > other.index) return plain;
  const { start } = purpose.span;
  const head = readTime({ ...text, rest: text.rest.slice(0, start) }, clock, locale);
  const tail = readTime({ ...text, rest: ' '.repeat(start) + text.rest.slice(start) }, clock, locale);
  const isOnlyTime = !/\p{L}{3}/u.test(tail.rest.replace(/\b(?:for|the)\b/g, ''));
  if (!saysWholePeriod(head.said, clock) || tail.said.times.length > 1 || isOnlyTime) return plain;
  return { said: head.said, purpose };
}

interface ReadTime {
  said: SaidPeriod;
  spans: Span[];
  /** The first day of another period. */
  other?: SaidDate | undefined;
  /** What speaks of no time. */
  rest: string;
}

function readTime(text: MaskedText, clock: Clock, locale: string): ReadTime {
  const before = text.spans.length;
  const isAmerican = new Intl.Locale(locale).maximize().region === 'US';
  let saysNow = false;
  let namesOtherZone = false;
  const durations = takeDurations(text);
  const written = takeWrittenDates(durations.left, clock.now.toPlainDate(), isAmerican);
  const times = takeClockTimes(written.left);
  const parts = takeDayPart(times.left);
  let left = takeMatches(parts.left, nowWords, () => {
    saysNow = true;
    return true;
  });
  left = takeMatches(left, otherZones, () => {
    namesOtherZone = times.times.length > 0;
    return namesOtherZone;
  });
  const spokenDates = takeSpokenDates(left, clock.now);
  const today = parts.saidToday ? [{ index: 0, date: clock.now.toPlainDate(), mayRoll: false, isEnd: false }] : [];
  const allDates = [...written.dates, ...spokenDates.dates].sort((one, other) => one.index - other.index);
  const { dates, other, saysSeveral } = keepOnePeriod(allDates, times.times, text.rest);
  const said: SaidPeriod = {
    dates: dates.length > 0 ? dates : today,
    times: times.times,
    dayPart: parts.dayPart,
    length: durations.length,
    aheadMinutes: durations.aheadMinutes,
    saysNow,
    isImpossible: written.isImpossible,
    namesOtherZone,
    saysSeveral,
  };
  return { said, spans: spokenDates.left.spans.slice(before), other, rest: spokenDates.left.rest };
}

interface ReadVehicle {
  left: MaskedText;
  words: VehicleWords;
  minimumSeats?: number | undefined;
  terms: { term: string; index: number }[];
  /** What the fleet's own words and the seats left for class and drive. */
  rest: string;
}

function readVehicle(text: MaskedText, fleetTerms: FleetTerms): ReadVehicle {
  const { left: afterSeats, minimumSeats } = takeSeats(text);
  const { left: afterTerms, found: terms } = takeFleetTerms(afterSeats, fleetTerms);
  const words = takeVehicleWords(afterTerms, minimumSeats);
  return { left: words.left, words, minimumSeats, terms, rest: afterTerms.rest };
}

/** What stands in the purpose (`for the van inspection`) is not a wish when there is one outside of it. */
function toWish({ words, minimumSeats, terms, rest }: ReadVehicle, purpose: Span | undefined): VehicleWish {
  const isInside = (index: number) => purpose !== undefined && index >= purpose.start && index < purpose.end;
  const outside = purpose
    ? takeVehicleWords({ rest: rest.slice(0, purpose.start) + rest.slice(purpose.end), spans: [] }, minimumSeats)
    : words;
  const { classes, fuelType } = outside.mentionsVehicle ? outside : words;
  const outsideTerms = terms.filter(({ index }) => !isInside(index)).map(({ term }) => term);
  return { classes, fuelType, minimumSeats, terms: [...new Set(outsideTerms)] };
}
