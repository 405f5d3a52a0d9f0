/** What the rules of a pool say, in words: beside each name on its page, and where two people changed the same. */
import type { ApprovalStep, Holiday, OpeningHours, Pool, Quota } from '@fleet/contracts/pool.ts';
import { words } from '../../../language/words.ts';
import { weekdays } from '../edit/member-rules.build-time.ts';
import { formatDuration } from '../fields/duration.ts';

type Weekday = (typeof weekdays)[number];

/** 2026-01-05 is a Monday. */
export function weekdayName(weekday: Weekday, locale: string): string {
  const day = new Date(Date.UTC(2026, 0, 5 + weekdays.indexOf(weekday)));
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(day);
}

function formatDay(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
}

export function describeOpeningHours(hours: OpeningHours | null, locale: string): string {
  if (!hours) return words.t('administration:pool.alwaysOpen');
  const day = (weekday: Weekday) => (hours[weekday] ?? []).map(({ opens, closes }) => `${opens}–${closes}`).join(', ');
  return weekdays
    .map((weekday) => `${weekdayName(weekday, locale)}: ${day(weekday) || words.t('administration:pool.closed')}`)
    .join('\n');
}

export function describeHolidays(holidays: readonly Holiday[], locale: string): string {
  if (holidays.length === 0) return words.t('administration:none');
  return holidays.map(({ date, name }) => `${formatDay(date, locale)}: ${name}`).join('\n');
}

function describeQuotas(quotas: readonly Quota[]): string {
  if (quotas.length === 0) return words.t('administration:none');
  return quotas
    .map(({ measure, limit, per }) => words.t(`administration:pool.quotaOf.${measure}.${per}`, { count: limit }))
    .join('\n');
}

interface StepFacts {
  locale: string;
  currency: string;
  names: ReadonlyMap<string, string>;
}

export function describeSteps(steps: readonly ApprovalStep[], facts: StepFacts): string {
  if (steps.length === 0) return words.t('administration:approval.nobody');
  return steps.map((step, index) => `${index + 1}. ${describeStep(step, facts)}`).join('\n');
}

function describeStep(step: ApprovalStep, { locale, currency, names }: StepFacts): string {
  const t = words.t.bind(words);
  const list = (userIds: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format(userIds.map((id) => names.get(id) ?? '…'));
  const who = step.asks === 'manager' ? t('administration:approval.asksManager') : list(step.approverIds);
  const above = [
    step.minimumLengthMinutes !== null &&
      t('administration:approval.above', { limit: formatDuration(step.minimumLengthMinutes, locale) }),
    step.minimumCostCents !== null &&
      t('administration:approval.above', { limit: formatCost(step.minimumCostCents, currency, locale) }),
  ].filter((text) => text !== false);
  const escalation =
    step.escalatesAfterMinutes !== null &&
    t('administration:approval.escalates', {
      after: formatDuration(step.escalatesAfterMinutes, locale),
      people:
        step.escalationApproverIds.length > 0
          ? list(step.escalationApproverIds)
          : t('administration:approval.managers'),
    });
  return [[who, ...above].join(', '), escalation].filter((text) => text !== false).join('; ');
}

function formatCost(cents: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100);
}

/** The members that are lengths of time, switches and choices. */
export function describeRule(member: RuleMember, value: unknown, locale: string): string {
  const t = words.t.bind(words);
  switch (member) {
    case 'horizonDays':
      return new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(Number(value));
    case 'licenceRequired':
      return value ? t('administration:yes') : t('administration:no');
    case 'reservesForOthers':
      return t(`administration:pool.reservers.${value as Pool['reservesForOthers']}`);
    case 'quotas':
      return describeQuotas(value as Quota[]);
    default:
      return value === null ? t('administration:never') : formatDuration(Number(value), locale);
  }
}

export const ruleMembers = [
  'minimumNoticeMinutes',
  'horizonDays',
  'maximumLengthMinutes',
  'bufferMinutes',
  'editToleranceMinutes',
  'noShowMinutes',
  'reservesForOthers',
  'licenceRequired',
  'quotas',
] as const satisfies readonly (keyof Pool)[];
export type RuleMember = (typeof ruleMembers)[number];
