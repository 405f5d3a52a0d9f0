/** What a message says of vehicles, times and purposes, whatever is asked for. */
import { dateTimeFormat } from '@fleet/contracts/date-time-format.ts';
import type { Language } from '@fleet/contracts/language.ts';
import { takeClockTimes } from './clock-times.ts';
import { takeDayPart } from './day-parts.ts';
import { dictionaries } from './dictionaries/dictionary-for.ts';
import { quoteOf, translate } from './dictionary.ts';
import { takeDurations } from './durations.ts';
import { type FleetTerms, takeFleetTerms } from './fleet-terms.ts';
import type { Intent, VehicleWish } from './intent.ts';
import { type MaskedText, type Span, takeMatches } from './masked-text.ts';
import { normaliseMessage } from './normalise-message.ts';
import { keepOnePeriod } from './one-period.ts';
import { type Clock, type SaidPeriod, saysWholePeriod } from './period.ts';
import { type FoundPurpose, findPurpose } from './purpose-words.ts';
import { type ReadReport, takeReadings } from './return-report.ts';
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
  /** In which they are expected to write. */
  language: Language;
  fleetTerms: FleetTerms;
}

/** What is said of a vehicle and a time. */
export interface PartialReading {
  said: SaidPeriod;
  wish: VehicleWish;
}

export interface Reading extends PartialReading {
  /** The message in English and in lower case. */
  words: string;
  /** The same without the purpose: what that says is not asked for. */
  request: string;
  /** What the readers could make nothing of. */
  left: MaskedText;
  report: ReadReport['report'];
  purpose?: string | undefined;
  wantsVehicle: boolean;
  speaksOfTime: boolean;
  clock: Clock;
  /** How much of the message the dictionary of the language knows, from 0 to 1. */
  knownShare: number;
  /** A part of `words` as it was written. */
  quote: (span: Span) => string;
  /** What parts of `words` say for themselves. */
  part: (...spans: Span[]) => PartialReading & { speaksOfTime: boolean };
}

const nowWords = /\b(?:right now|now|immediately|asap|at once|straight away)\b/g;
const otherZones = /\b(?:utc|gmt|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|ist|jst)\b/g;
const recurring =
  /\b(?:every|each)\s+(?:single\s+|other\s+|second\s+)?(?=day|week|month|year|workday|weekday|morning|afternoon|evening|mon|tue|wed|thu|fri|sat|sun)|\b(?:daily|weekly|biweekly|monthly)\b/g;
const recurringDay = /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s\b/g;

// What stands before a day of a second period, not of the purpose.
const enumeration = /(?:\b(?:and|also|plus|then)|[,;&+])\s*(?:on\s+|for\s+|also\s+)*$/;

/** @param message as it was typed, mentions included */
export function readMessage(message: string, listener: Listener): Reading {
  const text = normaliseMessage(message);
  // Lower case may change the length of a text, and then the places would not match.
  const lower = text.toLowerCase();
  const original = lower.length === text.length ? text : lower;
  const translation = translate(lower, dictionaries[listener.language]);
  const words = translation.english;
  const quote = (span: Span) => {
    const { start, end } = quoteOf(translation, span);
    return original.slice(start, end).trim();
  };
  const clock = clockOf(listener);
  const { left, report } = takeReadings({ rest: words, spans: [] });
  const vehicle = readVehicle(left, listener.fleetTerms);
  const { said, purpose, rest } = readTimeAndPurpose(words, vehicle.left, clock, listener.locale);
  const part = (...spans: Span[]) => {
    const alone = { rest: keepOnly(left.rest, spans), spans: [] };
    const partVehicle = readVehicle(alone, listener.fleetTerms);
    const partSaid = readTime(partVehicle.left, clock, listener.locale).said;
    return { said: partSaid, wish: toWish(partVehicle, undefined), speaksOfTime: saysTime(partSaid) };
  };
  return {
    words,
    request: purpose ? words.slice(0, purpose.span.start) + words.slice(purpose.span.end) : words,
    left: rest,
    said,
    report,
    wish: toWish(vehicle, purpose?.span),
    purpose: purpose && quote(purpose.words),
    wantsVehicle: vehicle.words.mentionsVehicle || vehicle.terms.length > 0,
    speaksOfTime: saysTime(said),
    clock,
    knownShare: translation.knownShare,
    quote,
    part,
  };
}

function keepOnly(text: string, spans: readonly Span[]): string {
  const isKept = (index: number) => spans.some(({ start, end }) => index >= start && index < end);
  return Array.from({ length: text.length }, (_, index) => (isKept(index) ? text[index] : ' ')).join('');
}

/** Who asks what is free on a day asks for the day. */
export function defaultToWholeDay(kind: Intent['kind'], said: SaidPeriod): SaidPeriod {
  const onlyDays = said.dates.length > 0 && said.times.length === 0 && !said.dayPart && !said.length && !said.saysNow;
  return kind === 'availability' && onlyDays ? { ...said, dayPart: 'whole-day' } : said;
}

export function clockOf({ now, timeZone, locale }: Pick<Listener, 'now' | 'timeZone' | 'locale'>): Clock {
  const { hourCycle } = dateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  const twelveHour = hourCycle === 'h12' || hourCycle === 'h11';
  return { now: wallClock(now, timeZone), instant: now, timeZone, twelveHour };
}

function saysTime({ dates, times, dayPart, saysNow }: SaidPeriod): boolean {
  return dates.length + times.length > 0 || dayPart !== undefined || saysNow;
}

interface TimeAndPurpose {
  said: SaidPeriod;
  purpose: FoundPurpose | undefined;
  rest: MaskedText;
}

/** A day that is named after `for`, behind a whole period, is part of the purpose. */
function readTimeAndPurpose(words: string, text: MaskedText, clock: Clock, locale: string): TimeAndPurpose {
  const { said, spans, other, left } = readTime(text, clock, locale);
  const plain = { said, purpose: findPurpose(words, spans, text.spans), rest: left };
  if (!other || enumeration.test(text.rest.slice(0, other.index))) return plain;
  const before = spans.filter(({ start }) => start < other.index);
  const purpose = findPurpose(words, before, text.spans);
  if (!purpose || purpose.span.start > other.index) return plain;
  const { start } = purpose.span;
  const head = readTime({ ...text, rest: text.rest.slice(0, start) }, clock, locale);
  const tail = readTime({ ...text, rest: ' '.repeat(start) + text.rest.slice(start) }, clock, locale);
  const isOnlyTime = !/\p{L}{3}/u.test(tail.left.rest.replace(/\b(?:for|the)\b/g, ''));
  if (!saysWholePeriod(head.said, clock) || tail.said.times.length > 1 || isOnlyTime) return plain;
  return { said: head.said, purpose, rest: left };
}

interface ReadTime {
  said: SaidPeriod;
  spans: Span[];
  /** The first day of another period. */
  other?: SaidDate | undefined;
  /** What speaks of no time. */
  left: MaskedText;
}

function readTime(text: MaskedText, clock: Clock, locale: string): ReadTime {
  const before = text.spans.length;
  const isAmerican = new Intl.Locale(locale).maximize().region === 'US';
  let saysNow = false;
  let namesOtherZone = false;
  let saysRecurring = false;
  const single = text.rest.replaceAll(recurringDay, (_all, day: string) => {
    saysRecurring = true;
    return `${day} `;
  });
  const repeated = takeMatches({ ...text, rest: single }, recurring, () => {
    saysRecurring = true;
    return true;
  });
  const durations = takeDurations(repeated);
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
    saysRecurring,
  };
  return { said, spans: spokenDates.left.spans.slice(before), other, left: spokenDates.left };
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
