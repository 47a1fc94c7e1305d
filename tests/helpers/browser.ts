import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const SCREENS = path.resolve(__dirname, '../../.tmp/screens');

/** A browser for one test file, and the pages that were opened in it. */
export interface TestBrowser {
  browser: Browser;
  /** A window of its own (cookies, storage), Chinese, in the time zone of the office. */
  open(address: string, viewport?: { width: number; height: number }): Promise<{ context: BrowserContext; page: Page }>;
  /** A window in which this person of the demo is logged in. */
  openAs(address: string, who: { email: string; password: string }): Promise<{ context: BrowserContext; page: Page }>;
  /** Saves `.tmp/screens/<name>.png` for people to look at. */
  shot(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

/** Launches the Chromium that `CHROMIUM_PATH` names (`npm test` sets it), else Debian's. */
export async function launchBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    // Containers run as root, which Chromium's sandbox refuses, and have a tiny /dev/shm.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--force-color-profile=srgb', '--font-render-hinting=none'],
  });
  const open: TestBrowser['open'] = async (address, viewport = { width: 1440, height: 900 }) => {
    const context = await browser.newContext({ baseURL: address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport });
    return { context, page: await context.newPage() };
  };
  return {
    browser,
    open,
    async openAs(address, who) {
      const opened = await open(address);
      await opened.page.goto('/admin/auth/login');
      await opened.page.locator('input[name=email]').fill(who.email);
      await opened.page.locator('input[name=password]').fill(who.password);
      await opened.page.locator('button[type=submit]').click();
      await opened.page.waitForURL((url) => !url.pathname.includes('/auth/'));
      return opened;
    },
    async shot(page, name) {
      fs.mkdirSync(SCREENS, { recursive: true });
      await page.screenshot({ path: path.join(SCREENS, `${name}.png`) });
    },
    close: () => browser.close(),
  };
}
