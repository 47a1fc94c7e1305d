import fs from 'node:fs';
import type { Page } from 'playwright-core';

const SOURCE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string; failureSummary?: string }[];
}

/**
 * What axe-core finds against WCAG 2.1 A and AA on a page's main part and its dialogs. Strapi's own frame around them is not ours to mend.
 * @returns serious and critical findings, one line each
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  // What fades in is looked at once it is there.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(ending.map(({ finished }) => finished));
  });
  // Evaluated, not added as a script: the page's content security policy is part of what is tested.
  await page.evaluate(SOURCE);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> } };
    const parts = ['main', '[role=dialog]'].filter((part) => document.querySelector(part) !== null);
    // One rule of axe is an experiment that knows no words without spaces between them: it misses the 10 in 2026年10月10日.
    const rules = { 'label-content-name-mismatch': { enabled: false } };
    const options = { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], rules };
    return (await axe.run({ include: parts.map((part) => [part]) }, options)).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} — ${failureSummary ?? ''}`));
}
