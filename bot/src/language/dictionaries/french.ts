import type { Dictionary } from '../dictionary.ts';

export const french: Dictionary = [];
