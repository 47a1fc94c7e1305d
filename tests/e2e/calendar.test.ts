import type { Page } from 'playwright-core';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { launchBrowser, type TestBrowser } from '../helpers/browser';

/** An invented notice that takes two workdays out of what is open on 30 September 2026. */
const NOTICE = `国务院办公厅关于2026年部分节假日安排的补充通知（虚构）
国办发明电〔2026〕998号
一、秋收节：10月8日（周四）至9日（周五）放假调休，共2天。10月11日（周日）上班。`;

let app: BuiltApp;
let browser: TestBrowser;
let page: Page;
let card = '';
let before = '';
let after = '';

const step = (name: string, body: () => Promise<void>) => () => browser.watched(`calendar-${name}`, body)();
const go = (path: string) => page.goto(`${app.address}/admin/plugins/workboard/${path}`);
const dialog = () => page.getByRole('dialog');
const preview = () => dialog().getByRole('button', { name: '预览变化' }).click();
const drawerSays = async (day: string) => {
  await page.goto(`${app.address}${card}`);
  await page.locator('aside[role=dialog]').getByText(day).first().waitFor();
};

beforeAll(async () => {
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
  page = await browser.openAs(app.address, app.account('secretariat'));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it(
  'X-02, A-11 · a notice with a wrong number of days says where and how to cure it; what was pasted stays',
  step('fault', async () => {
    await go('calendar?year=2026');
    await page.getByRole('button', { name: '导入放假通知' }).click();
    await dialog().getByLabel('通知全文').fill(NOTICE.replace('共2天', '共3天'));
    await preview();
    await dialog().getByRole('alert').getByText('写明共 3 天，实际为 2 天').waitFor();
    expect(await dialog().getByLabel('通知全文').inputValue()).toContain('共3天');
    expect(await dialog().getByRole('button', { name: '应用' }).count()).toBe(0);
  }),
);

it(
  'X-02, A-10 · the preview lists the days and the deadlines that move; applied, the card has its new day',
  step('apply', async () => {
    await dialog().getByLabel('通知全文').fill(NOTICE);
    await preview();
    const moved = dialog()
      .getByRole('table', { name: /项在办时限的到期日有变/ })
      .locator('tbody tr')
      .first();
    await moved.waitFor();
    card = (await moved.getByRole('link').getAttribute('href')) ?? '';
    [before = '', after = ''] = (await moved.locator('td').allTextContents()).slice(3);
    expect(after).not.toBe(before);
    await browser.shot(page, 'calendar-import');
    await dialog().getByRole('button', { name: '应用' }).click();
    await page.getByText('工作日历已更新为第 2 版').first().waitFor();
    await drawerSays(after);
  }),
);

it(
  'X-02 · undone, the card has its old day',
  step('undo', async () => {
    await go('calendar?year=2026');
    await page.getByRole('button', { name: '撤销' }).click();
    await preview();
    await dialog().getByRole('button', { name: '应用' }).click();
    await page.getByText('工作日历已更新为第 3 版').first().waitFor();
    await drawerSays(before);
  }),
);

it(
  'X-07 · the planner: issued on 30 September 2026, intranet 8 October and portal 15 October; and backward',
  step('planner', async () => {
    await go('planner?workflow=official-document&clock=portal&way=forward&day=2026-09-30');
    await page.locator('[data-clock=intranet]').getByText('2026年10月8日 周四').first().waitFor();
    await page.locator('[data-clock=portal]').getByText('2026年10月15日 周四').first().waitFor();
    await browser.shot(page, 'planner');
    await page.getByRole('button', { name: '由完成日往前' }).click();
    await page.getByLabel('完成日').fill('2026-10-15');
    await page.getByText('最后一个工作日是 2026年9月30日 周三').waitFor();
  }),
);
