import type { TestBrowser } from './browser';

/**
 * The steps of a journey through the browser. Each starts where the one before has ended: after a failure the others say so at once.
 * @param name of the journey, in the names of its pictures
 */
export function journey(name: string, browser: () => TestBrowser): (step: string, body: () => Promise<void>) => () => Promise<void> {
  let broken = '';
  return (step, body) => async () => {
    if (broken) throw new Error(`the journey ended at “${broken}”`);
    broken = step;
    await browser().watched(`${name}-${step}`, body)();
    broken = '';
  };
}
