import { type Language, languageOf, languages } from '@fleet/contracts/language.ts';
import { describe, expect, test } from 'vitest';
import { english } from './english.ts';
import type { Words } from './words.ts';
import { wordsFor } from './words-for.ts';

type Message = string | ((...values: (string | number)[]) => string);

/** Every message by its path: `form.reserve`. */
function messagesOf(words: Words): Map<string, Message> {
  const messages = new Map<string, Message>();
  const collect = (node: unknown, path: string) => {
    if (typeof node === 'string' || typeof node === 'function') messages.set(path, node as Message);
    else for (const [key, one] of Object.entries(node as object)) collect(one, path ? `${path}.${key}` : key);
  };
  collect(words, '');
  return messages;
}

const inEnglish = messagesOf(english);
const marks = ['⟦A⟧', '⟦B⟧', '⟦C⟧'];

/** Which values the message counts: text in their place is no number. */
function countsOf(message: Message): boolean[] {
  if (typeof message === 'string') return [];
  const values = marks.slice(0, message.length);
  return values.map((_mark, at) => message(...values.map((mark, other) => (other === at ? mark : 3))).includes('NaN'));
}

/** The message with a mark in the place of every text, and one number in the place of every count. */
function fill(message: Message, counts: readonly boolean[], count: number): string {
  return typeof message === 'string'
    ? message
    : message(...counts.map((isCount, at) => (isCount ? count : (marks[at] ?? ''))));
}

describe.each(languages.filter((language) => language !== 'en'))('the catalogue in %s', (language: Language) => {
  const messages = messagesOf(wordsFor(language));

  test('has every message of the English one, and no other', () => {
    expect([...messages.keys()].sort()).toEqual([...inEnglish.keys()].sort());
  });

  test.each([...inEnglish])('%s is a text with what the English one tells', (path, original) => {
    const message = messages.get(path) ?? '';
    expect(typeof message).toBe(typeof original);
    const counts = countsOf(original);
    for (const count of [0, 1, 2, 5]) {
      const said = fill(message, counts, count);
      expect(said).toMatch(/\p{L}|…|„|«|:/u);
      expect(said).not.toMatch(/NaN|undefined|#/);
      for (const [at, mark] of marks.entries()) {
        if (at < counts.length && !counts[at])
          expect(said.includes(mark)).toBe(fill(original, counts, count).includes(mark));
      }
      if (counts.some(Boolean)) expect(said).toContain(String(count));
    }
  });

  test.each([...messages].filter(([path]) => countsOf(inEnglish.get(path) ?? '').some(Boolean)))(
    '%s has the plural forms of the language',
    (_path, message) => {
      const counts = countsOf(message);
      const form = (count: number) => fill(message, counts, count).replaceAll(String(count), '#');
      const rules = new Intl.PluralRules(language);
      for (const one of [0, 1, 2, 5]) {
        for (const other of [0, 1, 2, 5]) {
          if (rules.select(one) === rules.select(other)) expect(form(one)).toBe(form(other));
        }
      }
    },
  );
});

test('nothing was left in English', () => {
  // Names, and words that are the same there.
  const same = /^(?:vehicleClasses|fuelTypes|colors|atThePool|reservation\.summary|list\.summary|department$)/;
  for (const language of languages.slice(1)) {
    for (const [path, message] of messagesOf(wordsFor(language))) {
      const original = inEnglish.get(path) ?? '';
      if (same.test(path)) continue;
      expect({ path, said: fill(message, countsOf(message), 2) }).not.toEqual({
        path,
        said: fill(original, countsOf(original), 2),
      });
    }
  }
});

test('things are counted as a person would count them', () => {
  const seats = (language: Language) => [0, 1, 2, 5].map((count) => wordsFor(language).seats(count));
  expect(seats('en')).toEqual(['0 seats', '1 seat', '2 seats', '5 seats']);
  expect(seats('de')).toEqual(['0 Sitze', '1 Sitz', '2 Sitze', '5 Sitze']);
  expect(seats('fr')).toEqual(['0 place', '1 place', '2 places', '5 places']);
  expect(seats('es')).toEqual(['0 plazas', '1 plaza', '2 plazas', '5 plazas']);
});

test('what is counted has another form for one than for several, except where both languages need none', () => {
  const same = new Set(['form.purposeTooLong', 'list.summary']);
  for (const language of languages) {
    for (const [path, message] of messagesOf(wordsFor(language))) {
      const counts = countsOf(message);
      if (!counts.some(Boolean) || same.has(path) || /more/i.test(path)) continue;
      const forms = [1, 2].map((count) => fill(message, counts, count).replace(String(count), '#'));
      expect({ language, path, forms: new Set(forms).size }).toEqual({ language, path, forms: 2 });
    }
  }
});

test('in French a no-break space keeps its signs with their words', () => {
  for (const [path, message] of messagesOf(wordsFor('fr'))) {
    const said = fill(message, countsOf(message), 2);
    expect({ path, said: /[^\u00a0][:;?!»]|«[^\u00a0]/.test(said) ? said : '' }).toEqual({ path, said: '' });
  }
});

test('in German and Spanish nobody is addressed as a friend', () => {
  // What somebody might write to the bot is theirs to choose.
  const spoken = (language: Language) =>
    [...messagesOf(wordsFor(language))].filter(([path]) => !path.startsWith('help.ex'));
  for (const [path, message] of spoken('de'))
    expect({ path, said: fill(message, countsOf(message), 2) }).not.toEqual({
      path,
      said: expect.stringMatching(/\b(?:du|dich|dir|deine?[rnms]?|euch|euer)\b/i),
    });
  for (const [path, message] of spoken('es'))
    expect({ path, said: fill(message, countsOf(message), 2) }).not.toEqual({
      path,
      said: expect.stringMatching(/\b(?:tú|te|tus?|contigo)\b/i),
    });
});

test('somebody is spoken to in their language, wherever they live, and in English when it is not known here', () => {
  const spoken = ['de', 'de-AT', 'fr-CA', 'es-419', 'en-US', 'pt-BR', 'DE-de', '', 'x', '../../etc'].map(languageOf);
  expect(spoken).toEqual(['de', 'de', 'fr', 'es', 'en', 'en', 'de', 'en', 'en', 'en']);
});
