import fs from 'node:fs';
import type { Page } from 'playwright-core';
import { readZip } from '../../plugins/workboard/server/src/platform/zip';
import { seriousFindings } from '../helpers/axe';
import { dialog, drawer } from '../helpers/board-page';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { docxText } from '../helpers/read-docx';

const STATISTICS = '/admin/plugins/workboard/statistics';

let app: BuiltApp;
let browser: TestBrowser;
let page: Page;

const step = (name: string, body: () => Promise<void>) => () => browser.watched(`case-files-${name}`, body)();

beforeAll(async () => {
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
  page = await browser.openAs(app.address, app.account('disclosure'));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it(
  'N-28 X-10 · table three of the annual report with its check; behind a number stand its cards',
  step('statistics', async () => {
    await page.goto(`${STATISTICS}?workflow=foi&table=annual`);
    const table = page.getByRole('table', { name: /年度报告表三/ });
    await table.waitFor();
    await page.locator('[data-check="holds"]').getByText('第一项加第二项之和，等于第三项加第四项之和').waitFor();
    await browser.shot(page, 'statistics-light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(400);
    await browser.shot(page, 'statistics-dark');
    expect(await seriousFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    const number = table.locator('tr[data-row="received"] button').last();
    const count = Number(await number.textContent());
    await number.click();
    await dialog(page).getByText(`共 ${count} 件`).waitFor();
    expect(await dialog(page).locator('li').count()).toBe(count);
    await browser.shot(page, 'statistics-cards');
    await dialog(page).locator('li button').first().click();
    await drawer(page).getByRole('heading', { level: 2 }).waitFor();
  }),
);

it(
  'R-FOI-28 X-15 · what a case file lacks is told, it is made with a reason in one click more, and saved',
  step('bundle', async () => {
    const section = drawer(page)
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: '依申请公开案卷' }) });
    await section.scrollIntoViewIfNeeded();
    await section.getByRole('button', { name: '制作案卷' }).click();
    await dialog(page).getByText('答复书', { exact: true }).waitFor();
    await browser.shot(page, 'bundle-missing');
    await dialog(page).getByRole('textbox', { name: '仍然制作的理由' }).fill('复议机关要求先行提供');
    await dialog(page).getByRole('button', { name: '仍然制作' }).click();
    const link = section.getByRole('button', { name: '下载第 1 版（ZIP）' });
    await link.waitFor();
    await browser.shot(page, 'bundle');
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const entries = readZip(fs.readFileSync(await download.path()), { entries: 500, bytes: 100_000_000 });
    expect(entries[0]?.name).toBe('000-卷内目录.docx');
    expect(docxText(entries[0]?.content ?? Buffer.alloc(0))).toContain('复议机关要求先行提供');
  }),
);
