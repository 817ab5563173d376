import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Ends a run with one plain line that scripts and CI logs can read. */
export default class ClosingLine implements Reporter {
  private readonly outcomes = new Map<string, string>();

  onTestEnd(test: TestCase, result: TestResult): void {
    this.outcomes.set(
      test.id,
      result.status === 'skipped' ? 'skipped' : result.status === test.expectedStatus ? 'passed' : 'failed',
    );
  }

  onEnd(): void {
    const count = (outcome: string): number => [...this.outcomes.values()].filter((each) => each === outcome).length;
    console.log(`playwright: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
  }
}
