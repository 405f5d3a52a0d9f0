import type { Language } from '@fleet/contracts/language.ts';
import type { Dictionary } from '../dictionary.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { spanish } from './spanish.ts';

/** How each language becomes the one the readers know; English is that already. */
export const dictionaries: Readonly<Record<Language, Dictionary>> = { en: [], de: german, fr: french, es: spanish };
