import fs from 'node:fs';
import type { Download, Locator, Page } from 'playwright-core';
import * as board from '../helpers/board-page';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { launchBrowser, type TestBrowser } from '../helpers/browser';

const IN_CHECK = '关于规范户外广告设置的意见（演示）';
const IN_DRAFT = '关于做好冬季用电安全工作的通知（演示）';

let app: BuiltApp;
let browser: TestBrowser;
let secretary: Page;
let clerk: Page;

const step = (name: string, body: () => Promise<void>) => () => browser.watched(`views-${name}`, body)();

beforeAll(async () => {
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
  secretary = await browser.openAs(app.address, app.account('secretariat'), { reducedMotion: 'reduce' });
  clerk = await browser.openAs(app.address, app.account('handling_clerk'));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it(
  'D.3-13, D.3-1 · lanes: chosen from a list, named and counted; a card is dragged with the mouse to a lit column, over every lane',
  step('lanes-mouse', async () => {
    await board.openBoard(clerk, 'official-document');
    await choose(clerk, '泳道', '按种类分');
    await clerk.waitForURL(/lanes=kind/);
    await lane(clerk, '一般公文').waitFor();
    await browser.shot(clerk, 'lanes-kind');
    await board.lift(clerk, board.card(clerk, IN_DRAFT));
    await board.verdictsShown(clerk);
    // The column reaches behind all lanes; its part in sight is what people aim at.
    const { x, width } = (await board.column(clerk, 'secrecy_opinion').boundingBox()) ?? { x: 0, width: 0 };
    await clerk.mouse.move(x + width / 2, 500, { steps: 12 });
    await spoken(clerk, '在“保密审查”上方');
    await browser.shot(clerk, 'lanes-drag');
    await clerk.mouse.up();
    await board.dialog(clerk).getByRole('heading', { name: '报送保密审查' }).waitFor();
    await board.dialog(clerk).getByRole('button', { name: '取消' }).click();
    await focusIsOn(clerk, IN_DRAFT);
  }),
);

it(
  'D.3-13, D.3-2 · lanes with the keys alone: lifted, carried to the next legal column, put back, dropped',
  step('lanes-keys', async () => {
    await board.card(clerk, IN_DRAFT).focus();
    await clerk.keyboard.press('Space');
    await board.verdictsShown(clerk);
    await clerk.keyboard.press('ArrowRight');
    await spoken(clerk, '在“保密审查”上方');
    await clerk.keyboard.press('Escape');
    await focusIsOn(clerk, IN_DRAFT);
    await clerk.keyboard.press('Space');
    await board.verdictsShown(clerk);
    await clerk.keyboard.press('ArrowRight');
    await spoken(clerk, '在“保密审查”上方');
    await clerk.keyboard.press('Enter');
    await board.dialog(clerk).getByRole('heading', { name: '报送保密审查' }).waitFor();
    await clerk.keyboard.press('Escape');
    await board.dialog(clerk).waitFor({ state: 'detached' });
    await focusIsOn(clerk, IN_DRAFT);
  }),
);

it(
  'D.3-13 · every way to divide the board draws its lanes, and a lane folds to its head',
  step('lanes-ways', async () => {
    for (const [by, name] of [
      ['unit', '区政府办公室综合科'],
      ['assignee', '未填'],
      ['urgency', '已逾期'],
    ] as const) {
      await secretary.goto(`/admin/plugins/workboard/boards/official-document?lanes=${by}`);
      await lane(secretary, name).waitFor();
      await browser.shot(secretary, `lanes-${by}`);
    }
    const head = lane(secretary, '已逾期').getByRole('button', { expanded: true });
    await head.click();
    await lane(secretary, '已逾期').locator('[data-card-id]').first().waitFor({ state: 'detached' });
  }),
);

it(
  'D.3-10 · who wants less motion gets none: neither cards nor columns fade',
  step('motion', async () => {
    await board.openBoard(secretary, 'official-document');
    const durations = await secretary
      .locator('[data-stage], [data-stage] *, :has(> [data-stage])')
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).transitionDuration).filter((length) => /[1-9]/.test(length)));
    expect(durations).toEqual([]);
  }),
);

it(
  'D.3-16, D.3-17 · compact density and a folded column outlive a reload, for this person only',
  step('remembered', async () => {
    await secretary.getByRole('button', { name: '紧凑' }).click();
    await secretary.getByRole('button', { name: '收起“拟稿”' }).click();
    await secretary.reload();
    await board.boardReady(secretary);
    expect(await secretary.getByRole('button', { name: '紧凑' }).getAttribute('aria-pressed')).toBe('true');
    await secretary.locator('[data-stage=drafting][data-folded]').getByText('拟稿').waitFor();
    await browser.shot(secretary, 'compact-folded');
    await board.openBoard(clerk, 'official-document');
    expect(await clerk.locator('[data-folded]').count()).toBe(0);
    await secretary.locator('[data-folded] button').click();
    await secretary.getByRole('button', { name: '紧凑' }).click();
  }),
);

it(
  'D.3-26 · a view is saved for oneself: named, chosen again, seen by nobody else',
  step('private', async () => {
    await secretary.getByRole('button', { name: /已逾期/ }).click();
    await secretary.waitForURL(/urgency=overdue/);
    await saveView(secretary, '逾期的', '仅自己');
    await board.openBoard(secretary, 'official-document', '?q=演示');
    await menu(secretary).click();
    await secretary.getByRole('menuitem', { name: '逾期的' }).click();
    await secretary.waitForURL((url) => url.searchParams.get('urgency') === 'overdue' && !url.searchParams.has('q'));
    await board.openBoard(clerk, 'official-document');
    await menu(clerk).click();
    await clerk.getByRole('menuitem', { name: '保存当前视图…' }).waitFor();
    expect(await clerk.getByRole('menuitem', { name: /逾期的/ }).count()).toBe(0);
    await clerk.keyboard.press('Escape');
  }),
);

it(
  'D.3-26 · a shared view that is the default of an office role is what its members begin with',
  step('shared', async () => {
    const keeper = await browser.openAs(app.address, app.account('super_admin'));
    await board.openBoard(keeper, 'official-document', '?lanes=kind');
    await saveView(keeper, '按种类看', /^所有能打开此/, '办文科室经办人');
    await keeper.context().close();
    await clerk.goto('/admin/plugins/workboard/boards/official-document');
    await clerk.waitForURL(/lanes=kind/);
    await lane(clerk, '一般公文').waitFor();
    // Whoever holds another role begins with the plain board, and may choose it.
    await board.openBoard(secretary, 'official-document');
    expect(new URL(secretary.url()).search).toBe('');
    await menu(secretary).click();
    await secretary.getByRole('menuitem', { name: /按种类看/ }).click();
    await secretary.waitForURL(/lanes=kind/);
  }),
);

it(
  'D.3-23 · what is filtered leaves as XLSX and CSV, and is shown on paper',
  step('output', async () => {
    await board.openBoard(secretary, 'official-document', `?q=${encodeURIComponent('户外广告')}`);
    expect((await downloaded(secretary, /XLSX/i)).subarray(0, 2).toString()).toBe('PK');
    const csv = (await downloaded(secretary, /CSV/i)).toString('utf8');
    expect(csv).toContain(IN_CHECK);
    expect(
      csv
        .trimEnd()
        .split('\r\n')
        .filter((line) => line.includes('（演示）')),
    ).toHaveLength(1);
    await secretary.getByRole('button', { name: '打印 / 导出' }).click();
    await secretary.getByRole('menuitem', { name: '打印当前筛选' }).click();
    const paper = secretary.frameLocator('iframe');
    await paper.getByRole('cell', { name: IN_CHECK }).waitFor();
    await paper.getByText(/共 1 件/).waitFor();
    await browser.shot(secretary, 'print');
  }),
);

const lane = (page: Page, name: string): Locator => page.locator('[data-lane]').filter({ has: page.getByRole('button', { name }) });
const menu = (page: Page): Locator => page.getByRole('group', { name: '查看方式' }).getByRole('button', { name: /^视图/ });

async function choose(page: Page, list: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: list }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function saveView(page: Page, name: string, who: string | RegExp, role?: string): Promise<void> {
  await menu(page).click();
  await page.getByRole('menuitem', { name: '保存当前视图…' }).click();
  const form = board.dialog(page);
  await form.getByLabel('名称').fill(name);
  await choose(page, '谁可以用', who);
  if (role) await choose(page, '设为岗位默认', role);
  await form.getByRole('button', { name: '保存视图' }).click();
  await form.waitFor({ state: 'detached' });
  await page.waitForURL(/view=\d+/);
}

async function downloaded(page: Page, format: RegExp): Promise<Buffer> {
  await page.getByRole('button', { name: '打印 / 导出' }).click();
  const [file] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format }).click(),
  ]);
  return fs.readFileSync(await file.path());
}

async function focusIsOn(page: Page, title: string): Promise<void> {
  await page.locator('[data-card-id]:focus').filter({ hasText: title }).waitFor();
}

async function spoken(page: Page, words: string): Promise<void> {
  await page.locator('[aria-live]').getByText(words).first().waitFor({ state: 'attached' });
}
