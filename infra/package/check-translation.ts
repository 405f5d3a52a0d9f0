import { type Json, stringsOf } from './json-strings.ts';
import type { Schema } from './published-schemas.ts';

/**
 * A translation says everything that can be said in another language, and nothing that the manifest does not say.
 * @param schema of localization files; what it has a member for can be translated
 * @returns what is wrong, as sentences
 */
export function findTranslationFaults(
  file: string,
  translation: Json,
  { manifest, schema }: { manifest: Json; schema: Schema },
): string[] {
  const own = new Map([...stringsOf(manifest)].filter(([place]) => isTranslatable(place, schema)));
  const translated = new Map(flatStrings(translation));
  const missing = [...own.keys()].filter((place) => !translated.get(place)?.trim());
  const foreign = [...translated.keys()].filter((place) => !own.has(place));
  const changed = [...own].filter(([place, text]) => {
    const other = translated.get(place);
    return other !== undefined && parametersIn(text) !== parametersIn(other);
  });
  return [
    ...missing.map((place) => `${file}: ${place} is not translated`),
    ...foreign.map((place) => `${file}: ${place} translates nothing in manifest.json`),
    ...changed.map(([place, text]) => `${file}: ${place} must have the same parameters as "${text}"`),
  ];
}

function isTranslatable(place: string, { properties, patternProperties = {} }: Schema): boolean {
  if (place === '$schema') return false;
  return place in properties || Object.keys(patternProperties).some((pattern) => new RegExp(pattern).test(place));
}

/** Localization files are flat: their members are the places. */
function flatStrings(translation: Json): [place: string, text: string][] {
  const members = Object.entries(translation ?? {}).filter(([place]) => place !== '$schema');
  return members.map(([place, text]) => [place, String(text)]);
}

/** The parameters of an activity's template, which Teams fills. */
function parametersIn(text: string): string {
  return [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join();
}
