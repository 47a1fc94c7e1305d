import type { Page } from 'playwright-core';
import { startBuiltApp, type BuiltApp } from './built-app';
import { launchBrowser, type TestBrowser } from './browser';

/** What a journey goes through: the demo's office in a browser, with a window for each of its people. */
export interface Journey<Role extends string> {
  /** Each step starts where the one before has ended: after a failure the others say so at once. */
  step(name: string, body: () => Promise<void>): () => Promise<void>;
  readonly pages: Readonly<Record<Role, Page>>;
  readonly app: BuiltApp;
  readonly browser: TestBrowser;
}

/**
 * The office and the browser of a test file that is a journey; both are started before its first step and stopped after its last.
 * @param name of the journey, in the names of its pictures
 * @param people office roles; each has a window of its own that stays open
 * @param now when it begins
 */
export function journeyOf<Role extends string>(name: string, people: readonly Role[], now = '2026-09-30T09:30:00+08:00'): Journey<Role> {
  let app: BuiltApp;
  let browser: TestBrowser;
  let broken = '';
  const pages = {} as Record<Role, Page>;

  beforeAll(async () => {
    // A proof of work that a loaded machine solves at once; how dear it is has its own tests.
    const env = { DOOR_PROOF_COST: '20' };
    [app, browser] = await Promise.all([startBuiltApp({ now, env }), launchBrowser()]);
    for (const role of people) pages[role] = await browser.openAs(app.address, app.account(role));
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  return {
    step: (step, body) => async () => {
      if (broken) throw new Error(`the journey ended at “${broken}”`);
      broken = step;
      await browser.watched(`${name}-${step}`, body)();
      broken = '';
    },
    pages,
    get app() {
      return app;
    },
    get browser() {
      return browser;
    },
  };
}
