import type { MemberRule } from '@fleet/contracts/member-rule.ts';
import { words } from '../../../language/words.ts';

/**
 * Why a value cannot be sent, by the contract's own rule; undefined when it can.
 * @param shown writes a limit as the field does; a number unless it is told otherwise
 */
export function checkMember(
  rule: MemberRule,
  value: string | number | null,
  shown: (limit: number) => string = (limit) => limit.toLocaleString(words.language),
): string | undefined {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY, minLength = 0, maxLength } = rule;
  if (value === null) return rule.mayBeNull ? undefined : words.t('administration:problems.required');
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return words.t('administration:problems.whole');
    if (value < minimum) return words.t('administration:problems.tooSmall', { limit: shown(minimum) });
    if (value > maximum) return words.t('administration:problems.tooLarge', { limit: shown(maximum) });
    return undefined;
  }
  const text = value.trim();
  if (text.length < minLength) return words.t('administration:problems.required');
  if (maxLength !== undefined && text.length > maxLength)
    return words.t('administration:problems.tooLong', { limit: shown(maxLength) });
  if ((rule.patterns ?? []).every((pattern) => new RegExp(pattern, 'u').test(text))) return undefined;
  return rule.message ?? words.t('administration:problems.unreadable');
}

/** Only what is wrong, by member. */
export function problemsIn<Member extends string>(
  found: Record<Member, string | undefined>,
): Partial<Record<Member, string>> {
  const entries = Object.entries<string | undefined>(found).filter(([, problem]) => problem !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Member, string>>;
}
