/**
 * Words to intent, without a language model. Each reader takes what it understands out of the text, so a nine-seater is
 * never nine o'clock; what is left over is nobody's, and nothing is guessed that the card does not say.
 */
import { type Language, languages } from '@fleet/contracts/language.ts';
import { readChange } from './change.ts';
import { deniesCommand, deniesWish } from './denial.ts';
import type { Intent, ReservationHint, ReturnReport, VehicleWish } from './intent.ts';
import { readKind } from './intent-words.ts';
import { readPeriod } from './period.ts';
import { defaultToWholeDay, type Listener, type Reading, readMessage } from './read-message.ts';
import { findDamage, readLoneOdometer, speaksOfDamage } from './return-report.ts';

/** @param message as it was typed, mentions included */
export function understand(message: string, listener: Listener): Intent {
  const intent = understandIn(listener.language, message, listener);
  if (intent.kind !== 'unknown') return intent;
  // People write in the language they think in, whatever their Teams is set to.
  const others = languages.filter((language) => language !== listener.language);
  return others.map((language) => understandForeign(language, message, listener)).find(isUnderstood) ?? intent;
}

/** A word that two languages share makes no sentence of the other: half of it has to be known. */
const leastKnownShare = 0.5;

function understandForeign(language: Language, message: string, listener: Listener): Intent {
  const { knownShare } = readMessage(message, { ...listener, language });
  if (language !== 'en' && knownShare < leastKnownShare) return { kind: 'unknown' };
  return understandIn(language, message, listener);
}

const isUnderstood = ({ kind }: Intent): boolean => kind !== 'unknown' && kind !== 'greeting';

function understandIn(language: Language, message: string, listener: Listener): Intent {
  const reading = readMessage(message, { ...listener, language });
  const { words, request } = reading;
  const kind = readKind(request);
  if (kind === 'forget') return { kind };
  if (deniesCommand(words) || deniesWish(request)) return { kind: 'denied' };
  return toIntent(kind, reading);
}

function toIntent(kind: Intent['kind'], reading: Reading): Intent {
  const { words, said, wantsVehicle, speaksOfTime } = reading;
  switch (kind) {
    case 'cancel':
    case 'my-reservations':
    case 'check-out':
      return { kind, which: hintOf(reading) };
    case 'check-in':
      // `back on Sunday` says until when.
      if (said.dates.length > 0 && said.times.length > 0) break;
      return { kind, which: hintOf(reading), report: reportOf(reading) };
    case 'report-damage':
      return { kind, which: hintOf(reading), report: reportOf(reading) };
    case 'change':
      return { kind, ...readChange(reading) };
    case 'swap':
      return { kind, ...readSwap(reading) };
    case 'who-has':
      return wantsVehicle ? { kind, wish: reading.wish } : { kind: 'unknown' };
    case 'waitlist':
      if (speaksOfTime) break;
      return { kind };
    case 'availability':
      // What is broken may be the left mirror.
      if (!wantsVehicle && !speaksOfTime && !/\bfree|availab/.test(words)) return damageOr('unknown', reading);
      break;
    case 'book':
      if (!wantsVehicle && !speaksOfTime && !/\b(?:book|reserv|rent|hire)/.test(words))
        return damageOr('unknown', reading);
      break;
    case 'unknown':
    case 'greeting':
      if (!wantsVehicle && !(speaksOfTime && kind === 'unknown')) return damageOr(kind, reading);
      if (kind === 'unknown' && !speaksOfTime) {
        const intent = damageOr(kind, reading);
        if (intent.kind !== kind) return intent;
      }
      break;
    default:
      return { kind } as Intent;
  }
  const asked = kind === 'availability' || kind === 'waitlist' ? 'availability' : 'book';
  return {
    kind: asked,
    wish: reading.wish,
    period: readPeriod(defaultToWholeDay(asked, said), reading.clock),
    purpose: reading.purpose,
  };
}

/** Whoever asks for nothing may say what is broken. */
function damageOr(kind: 'unknown' | 'greeting', reading: Reading): Intent {
  if (!speaksOfDamage(reading.request)) return { kind };
  return { kind: 'report-damage', which: hintOf(reading), report: reportOf(reading) };
}

function hintOf({ said, wish: { classes, terms } }: Pick<Reading, 'said' | 'wish'>): ReservationHint {
  return { day: said.dates[0]?.date.toString(), classes, terms };
}

function reportOf({ left, report, words, quote }: Reading): ReturnReport {
  const odometer = report.odometer ?? readLoneOdometer(left);
  const damage = findDamage(words);
  return { ...report, odometer, damage: damage && quote(damage) };
}

/** `swap my van for the blue Transit`: what stands before `for` is what they have. */
function readSwap(reading: Reading): { which: ReservationHint; wish: VehicleWish } {
  const { words, wish, said } = reading;
  const target = /\s(?:for|to|with|against|into)\s/.exec(words);
  const nothing: VehicleWish = { classes: [], terms: [] };
  if (!target) {
    // `another van`, `a different car`: any that is like it.
    const isOther = /\b(?:another|different|other)\b/.test(words);
    return {
      which: hintOf({ said, wish: isOther ? nothing : wish }),
      wish: isOther ? wish : nothing,
    };
  }
  const [head, tail] = [
    reading.part({ start: 0, end: target.index }),
    reading.part({ start: target.index, end: words.length }),
  ];
  return { which: hintOf(head), wish: tail.wish };
}
