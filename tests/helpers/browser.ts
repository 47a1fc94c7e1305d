import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const SCREENS = path.resolve(__dirname, '../../.tmp/screens');
/** Pictures of the README; `README_SCREENS=1` has the tests draw them anew. */
const README = path.resolve(__dirname, '../../.github/screens');
const SHOWN = ['board', 'drawer', 'form', 'refusal', 'today', 'calendar-import', 'planner'];
const IN_README = [
  'drag',
  'panel',
  'statistics-light',
  ...SHOWN.flatMap((name) => ['light', 'dark', 'zoom'].map((look) => `${name}-${look}`)),
];
/** Nothing in these tests is timed: this only ends a wait that cannot come true. */
const PATIENCE_MS = 30_000;

/**
 * The switch is given once and the last word counts, so what playwright turns off (chromiumSwitches.ts) stands here too. The first three are
 * ours: for every window Chromium would load the list that drops from its address bar, which nobody sees here and takes two seconds.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** A browser for one test file, and the pages that were opened in it. */
export interface TestBrowser {
  browser: Browser;
  /** A window of its own (cookies, storage), Chinese, in the time zone of the office. */
  open(address: string, options?: BrowserContextOptions): Promise<Page>;
  /** A window in which this person is logged in, without the login page: its minutes belong to the tests. */
  openAs(address: string, who: { email: string; password: string }, options?: BrowserContextOptions): Promise<Page>;
  /** A test's body; if it fails, every open page is saved as `.tmp/screens/failed-<name>-<n>.png` and the failure goes on. */
  watched(name: string, body: () => Promise<void>): () => Promise<void>;
  /** Saves `.tmp/screens/<name>.png` for people to look at, or a picture of the README in its place. */
  shot(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

/** Launches the Chromium that `CHROMIUM_PATH` names (`npm test` sets it), else Debian's. */
export async function launchBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    // Containers run as root, which Chromium's sandbox refuses, and have a tiny /dev/shm.
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--force-color-profile=srgb',
      '--font-render-hinting=none',
      `--disable-features=${FEATURES_OFF.join(',')}`,
    ],
  });

  const open: TestBrowser['open'] = async (address, options) => {
    const context = await browser.newContext({
      baseURL: address,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    context.setDefaultNavigationTimeout(2 * PATIENCE_MS);
    return context.newPage();
  };

  const shot: TestBrowser['shot'] = async (page, name) => {
    const folder = process.env.README_SCREENS && IN_README.includes(name) ? README : SCREENS;
    fs.mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  };

  return {
    browser,
    open,
    shot,
    async openAs(address, who, options) {
      const page = await open(address, options);
      const context = page.context();
      const answer = await context.request.post(`${address}/admin/login`, { data: { email: who.email, password: who.password } });
      const { data } = (await answer.json()) as { data?: { token?: string } };
      if (!data?.token) throw new Error(`login of ${who.email}: ${answer.status()}`);
      // Where the admin keeps a session that ends with the window.
      await context.addCookies([{ name: 'jwtToken', value: data.token, url: address }]);
      return page;
    },
    watched: (name, body) => async () => {
      try {
        await body();
      } catch (error) {
        const pages = browser.contexts().flatMap((context) => context.pages());
        // A page that cannot be drawn any more must not hide what went wrong.
        for (const [index, page] of pages.entries()) await shot(page, `failed-${name}-${index}`).catch(() => undefined);
        throw error;
      }
    },
    close: () => browser.close(),
  };
}
