import type { Alternative, ErrorCode, RuleCode } from '@fleet/contracts/error-codes.ts';
import type { RuleFacts } from './rule-facts.ts';

interface Refusal {
  /** Which rule of a reservation was broken. */
  rule?: RuleCode | undefined;
  /** Of that rule. */
  facts?: RuleFacts[RuleCode] | undefined;
  /** What would have worked. */
  alternatives?: readonly Alternative[] | undefined;
  /** Which members of the input were wrong, and why. */
  errors?: readonly { path: string; message: string }[] | undefined;
  /** When it is worth another try; for TOO_MANY_REQUESTS. */
  retryAfterSeconds?: number | undefined;
}

/** A refusal a caller can understand: what is wrong and, where there is one, what would work. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly rule: RuleCode | undefined;
  readonly facts: RuleFacts[RuleCode] | undefined;
  readonly alternatives: readonly Alternative[];
  readonly errors: readonly { path: string; message: string }[];
  readonly retryAfterSeconds: number | undefined;

  /** @param message one sentence for the person who asked, ending with what to do */
  constructor(
    code: ErrorCode,
    message: string,
    { rule, facts, alternatives = [], errors = [], retryAfterSeconds }: Refusal = {},
  ) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.rule = rule;
    this.facts = facts;
    this.alternatives = alternatives;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
