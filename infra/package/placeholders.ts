// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the Agents Toolkit writes placeholders like this
/** `${{NAME}}`, as the Agents Toolkit writes what comes from the environment. */
import { type Json, mapStrings, stringsOf } from './json-strings.ts';
import type { Variables } from './read-variables.ts';

const placeholder = /\$\{\{ *([A-Za-z_]\w*) *\}\}/g;

export function placeholdersIn(json: Json): string[] {
  return [...stringsOf(json)].flatMap(([, text]) => [...text.matchAll(placeholder)].map(([, name = '']) => name));
}

/** Puts the values in; a value cannot become markup of the JSON around it, and one that is not there stays a placeholder. */
export function fillPlaceholders(json: Json, variables: Variables): Json {
  return mapStrings(json, (text) => text.replace(placeholder, (whole, name: string) => variables[name] ?? whole));
}

/** What still looks like one, such as `${{NO-NAME}}`. */
export function findPlaceholderFaults(file: string, json: Json): string[] {
  return [...stringsOf(json)].flatMap(([place, text]) =>
    text.includes('${{') || text.includes('}}') ? [`${file}: ${place} holds a placeholder that is none: ${text}`] : [],
  );
}
