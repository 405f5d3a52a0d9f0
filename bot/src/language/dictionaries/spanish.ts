import type { Dictionary } from '../dictionary.ts';

export const spanish: Dictionary = [];
