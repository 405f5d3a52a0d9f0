/** Why something was refused, in the language of whoever reads it. */
import type { RuleFacts } from '@fleet/api/domain/rule-facts.ts';
import type { Alternative, ErrorCode, RuleCode } from '@fleet/contracts/error-codes.ts';
import type { Language } from '@fleet/contracts/language.ts';
import { describeDistance, describeLength } from './describe-quantity.ts';
import { describeDay, describeInstant, describePeriod } from './describe-time.ts';
import type { Viewer } from './viewer.ts';
import { frenchRefusals } from './words/french-refusals.ts';
import { germanRefusals } from './words/german-refusals.ts';
import { type RefusalWords, type SentenceName, type Speech, sentences } from './words/refusal-words.ts';
import { spanishRefusals } from './words/spanish-refusals.ts';

/** What the bot reads of a refusal of the domain. */
export interface Refused {
  code: ErrorCode;
  /** English: what is wrong and what would work. */
  message: string;
  rule?: RuleCode | undefined;
  facts?: RuleFacts[RuleCode] | undefined;
  alternatives?: readonly Alternative[] | undefined;
  errors?: readonly { message: string }[] | undefined;
}

const refusals: Readonly<Record<Exclude<Language, 'en'>, RefusalWords>> = {
  de: germanRefusals,
  fr: frenchRefusals,
  es: spanishRefusals,
};

/** What is in the way of one vehicle at one time, so that another would do. */
const obstacles: readonly RuleCode[] = ['blackout', 'maintenance', 'retired', 'taken', 'held', 'overdue'];

export function describeRefusal(refused: Refused, viewer: Viewer): string {
  const { code, message, rule, facts, alternatives = [], errors = [] } = refused;
  const said = errors.length > 0 ? errors.map((error) => error.message) : [message];
  if (viewer.language === 'en') return said.join(' ');
  const words = refusals[viewer.language];
  if (rule && facts) {
    // The rule and its facts came together from the domain.
    const say = words.rules[rule] as (facts: RuleFacts[RuleCode], say: Speech) => string;
    const way = alternatives.length > 0 ? words.chooseAlternative : words.chooseOther;
    return [say(facts, speechOf(viewer)), ...(obstacles.includes(rule) ? [way] : [])].join(' ');
  }
  const translated = said.map((sentence) => translate(sentence, words, viewer));
  return translated.every(Boolean) ? translated.join(' ') : (words.codes[code] ?? said.join(' '));
}

function speechOf(viewer: Viewer): Speech {
  return {
    moment: (instant) => describeInstant(instant, viewer),
    period: (start, end) => describePeriod(start, end, viewer),
    day: (day) => describeDay(day, viewer),
    length: (minutes) => describeLength(minutes, viewer),
    distance: (meters) => describeDistance(meters, viewer),
    all: (names) => new Intl.ListFormat(viewer.locale).format(names),
  };
}

const hole = /\{(\w+)\}/g;
const states = 'approved|rejected|active|completed|cancelled';
/** Each sentence as the domain fills it in. */
const patterns = (Object.keys(sentences) as SentenceName[]).map((name) => {
  const literal = sentences[name].replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
  const filled = literal.replaceAll(hole, (_, key: string) => `(?<${key}>${key === 'status' ? states : '.+?'})`);
  return { name, pattern: new RegExp(`^${filled}$`, 's') };
});

function translate(sentence: string, words: RefusalWords, { locale }: Viewer): string | undefined {
  for (const { name, pattern } of patterns) {
    const groups = pattern.exec(sentence)?.groups;
    if (!groups && !pattern.test(sentence)) continue;
    return words.sentences[name].replaceAll(hole, (_, key: string) => {
      const value = groups?.[key] ?? '';
      if (key === 'status') return words.states[value as keyof RefusalWords['states']];
      if (key === 'names') return new Intl.ListFormat(locale, { type: 'disjunction' }).format(value.split(', '));
      if (key === 'count') return new Intl.NumberFormat(locale).format(Number(value.replaceAll(',', '')));
      return value;
    });
  }
  return undefined;
}
