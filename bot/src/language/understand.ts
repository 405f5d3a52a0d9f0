/**
 * Words to intent, without a language model. Each reader takes what it understands out of the text, so a nine-seater is
 * never nine o'clock; what is left over is nobody's, and nothing is guessed that the card does not say.
 */
import { takeClockTimes } from './clock-times.ts';
import { takeDayPart } from './day-parts.ts';
import { takeDurations } from './durations.ts';
import { type FleetTerms, takeFleetTerms } from './fleet-terms.ts';
import type { Intent, VehicleWish } from './intent.ts';
import { readKind } from './intent-words.ts';
import { type MaskedText, type Span, takeMatches } from './masked-text.ts';
import { normaliseMessage } from './normalise-message.ts';
import { type Clock, readPeriod, type SaidPeriod } from './period.ts';
import { readPurpose } from './purpose-words.ts';
import { takeSpokenDates } from './spoken-dates.ts';
import { takeSeats, takeVehicleWords, type VehicleWords } from './vehicle-words.ts';
import { wallClock } from './wall-times.ts';
import { takeWrittenDates } from './written-dates.ts';

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

/** @param message as it was typed, mentions included */
export function understand(message: string, listener: Listener): Intent {
  const text = normaliseMessage(message);
  const words = text.toLowerCase();
  // Lower case may change the length of a text, and then the places would not match.
  const spoken = words.length === text.length ? text : words;
  const clock = clockOf(listener);
  const vehicle = readVehicle({ rest: words, spans: [] }, listener.fleetTerms);
  const { said, spans } = readTime(vehicle.left, clock, listener.locale);
  const found = readPurpose(spoken, spans, vehicle.left.spans);
  const speaksOfTime = said.dates.length + said.times.length > 0 || said.dayPart !== undefined || said.saysNow;
  const kind = readKind(found ? words.slice(0, found.span.start) + words.slice(found.span.end) : words);
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
    case 'nothing':
      return { kind };
    case 'unknown':
    case 'greeting':
      if (!wantsVehicle && !(speaksOfTime && kind === 'unknown')) return { kind };
      break;
    default:
      return { kind };
  }
  const wanted = onePeriod(said, words, found?.span);
  return {
    kind: kind === 'availability' ? 'availability' : 'book',
    wish: toWish(vehicle, found?.span),
    period: readPeriod(defaultToWholeDay(kind, wanted), clock),
    purpose: found?.purpose,
  };
}

/**
 * A second day is the end of one period only where it stands as such (`monday 9 to wednesday 12`). After a range that is
 * complete, it belongs to the purpose or to another period, and a second range always does.
 */
function onePeriod(said: SaidPeriod, words: string, purpose: Span | undefined): SaidPeriod {
  const { dates, times } = said;
  const [first, second] = dates;
  const ends = times.filter(({ role }) => role === 'until');
  if (ends.length > 1 || dates.length > 2) return { ...said, saysSeveral: true };
  if (!first || !second) return said;
  const range = times.filter(({ isInRange }) => isInRange);
  const rangeEnd = range.at(-1)?.index;
  // With its first character: a comma may count as part of a date.
  const upToSecond = second.index + 1;
  const isFollowed = rangeEnd !== undefined && rangeEnd > first.index && rangeEnd <= second.index;
  const isComplete = isFollowed && !/^\s*(?:on\s+)?\w?$/.test(words.slice(rangeEnd, upToSecond));
  if (isComplete && purpose && purpose.start >= rangeEnd && purpose.end <= second.index) {
    return { ...said, dates: [first] };
  }
  const between = words.slice(first.index, upToSecond);
  const isEnumerated = /\band\b|,|&|\+/.test(between) && !/\bbetween\b/.test(words.slice(0, first.index));
  return isComplete || (isEnumerated && range.length > 0) ? { ...said, saysSeveral: true } : said;
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

function readTime(text: MaskedText, clock: Clock, locale: string): { said: SaidPeriod; spans: Span[] } {
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
  const today = parts.saidToday ? [{ index: 0, date: clock.now.toPlainDate(), mayRoll: false }] : [];
  const dates = [...written.dates, ...spokenDates.dates].sort((one, other) => one.index - other.index);
  const said: SaidPeriod = {
    dates: dates.length > 0 ? dates : today,
    times: times.times,
    dayPart: parts.dayPart,
    length: durations.length,
    aheadMinutes: durations.aheadMinutes,
    saysNow,
    isImpossible: written.isImpossible,
    namesOtherZone,
  };
  return { said, spans: spokenDates.left.spans.slice(before) };
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
