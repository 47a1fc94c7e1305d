import type { Page } from 'playwright-core';
import { seriousFindings } from '../helpers/axe';
import * as board from '../helpers/board-page';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { fillForm } from '../helpers/fill-form';

/** A draft that was returned: its owner can send it on, once the form is whole. */
const RETURNED = '关于清理废止部分文件的通知（演示）';
/** An invented notice that takes two workdays out of what is open on 30 September 2026. */
const NOTICE = `国务院办公厅关于2026年部分节假日安排的补充通知（虚构）
国办发明电〔2026〕998号
一、秋收节：10月8日（周四）至9日（周五）放假调休，共2天。10月11日（周日）上班。`;

/** How each page is looked at. Zoomed to 200 %, a window of 1440 × 900 has room for half of it. */
const LOOKS = [
  { look: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { look: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { look: 'zoom', colorScheme: 'light', viewport: { width: 720, height: 450 } },
] as const;

let app: BuiltApp;
let browser: TestBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Each page as people meet it: how to come there, and the button that must lie open to the mouse however it is looked at. */
const PAGES: readonly { name: string; role: string; open: (page: Page) => Promise<unknown>; press?: string }[] = [
  { name: 'board', role: 'handling_clerk', open: (page) => board.openBoard(page, 'official-document') },
  { name: 'lanes', role: 'handling_clerk', open: (page) => page.goto(at('boards/official-document?lanes=unit')).then(() => lanes(page)) },
  { name: 'drawer', role: 'handling_clerk', open: openDrawer, press: '关闭详情' },
  { name: 'form', role: 'handling_clerk', open: openForm, press: '取消' },
  { name: 'refusal', role: 'handling_clerk', open: openRefusal },
  { name: 'today', role: 'handling_clerk', open: (page) => visit(page, 'today') },
  { name: 'messages', role: 'handling_clerk', open: (page) => visit(page, 'messages') },
  { name: 'planner', role: 'secretariat', open: openPlan },
  { name: 'calendar', role: 'secretariat', open: (page) => visit(page, 'calendar?year=2026') },
  { name: 'calendar-import', role: 'secretariat', open: openImport, press: '应用' },
  { name: 'registers', role: 'secretariat', open: (page) => visit(page, 'registers') },
  { name: 'stand-ins', role: 'secretariat', open: (page) => visit(page, 'stand-ins') },
  { name: 'notices', role: 'secretariat', open: (page) => visit(page, 'notices') },
  { name: 'channels', role: 'secretariat', open: openChannels },
  { name: 'statistics', role: 'secretariat', open: (page) => visit(page, 'statistics') },
  { name: 'intake', role: 'disclosure', open: (page) => visit(page, 'intake'), press: '登记并出具回执' },
];

const pages = new Map<string, Page>();

it.each(PAGES)('D.3-20, D.3-21 · $name: light, dark and at 200 %, nothing serious for axe and nothing wider than its window', (one) =>
  browser.watched(`looks-${one.name}`, async () => {
    const page = pages.get(one.role) ?? (await browser.openAs(app.address, app.account(one.role)));
    pages.set(one.role, page);
    await one.open(page);
    const faults: string[] = [];
    for (const look of LOOKS) {
      await show(page, look);
      await browser.shot(page, `${one.name}-${look.look}`);
      for (const finding of await seriousFindings(page)) faults.push(`${look.look}: ${finding}`);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (beyond > 0) faults.push(`${look.look}: ${beyond} px wider than the window`);
      if (one.press !== undefined) await page.getByRole('button', { name: one.press, exact: true }).click({ trial: true });
    }
    await show(page, LOOKS[0]);
    expect(faults).toEqual([]);
  })(),
);

/** Looks at an open page in another way: what stands in it stays. */
async function show(page: Page, { colorScheme, viewport }: (typeof LOOKS)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(viewport);
  // What lies under the mouse has other colours for that moment.
  await page.mouse.move(0, 0);
  // Transitions of colours and the drawing of lists for another height are over.
  await page.waitForTimeout(400);
}

const at = (path: string) => `/admin/plugins/workboard/${path}`;

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(at(path));
  await whole(page);
}

/** Nothing is under way any more. */
async function whole(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main h1') !== null && document.querySelector('[aria-busy=true]') === null);
}

async function openChannels(page: Page): Promise<void> {
  await visit(page, 'channels');
  await page.getByRole('heading', { name: '区政府门户网站' }).waitFor();
}

async function lanes(page: Page): Promise<void> {
  await page.locator('[data-lane] [data-card-id]').first().waitFor();
}

async function openDrawer(page: Page): Promise<void> {
  await board.openBoard(page, 'official-document');
  await board.openDrawer(page, RETURNED);
  await board.drawer(page).getByRole('heading', { name: '办理经过' }).waitFor();
  await whole(page);
}

async function openForm(page: Page): Promise<void> {
  await board.chooseStep(page, '报送保密审查');
  await board.dialog(page).getByRole('heading', { name: '报送保密审查' }).waitFor();
}

async function openRefusal(page: Page): Promise<void> {
  await fillForm(page, { attribute: '不予公开' });
  await board.submit(page, '报送保密审查');
  await board.dialog(page).getByRole('alert').getByRole('button', { name: 'R-PUB-02' }).first().waitFor();
}

async function openPlan(page: Page): Promise<void> {
  await page.goto(at('planner?workflow=official-document&clock=portal&way=forward&day=2026-09-30'));
  await page.locator('[data-clock=portal]').getByText('2026年10月15日 周四').first().waitFor();
}

async function openImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: '导入放假通知' }).click();
  await page.getByRole('dialog').getByLabel('通知全文').fill(NOTICE);
  await page.getByRole('dialog').getByRole('button', { name: '预览变化' }).click();
  await page
    .getByRole('dialog')
    .getByRole('table', { name: /项在办时限的到期日有变/ })
    .waitFor();
}
