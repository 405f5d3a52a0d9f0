import lighthouse, { desktopConfig, type Flags } from 'lighthouse';

export const goals = {
  /** Of 100; of a telephone's, only the times below are held to anything. */
  desktopPerformance: 95,
  accessibility: 100,
  contentMilliseconds: 3_000,
  interactiveMilliseconds: 5_000,
} as const;

export const forms = ['desktop', 'mobile'] as const;

export interface Score {
  page: string;
  form: (typeof forms)[number];
  /** Of 100. */
  performance: number;
  accessibility: number;
  /** Until the largest of what is seen at first is painted. */
  contentMilliseconds: number;
  /** Until the page answers at once to whatever is done. */
  interactiveMilliseconds: number;
  /** How fast the machine was meanwhile, by Lighthouse's own measure: a mean desktop has 1,000 to 1,500 (its docs/throttling.md). */
  benchmarkIndex: number;
  /** What stands against its accessibility, as Lighthouse calls it. */
  faults: string[];
}

/**
 * Has Lighthouse load a page as if for the first time and judge it; on a telephone with its own slow network and processor.
 * @param port of the browser's debugging protocol
 */
export async function scoreOf(address: string, page: string, form: Score['form'], port: number): Promise<Score> {
  const flags: Flags = { port, output: 'json', logLevel: 'error', onlyCategories: ['performance', 'accessibility'] };
  const result = await lighthouse(address, flags, form === 'desktop' ? desktopConfig : undefined);
  if (!result) throw new Error(`Lighthouse has no result for ${address}`);
  const { audits, categories, environment, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`Lighthouse could not load ${address}: ${runtimeError.message}`);
  const percent = (category: string) => Math.round((categories[category]?.score ?? 0) * 100);
  const milliseconds = (audit: string) => Math.round(audits[audit]?.numericValue ?? Number.POSITIVE_INFINITY);
  const judged = new Set(categories.accessibility?.auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id));
  return {
    page,
    form,
    performance: percent('performance'),
    accessibility: percent('accessibility'),
    contentMilliseconds: milliseconds('largest-contentful-paint'),
    interactiveMilliseconds: milliseconds('interactive'),
    benchmarkIndex: Math.round(environment.benchmarkIndex),
    faults: Object.values(audits)
      .filter(({ id, score }) => judged.has(id) && score === 0)
      .map(({ title }) => title),
  };
}

export function reachesGoals({
  form,
  performance,
  accessibility,
  contentMilliseconds,
  interactiveMilliseconds,
}: Score) {
  return (
    accessibility >= goals.accessibility &&
    contentMilliseconds < goals.contentMilliseconds &&
    interactiveMilliseconds < goals.interactiveMilliseconds &&
    (form === 'mobile' || performance >= goals.desktopPerformance)
  );
}

export function describeScore({ page, form, performance, accessibility, ...score }: Score): string {
  const times = `content after ${score.contentMilliseconds} ms, interactive after ${score.interactiveMilliseconds} ms`;
  const faults = score.faults.length > 0 ? `; ${score.faults.join('; ')}` : '';
  return `${page.padEnd(9)} ${form.padEnd(7)} performance ${performance}, accessibility ${accessibility}, ${times}${faults}`;
}

/** Of several rounds about the same page, the middle of each number. */
export function medianScore(scores: readonly Score[]): Score {
  const [first] = scores;
  if (!first) throw new Error('Nothing was measured');
  const middle = (read: (score: Score) => number) =>
    scores.map(read).toSorted((one, other) => one - other)[Math.floor(scores.length / 2)] ?? 0;
  return {
    ...first,
    performance: middle(({ performance }) => performance),
    accessibility: middle(({ accessibility }) => accessibility),
    contentMilliseconds: middle(({ contentMilliseconds }) => contentMilliseconds),
    interactiveMilliseconds: middle(({ interactiveMilliseconds }) => interactiveMilliseconds),
    benchmarkIndex: middle(({ benchmarkIndex }) => benchmarkIndex),
  };
}
