/** What axe finds wrong with a page, in one line a fault: empty when there is nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Fluent's sentinels of focus: out of the reading order, though axe counts them. */
const sentinels = '[data-tabster-dummy]';

interface Judged {
  /** A selector; by default all of the page, with what it frames. */
  within?: string;
  /** Names of rules that cannot judge what is shown. */
  without?: string[];
}

/** By the rules of WCAG 2.2 AA and by axe's best practices. */
export async function accessibilityFaults(
  page: Page,
  { within = ':root', without = [] }: Judged = {},
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).include(within).exclude(sentinels).disableRules(without);
  // Without frames there is nothing to put together, for which axe would open a page of its own each time.
  const { violations } = await axe.setLegacyMode(page.frames().length === 1).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
}
