/** Finds what somebody says of a vehicle they bring back: `45,210 km`, `tank half full`, `scratch on the left door`. */
import type { ReturnReport } from './intent.ts';
import { type MaskedText, type Span, takeMatches } from './masked-text.ts';

const digits = String.raw`\d{1,3}(?:[ .,']\d{3})+|\d{1,7}`;
const withUnit = new RegExp(
  String.raw`(?<![\d.,:])(${digits})\s?(km|kms|kilomet(?:er|re)s?|mi|miles?)\b(?!\s*(?:\/|per)\s*h)`,
  'g',
);
const withName = new RegExp(
  String.raw`\b(?:odometer|mileage|clock|tacho)\b(?:\s+(?:is|at|now|shows|says|reads|reading|stands|of))*[:=]?\s*(${digits})(?![\d:])`,
  'g',
);
const alone = /(?<![\d.,:/-])(\d{1,3}(?:[ .,']\d{3})+|\d{5,7})(?![\d:/-])/g;

const energy = String.raw`\b(?:tank|fuel|battery|charge|charged|gas|petrol|diesel)`;
const between = String.raw`(?:\s+(?:is|at|about|around|nearly|almost|level|gauge|left|only|now))*[:=]?\s*`;
const amount = String.raw`(full|three[- ]quarters?(?: full)?|3\/4|half(?: full| empty)?|1\/2|(?:a |one )?quarter(?: full)?|1\/4|empty|\d{1,3}\s?(?:%|percent\b|per cent\b))`;
const energyFirst = new RegExp(`${energy}${between}${amount}`, 'g');
const amountFirst = new RegExp(String.raw`\b${amount}\s+(?:of (?:the )?)?(?:tank|battery|charge|fuel)\b`, 'g');
const refuelled = /\b(?:refuell?ed|fuell?ed up|filled (?:it )?up|topped up|fully charged|full tank)\b/g;

const reportedDamage =
  /\b(?:report(?:ing)?\s+(?:an?\s+|some\s+|the\s+)?)?(?:damage|accident)(?:\s+report)?\s*[:=-]\s*(.+)$/;
const harm =
  '(?:damaged?|accident|crash(?:ed)?|scratch(?:es|ed)?|dents?|dented|broken|broke|cracks?|cracked|smashed|flat (?:tyre|tire)|puncture|breakdown|warning (?:light|lamp)|leak(?:s|ing)?)';
const noHarm = /\b(?:no|without(?: any)?|not)\s+(?:new\s+)?(?:damaged?|scratch(?:es|ed)?|dents?|accidents?)\b/;
const bareReport =
  /^(?:(?:i|we|to|want|would like|need|have|must|please|can|could|'d|like)\s+)*(?:report\s+)?(?:an?\s+|some\s+|the\s+)?(?:damage|accident)s?(?:\s+report)?$/;
const clause = /[^,.;!?\n]+/g;

const mostPercent = 100;

export interface ReadReport {
  left: MaskedText;
  report: Omit<ReturnReport, 'damage'>;
}

/** Takes readings out of the text; the first of each counts. */
export function takeReadings(text: MaskedText): ReadReport {
  const report: ReadReport['report'] = {};
  let left = takeMatches(text, withUnit, ({ 1: value = '', 2: unit = '' }) => {
    report.odometer ??= { value: toNumber(value), unit: unit.startsWith('k') ? 'kilometer' : 'mile' };
    return true;
  });
  left = takeMatches(left, withName, ({ 1: value = '' }) => {
    report.odometer ??= { value: toNumber(value) };
    return true;
  });
  for (const expression of [energyFirst, amountFirst]) {
    left = takeMatches(left, expression, ({ 1: said = '' }) => {
      const percent = toPercent(said);
      if (percent > mostPercent) return false;
      report.energyPercent ??= percent;
      return true;
    });
  }
  left = takeMatches(left, refuelled, () => {
    report.energyPercent ??= mostPercent;
    return true;
  });
  return { left, report };
}

/** A long number on its own, from somebody who has said that they bring a vehicle back. */
export function readLoneOdometer({ rest }: MaskedText): ReturnReport['odometer'] {
  const [match] = rest.matchAll(alone);
  return match ? { value: toNumber(match[1] ?? '') } : undefined;
}

/** The part of the text that says what is broken; undefined when nothing is. @param words in lower case */
export function findDamage(words: string): Span | undefined {
  const reported = reportedDamage.exec(words);
  if (reported?.[1]) return trim(words, { start: words.length - reported[1].length, end: words.length });
  for (const match of words.matchAll(clause)) {
    const [said] = match;
    if (!new RegExp(String.raw`\b${harm}\b`).test(said) || noHarm.test(said) || bareReport.test(said.trim())) continue;
    return trim(words, { start: match.index, end: match.index + said.length });
  }
  return undefined;
}

/** @param words in lower case */
export function speaksOfDamage(words: string): boolean {
  return new RegExp(String.raw`\b${harm}\b`).test(words) && !noHarm.test(words);
}

function trim(words: string, { start, end }: Span): Span {
  const said = words.slice(start, end);
  const lead = /^(?:\s|\b(?:and|but|with|there is|there's|it has|got|an?)\s)*/.exec(said)?.[0].length ?? 0;
  return { start: start + lead, end: start + said.trimEnd().replace(/[.!,;]+$/, '').length };
}

function toNumber(said: string): number {
  return Number(said.replaceAll(/\D/g, ''));
}

function toPercent(said: string): number {
  if (said.startsWith('full')) return mostPercent;
  if (/^(?:three|3)/.test(said) && /quarter|\//.test(said)) return 75;
  if (/^(?:half|1\/2)/.test(said)) return 50;
  if (/quarter|1\/4/.test(said)) return 25;
  return said === 'empty' ? 0 : toNumber(said);
}
