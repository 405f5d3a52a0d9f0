import type { RuleCode } from '@fleet/contracts/error-codes.ts';

/** Why something cannot be reserved: the rule, and a sentence for the person who asked with what would work. */
export interface Refusal {
  rule: RuleCode;
  message: string;
}
