import lighthouse from 'lighthouse';
import { median } from './report.ts';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What Lighthouse says of one page. */
export interface Verdict {
  /** 0 to 100: the median of the runs. */
  scores: Record<Category, number>;
  /** What cost points in the last run, each as a sentence. */
  faults: string[];
}

/**
 * Asks Lighthouse (mobile, simulated slow 4G) `times` times about one page, in the browser that listens on `port`.
 * `leaveOut` names audits that do not apply to it.
 */
export async function audit(url: string, port: number, { times, leaveOut }: { times: number; leaveOut: readonly string[] }): Promise<Verdict> {
  const runs: Record<Category, number>[] = [];
  let faults: string[] = [];
  for (let run = 0; run < times; run += 1) {
    const result = await lighthouse(url, { port, output: 'json', logLevel: 'silent', onlyCategories: [...CATEGORIES], skipAudits: [...leaveOut] });
    if (result === undefined || result.lhr.runtimeError !== undefined) throw new Error(`Lighthouse could not look at ${url}: ${result?.lhr.runtimeError?.message ?? 'it gave no result'}`);
    const { categories, audits } = result.lhr;
    runs.push(Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)])) as Record<Category, number>);
    faults = CATEGORIES.flatMap((name) => (categories[name]?.auditRefs ?? [])
      .map(({ id, weight }) => ({ weight, audit: audits[id] }))
      .filter(({ weight, audit }) => weight > 0 && audit != null && audit.score !== null && audit.score < 0.9)
      .map(({ audit: found }) => `${name}: ${found!.title}${found!.displayValue === undefined ? '' : ` (${found!.displayValue})`}`));
  }
  return { scores: Object.fromEntries(CATEGORIES.map((name) => [name, median(runs.map((scores) => scores[name]))])) as Record<Category, number>, faults };
}
