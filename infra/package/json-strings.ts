/** Texts and the places they stand at, in any JSON. */
export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };

/** Every text with its place as localization files write it: `bots[0].commandLists[1].commands[2].title`. */
export function* stringsOf(json: Json, place = ''): Generator<[place: string, text: string]> {
  if (typeof json === 'string') yield [place, json];
  else if (Array.isArray(json))
    for (const [index, item] of json.entries()) yield* stringsOf(item, `${place}[${index}]`);
  else if (json && typeof json === 'object') {
    for (const [member, value] of Object.entries(json)) yield* stringsOf(value, place ? `${place}.${member}` : member);
  }
}

/** The same JSON with every text changed. */
export function mapStrings(json: Json, change: (text: string) => string): Json {
  if (typeof json === 'string') return change(json);
  if (Array.isArray(json)) return json.map((item) => mapStrings(item, change));
  if (!json || typeof json !== 'object') return json;
  return Object.fromEntries(Object.entries(json).map(([member, value]) => [member, mapStrings(value, change)]));
}
