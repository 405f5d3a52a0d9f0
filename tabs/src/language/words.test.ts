import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languageOf, languages, localeOf } from './languages.ts';
import { loadWords, speak, words } from './words.ts';

type Tree = { readonly [key: string]: string | Tree };

const sources = join(import.meta.dirname, '..');
const folders = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('/words'));
const texts = await Promise.all(folders.flatMap((folder) => languages.map((language) => read(folder, language))));
const english = new Map(texts.filter(({ language }) => language === 'en').map((one) => [one.folder, one.texts]));

async function read(folder: string, language: string) {
  const file = (await import(join(sources, folder, `${language}.ts`))) as { default: Tree };
  return { folder, language, texts: new Map(flatten(file.default)) };
}

function flatten(tree: Tree, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();
}

describe.each(texts)('$folder in $language', ({ folder, texts: own }) => {
  const original = english.get(folder) ?? new Map<string, string>();

  it('says everything that the English says, and nothing else', () => {
    expect([...own.keys()].sort()).toEqual([...original.keys()].sort());
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has the placeholders of the English', () => {
    const named = (of: Map<string, string>) =>
      Object.fromEntries([...of].map(([key, text]) => [key, placeholders(text)]));
    expect(named(own)).toEqual(named(original));
  });

  it('has a plural for each singular', () => {
    const singular = [...own.keys()].filter((key) => key.endsWith('_one'));
    expect(singular.filter((key) => !own.has(key.replace(/_one$/, '_other')))).toEqual([]);
  });
});

describe('a reader', () => {
  it('is spoken to in the first language of theirs that Fleet knows, with the customs of its region', () => {
    expect(localeOf(['pt-BR', 'de-CH', 'en-US'])).toBe('de-CH');
    // As Teams writes it.
    expect(localeOf(['de-at'])).toBe('de-AT');
    expect(localeOf(['pt-BR'])).toBe('en-GB');
    expect(languageOf('fr-CA')).toBe('fr');
    expect(languageOf('eno')).toBeUndefined();
  });

  it('gets the words of a page in the language that is spoken, also when it changes later', async () => {
    await loadWords('fleet');
    expect(words.t('terms:vehicles', { count: 1200 })).toBe('1,200 vehicles');
    await speak(['de-CH']);
    expect(words.t('fleet:search')).toBe('Fahrzeuge suchen');
    expect(words.t('terms:vehicles', { count: 1200 })).toMatch(/^1['’]200 Fahrzeuge$/);
    expect(words.t('terms:vehicles', { count: 1 })).toBe('1 Fahrzeug');
  });

  it.each(['fr', 'es'])('of %s finds words for numbers that have a form of their own there', async (language) => {
    await speak([language]);
    expect(words.t('terms:vehicles', { count: 1_000_000 })).toMatch(/^1.000.000 v/u);
  });
});
