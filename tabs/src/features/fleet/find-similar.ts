/** Finds words with one slip of the fingers; a chunk of its own, fetched when somebody searches. */
import UFuzzy from '@leeoniya/ufuzzy';
import type { FindSimilar } from './search-vehicles.ts';

/** One letter too many, too few, wrong, or two that changed places, after the first, in words of any alphabet. */
const fuzzy = new UFuzzy({
  intraMode: 1,
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
});

export const findSimilar: FindSimilar = (texts, word) => [...(fuzzy.filter([...texts], word) ?? [])];
