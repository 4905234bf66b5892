import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line that any CI can read, and says why a test was skipped. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state, note } = test.result() as { state: 'passed' | 'failed' | 'skipped' | 'pending'; note?: string };
        if (state === 'passed' || state === 'failed') count[state] += 1;
        else {
          count.skipped += 1;
          process.stdout.write(`Skipped: ${test.fullName}${note === undefined ? '' : `: ${note}`}\n`);
        }
      }
      if (module.state() === 'failed' && [...module.children.allTests()].length === 0) count.failed += 1;
    }
    process.stdout.write(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
  }
}
