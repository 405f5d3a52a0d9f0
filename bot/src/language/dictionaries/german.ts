import type { Dictionary } from '../dictionary.ts';

export const german: Dictionary = [];
