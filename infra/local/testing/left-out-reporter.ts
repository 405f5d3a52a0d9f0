import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { describeLeftOut, type LeftOutTest } from './describe-left-out.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Why this machine cannot run the test. */
    leftOutBecause?: string;
  }
}

/** Says at the end of a run which tests were left out and why. Only what the machine lacks may be a reason. */
export default class LeftOutReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    const tests = skipped.map((test): LeftOutTest => {
      const result = test.result();
      const note = result.state === 'skipped' ? result.note : undefined;
      return { name: test.fullName, reason: test.meta().leftOutBecause ?? note };
    });
    // Whoever asks for some tests by name knows that the others are left out.
    const isFiltered = this.#vitest?.config.testNamePattern !== undefined;
    for (const line of describeLeftOut(tests.filter(({ reason }) => reason || !isFiltered))) {
      process.stdout.write(`${line}\n`);
    }
  }
}
