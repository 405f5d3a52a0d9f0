import type { Reporter, TestModule } from 'vitest/node';

/** Says at the end of a run which tests were left out. Only those that need a browser may be, where there is none. */
export default class LeftOutReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap((module) => [...module.children.allTests('skipped')].map(({ fullName }) => fullName));
    if (names.length === 0) return;
    const how = 'apt-get install chromium, or npx playwright-core install --with-deps chromium';
    process.stdout.write(`Left out, as there is no Chromium here (${how}): ${names.join('; ')}\n`);
  }
}
