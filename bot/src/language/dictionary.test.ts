import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dictionary, quoteOf, translate } from './dictionary.ts';

const dictionary: Dictionary = [
  [/\bhalb (\d+)\b/g, ({ 1: hour }) => `${Number(hour) - 1}:30`],
  [/\bmorgen früh\b/g, 'tomorrow morning'],
  [/\bmorgen\b/g, 'tomorrow'],
  [/\bfür\b/g, 'for'],
];

test('the longer phrase that stands first keeps the shorter word within it', () => {
  expect(translate('morgen früh, übermorgen, morgen', dictionary).english).toBe(
    'tomorrow morning, übermorgen, tomorrow',
  );
});

test('what an entry has written, no other reads', () => {
  expect(
    translate('eins zwei', [
      [/eins/g, 'zwei'],
      [/zwei/g, 'drei'],
    ]).english,
  ).toBe('zwei drei');
});

describe('of every part of the English its original is known', () => {
  const original = 'um halb 9 für den Umzug morgen';
  const translation = translate(original.toLowerCase(), dictionary);

  test.each([
    ['8:30', 'halb 9'],
    ['for', 'für'],
    ['umzug', 'Umzug'],
    ['for den umzug', 'für den Umzug'],
    ['tomorrow', 'morgen'],
    // A part of a phrase is the whole of it.
    ['tom', 'morgen'],
  ])('%s was %s', (english, said) => {
    const start = translation.english.indexOf(english);
    const span = quoteOf(translation, { start, end: start + english.length });
    expect(original.slice(span.start, span.end)).toBe(said);
  });
});

test('whatever is said and looked for, every character has its place, in order, and nothing is lost', () => {
  const words = fc.array(fc.constantFrom('morgen', 'früh', 'halb', '9', 'für', 'ß', '🚐', ',', 'x'), { maxLength: 30 });
  fc.assert(
    fc.property(words, (said) => {
      const original = said.join(' ');
      const { english, places } = translate(original, dictionary);
      expect(places).toHaveLength(english.length);
      for (const [index, { start, end }] of places.entries()) {
        expect(start).toBeGreaterThanOrEqual(index === 0 ? 0 : (places[index - 1]?.start ?? 0));
        expect(end).toBeGreaterThan(start);
      }
      expect(quoteOf({ places }, { start: 0, end: english.length })).toEqual({
        start: 0,
        end: original.length,
      });
    }),
  );
});
