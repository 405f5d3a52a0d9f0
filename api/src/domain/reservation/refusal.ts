import type { BrokenRule } from '../rule-facts.ts';

/** Why something cannot be reserved: the rule, what it is about, and a sentence for the person who asked with what would work. */
export type Refusal = BrokenRule & { message: string };
