/** A page of the tabs, and perhaps one thing on it, as links of ours write them: `reservations/0198…`. */
const pagePattern = /^[a-z-]+(?:\/[0-9a-f-]{36})?$/;

/**
 * Where a link into Teams leads, within the tabs. Links come from anywhere, so anything else leads nowhere.
 * @param subPageId as Teams hands it on
 */
export function pathOfSubPage(subPageId: string | undefined): string | undefined {
  return subPageId !== undefined && pagePattern.test(subPageId) ? `/${subPageId}` : undefined;
}
