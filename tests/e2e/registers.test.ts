import fs from 'node:fs';
import type { Page } from 'playwright-core';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { drawer } from '../helpers/board-page';
import { launchBrowser, type TestBrowser } from '../helpers/browser';

let app: BuiltApp;
let browser: TestBrowser;
let page: Page;

const step = (name: string, body: () => Promise<void>) => () => browser.watched(`registers-${name}`, body)();

beforeAll(async () => {
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
  page = await browser.openAs(app.address, app.account('secretariat'));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it(
  'R-PUB-08 · the issue register is narrowed in the address, and “back” undoes it',
  step('filter', async () => {
    await page.goto('/admin/plugins/workboard/registers?workflow=official-document&register=issued');
    const table = page.getByRole('table', { name: '印发台账' });
    await table.locator('tbody tr').first().waitFor();
    await browser.shot(page, 'registers');
    await page.getByRole('combobox', { name: '公文种类' }).click();
    await page.getByRole('option', { name: '行政规范性文件' }).click();
    await page.waitForURL(/is\.attribute\.kind=normative/);
    await page.getByRole('button', { name: '清除全部筛选' }).waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('is.'));
    await table.locator('tbody tr').first().waitFor();
  }),
);

it(
  'A-64, X-04 · a row opens its card; the law of the present stage and what proves each clause stand in it',
  step('drawer', async () => {
    const title = page.locator('tbody td[data-title] button').first();
    const name = (await title.textContent()) ?? '';
    await title.click();
    await drawer(page).getByRole('heading', { level: 2, name }).waitFor();
    await drawer(page).getByText('条文与落实情况').click();
    await drawer(page)
      .locator('tr[data-clause="R-PUB-08"][data-state="proven"]')
      .getByText(/日志第 \d+ 号/)
      .first()
      .waitFor();
    await browser.shot(page, 'clauses');
    await drawer(page).getByRole('button', { name: '关闭详情' }).click();
    await drawer(page).waitFor({ state: 'detached' });
  }),
);

it(
  'D.3-23 · the export is exactly the rows of the register, and no token stands in its address',
  step('export', async () => {
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    const counted = (await page.getByText(/^共 \d+ 件$/).textContent()) ?? '';
    await page.getByRole('button', { name: '导出' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: '导出 CSV' }).click()]);
    expect(download.suggestedFilename()).toBe('公文公开-印发台账-2026-09-30.csv');
    const text = fs.readFileSync(await download.path(), 'utf8');
    expect(text.startsWith('\uFEFF卡片号,')).toBe(true);
    const cards = text.trim().split('\r\n').slice(1);
    expect(`共 ${cards.length} 件`).toBe(counted);
    const asked = addresses.filter((address) => address.includes('/export'));
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toMatch(/token|bearer|jwt/i);
  }),
);
