/** What axe finds wrong with a page, in one line a fault: empty when there is nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Fluent's sentinels of focus: out of the reading order, though axe counts them. */
const sentinels = '[data-tabster-dummy]';

/** By the rules of WCAG 2.2 AA and by axe's best practices. @param page may frame others, which are judged too */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude(sentinels).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
}
