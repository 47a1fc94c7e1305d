import fs from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { seriousFindings } from '../helpers/axe';
import * as board from '../helpers/board-page';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { fillForm } from '../helpers/fill-form';

const IN_DRAFT = '关于做好冬季用电安全工作的通知（演示）';
const OTHER_DRAFT = '关于调整城区公交线路的通知（演示）';
const IN_CHECK = '关于规范户外广告设置的意见（演示）';

let app: BuiltApp;
let browser: TestBrowser;
let clerk: Page;
let secretary: Page;

const step = (name: string, body: () => Promise<void>) => () => browser.watched(`actions-${name}`, body)();

beforeAll(async () => {
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
  clerk = await browser.openAs(app.address, app.account('handling_clerk'));
  secretary = await browser.openAs(app.address, app.account('secretariat'), { colorScheme: 'dark' });
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it(
  'D.3-7, D.3-37 · a step is taken back with Ctrl+Z and with the button of its toast; focus stays on the card, the history says what was taken back',
  step('undo', async () => {
    await board.openBoard(clerk, 'official-document');
    await submitByKeys(clerk);
    await browser.shot(clerk, 'undo');
    await clerk.keyboard.press('Control+z');
    await board.cardIn(clerk, 'drafting', IN_DRAFT).waitFor();
    await focusIsOn(clerk, IN_DRAFT);
    await submitByKeys(clerk);
    await clerk.getByRole('button', { name: /^撤销/ }).click();
    await board.cardIn(clerk, 'drafting', IN_DRAFT).waitFor();
    const drawer = await board.openDrawer(clerk, IN_DRAFT);
    await drawer.getByText('撤销了：报送保密审查').first().waitFor();
    await clerk.keyboard.press('Escape');
    await focusIsOn(clerk, IN_DRAFT);
  }),
);

it(
  'D.3-36 · J, K and Enter go through the board, ? tells every key; no dialog of the board has a serious finding of axe in the dark',
  step('keys', async () => {
    await board.openBoard(secretary, 'official-document');
    await board.card(secretary, IN_CHECK).focus();
    await secretary.keyboard.press('k');
    await secretary.keyboard.press('j');
    await focusIsOn(secretary, IN_CHECK);
    await secretary.keyboard.press('Shift+?');
    await board.dialog(secretary).getByRole('heading', { name: '键盘快捷键' }).waitFor();
    expect(await seriousFindings(secretary)).toEqual([]);
    await secretary.keyboard.press('Escape');
    await board.card(secretary, IN_CHECK).focus();
    await secretary.keyboard.press('m');
    await board
      .dialog(secretary)
      .getByRole('button', { name: /核稿并审核公开属性/ })
      .waitFor();
    expect(await seriousFindings(secretary)).toEqual([]);
    await secretary.keyboard.press('Escape');
    await focusIsOn(secretary, IN_CHECK);
  }),
);

it(
  'D.3-33 · a card is given to somebody by typing, and to oneself with one press',
  step('assign', async () => {
    await board.card(secretary, IN_CHECK).focus();
    await secretary.keyboard.press('a');
    const dialog = board.dialog(secretary);
    await typePerson(secretary, '王科', '王科长');
    expect(await seriousFindings(secretary)).toEqual([]);
    await dialog.getByRole('button', { name: '交给此人' }).click();
    await board
      .card(secretary, IN_CHECK)
      .getByRole('img', { name: /王科长/ })
      .waitFor();
    await focusIsOn(secretary, IN_CHECK);
    await secretary.keyboard.press('a');
    await dialog.getByRole('button', { name: '交给我' }).click();
    await board
      .card(secretary, IN_CHECK)
      .getByRole('img', { name: /赵秘书/ })
      .waitFor();
  }),
);

it(
  'D.3-34, D.3-14 · a comment mentions a colleague, a file is laid beside the card and read back byte by byte, the card is followed; the board counts both',
  step('beside', async () => {
    const drawer = await board.openDrawer(secretary, IN_CHECK);
    const box = drawer.locator('[data-comment-composer]');
    await box.fill('附件二请再核对 @王');
    await expectSoon(async () => (await drawer.getByRole('option').allInnerTexts()).every((one) => one.includes('王科长')));
    await drawer.getByRole('option', { name: /王科长/ }).waitFor();
    await secretary.keyboard.press('Enter');
    await secretary.keyboard.press('Control+Enter');
    // Among the comments, and in the history once it is read again.
    await drawer.getByText('附件二请再核对').first().waitFor();
    await expectSoon(async () => (await box.inputValue()) === '');
    const bytes = Buffer.from('%PDF-1.7\n会议纪要（演示）');
    await drawer.locator('input[type=file]').setInputFiles({ name: '会议纪要.pdf', mimeType: 'application/pdf', buffer: bytes });
    const file = drawer.getByRole('button', { name: '会议纪要.pdf', exact: true });
    await file.waitFor();
    const [saved] = await Promise.all([secretary.waitForEvent('download'), file.click()]);
    expect(Buffer.compare(fs.readFileSync(await saved.path()), bytes)).toBe(0);
    await drawer.getByRole('button', { name: '关注', exact: true }).click();
    await drawer.getByRole('button', { name: '取消关注' }).waitFor();
    expect(await seriousFindings(secretary)).toEqual([]);
    await browser.shot(secretary, 'drawer-beside');
    await secretary.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await board.card(secretary, IN_CHECK).getByRole('img', { name: '1 条评论，1 个附件' }).waitFor();
    await secretary.getByRole('button', { name: '我关注的' }).click();
    await secretary.waitForURL(/watched=me/);
    await board.boardReady(secretary);
    expect(await secretary.locator('[data-card-id]').count()).toBe(1);
    await secretary.goBack();
    // Whoever was named is told.
    const told = await browser.openAs(app.address, app.account('handling_head'));
    await told.goto('/admin/plugins/workboard/messages');
    await told.getByText(IN_CHECK).first().waitFor();
    await told.context().close();
  }),
);

it(
  'D.3-32 · cards are selected with the keys and moved at once; every card has its line in the report',
  step('bulk', async () => {
    await board.boardReady(secretary);
    const cards = board.column(secretary, 'secretariat_check').locator('[data-card-id]');
    const all = await cards.count();
    await cards.first().focus();
    await secretary.keyboard.press('x');
    for (let more = 1; more < all; more++) {
      await secretary.keyboard.press('j');
      await secretary.keyboard.press('x');
    }
    const bar = secretary.getByRole('region', { name: '批量办理' });
    await bar.getByText(`已选 ${all} 件`).waitFor();
    await bar.getByRole('button', { name: '批量办理' }).click();
    await secretary.getByRole('menuitem', { name: /核稿并审核公开属性/ }).click();
    await fillForm(secretary, { text: { each: '通过' }, attribute: '主动公开' });
    await browser.shot(secretary, 'bulk-form');
    await board.submit(secretary, '核稿并审核公开属性');
    const report = board.dialog(secretary).getByRole('list', { name: '逐件结果' });
    await report.waitFor();
    expect(await report.locator('[data-outcome]').count()).toBe(all);
    expect(await report.locator('[data-outcome=done]').count()).toBeGreaterThan(0);
    await report.locator('[data-outcome=refused]').getByText(/^R-/).first().waitFor();
    await browser.shot(secretary, 'bulk-report');
    expect(await seriousFindings(secretary)).toEqual([]);
    await board.dialog(secretary).getByRole('button', { name: '关闭' }).last().click();
    // What was not done stays selected.
    await bar.getByText(/^已选 [1-9]/).waitFor();
    await board.cardIn(secretary, 'leader_review', IN_CHECK).waitFor();
    await secretary.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
  }),
);

it(
  'D.3-40 · a change by somebody else steals no card from the hand, and is on the board when the hand is empty',
  step('still', async () => {
    await board.lift(clerk, board.card(clerk, IN_DRAFT));
    await board.verdictsShown(clerk);
    await board.card(secretary, OTHER_DRAFT).focus();
    await secretary.keyboard.press('a');
    await typePerson(secretary, '李经', '李经办');
    await board.dialog(secretary).getByRole('button', { name: '交给此人' }).click();
    await board.dialog(secretary).waitFor({ state: 'detached' });
    // The board asks at once when the line comes back, were it not for the card in hand.
    await clerk.evaluate(() => window.dispatchEvent(new Event('online')));
    await board.carryTo(clerk, 'secrecy_opinion');
    expect(
      await board
        .card(clerk, OTHER_DRAFT)
        .getByRole('img', { name: /李经办/ })
        .count(),
    ).toBe(0);
    await clerk.mouse.up();
    await board.dialog(clerk).getByRole('button', { name: '取消' }).click();
    await board
      .card(clerk, OTHER_DRAFT)
      .getByRole('img', { name: /李经办/ })
      .waitFor();
  }),
);

it(
  'D.3-41 · without a connection a banner says so; a form that was sent into nothing keeps its text and goes out when the line is back',
  step('offline', async () => {
    await openForm(clerk, '请优先办理');
    await clerk.context().setOffline(true);
    await board.submit(clerk, '报送保密审查');
    await board.dialog(clerk).getByRole('alert').getByText('您填写的内容已保留').waitFor();
    await clerk.getByText('与服务器的连接中断').waitFor();
    expect(await comment(clerk).inputValue()).toBe('请优先办理');
    await clerk.context().setOffline(false);
    await board.dialog(clerk).getByRole('alert').getByRole('button').click();
    await board.cardIn(clerk, 'secrecy_opinion', IN_DRAFT).waitFor();
    await clerk.keyboard.press('u');
    await board.cardIn(clerk, 'drafting', IN_DRAFT).waitFor();
  }),
);

it(
  'D.3-41 · a session that ends under a form loses nothing: after the login the form is offered again with its text, and so is the comment',
  step('expired', async () => {
    await openForm(clerk, '附政府会议纪要，请一并审查');
    await endSession(clerk);
    await board.submit(clerk, '报送保密审查');
    await logIn(clerk);
    await clerk.goto('/admin/plugins/workboard/boards/official-document');
    await clerk.getByText(`您有没有提交的内容：“报送保密审查” · ${IN_DRAFT}`).waitFor();
    await browser.shot(clerk, 'unfinished');
    await clerk.getByRole('button', { name: '继续填写' }).click();
    expect(await comment(clerk).inputValue()).toBe('附政府会议纪要，请一并审查');
    await board.submit(clerk, '报送保密审查');
    await board.cardIn(clerk, 'secrecy_opinion', IN_DRAFT).waitFor();

    const drawer = await board.openDrawer(clerk, OTHER_DRAFT);
    await drawer.locator('[data-comment-composer]').fill('公交站点名称请核对');
    await endSession(clerk);
    await logIn(clerk);
    await board.openBoard(clerk, 'official-document');
    expect(await (await board.openDrawer(clerk, OTHER_DRAFT)).locator('[data-comment-composer]').inputValue()).toBe('公交站点名称请核对');
  }),
);

/** Asks until it is so; the test's own limit ends it. */
async function expectSoon(question: () => Promise<boolean>): Promise<void> {
  while (!(await question())) await new Promise((done) => setTimeout(done, 100));
}

const comment = (page: Page): Locator => board.dialog(page).locator('#workboard-field-comment');

/** Looks a person up in the dialog by typing a part of the name. */
async function typePerson(page: Page, typed: string, name: string): Promise<void> {
  await board.dialog(page).getByRole('combobox').click();
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: new RegExp(name) }).click();
}

/** M, the first step, its form, all with the keys. */
async function submitByKeys(page: Page): Promise<void> {
  await board.card(page, IN_DRAFT).focus();
  await page.keyboard.press('m');
  await board
    .dialog(page)
    .getByRole('button', { name: /报送保密审查/ })
    .waitFor();
  await page.keyboard.press('Enter');
  await fillForm(page, { attribute: '主动公开' });
  await board.submit(page, '报送保密审查');
  await board.cardIn(page, 'secrecy_opinion', IN_DRAFT).waitFor();
  await focusIsOn(page, IN_DRAFT);
}

async function openForm(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: `移动到…：${IN_DRAFT}` }).click();
  await board
    .dialog(page)
    .getByRole('button', { name: /报送保密审查/ })
    .click();
  await fillForm(page, { attribute: '主动公开', comment: words });
}

/** The browser holds no session any more, as after the last minute of one; the page does not know yet. */
async function endSession(page: Page): Promise<void> {
  await page.context().clearCookies();
}

/** On the login page, to which the admin itself leads. */
async function logIn(page: Page): Promise<void> {
  const { email, password } = app.account('handling_clerk');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.includes('login'));
}

async function focusIsOn(page: Page, title: string): Promise<void> {
  await page.locator('[data-card-id]:focus').filter({ hasText: title }).waitFor();
}
