import type { CDPSession, Locator, Page } from 'playwright-core';
import * as board from '../helpers/board-page';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { fillForm } from '../helpers/fill-form';

const RETURNED = '关于清理废止部分文件的通知（演示）';
const IN_CHECK = '关于规范户外广告设置的意见（演示）';
const FIRST_DRAFT = '《共享单车停放管理办法（演示）》政策解读';

let app: BuiltApp;
let browser: TestBrowser;
let clerk: Page;
let secretary: Page;

const step = (name: string, body: () => Promise<void>) => () => browser.watched(`board-${name}`, body)();

beforeAll(async () => {
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
  clerk = await browser.openAs(app.address, app.account('handling_clerk'));
  secretary = await browser.openAs(app.address, app.account('secretariat'));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it(
  'board 1, 4 · with the mouse: legal columns are lit, the others say why not, all while the card is in hand',
  step('mouse', async () => {
    await board.openBoard(clerk, 'official-document');
    await browser.shot(clerk, 'board');
    await board.lift(clerk, board.card(clerk, RETURNED));
    await board.verdictsShown(clerk);
    const lit = board.column(clerk, 'secrecy_opinion');
    expect(await lit.getAttribute('data-verdict')).toBe('legal');
    await lit.getByText('松开：报送保密审查').waitFor();
    await board
      .column(clerk, 'leader_review')
      .getByText(/不由您办理|此阶段没有可办的步骤/)
      .waitFor();
    await board.carryTo(clerk, 'secrecy_opinion');
    await browser.shot(clerk, 'drag');
    await board.carryTo(clerk, 'leader_review');
    await clerk.mouse.up();
    await board.cardIn(clerk, 'drafting', RETURNED).waitFor();
    expect(await board.dialog(clerk).count()).toBe(0);
    await focusIsOn(clerk, RETURNED);
  }),
);

it(
  'board 5 · a drop opens the form of the step; cancel gives the card back, and the focus with it',
  step('cancel', async () => {
    await board.dragTo(clerk, board.card(clerk, RETURNED), 'secrecy_opinion');
    await board.dialog(clerk).getByRole('heading', { name: '报送保密审查' }).waitFor();
    await board.dialog(clerk).getByRole('button', { name: '取消' }).click();
    await board.dialog(clerk).waitFor({ state: 'detached' });
    await board.cardIn(clerk, 'drafting', RETURNED).waitFor();
    await focusIsOn(clerk, RETURNED);
  }),
);

it(
  'board 41, R-PUB-01, R-PUB-02 · what was typed outlives a refusal and an accidental reload',
  step('typed', async () => {
    await board.dragTo(clerk, board.card(clerk, RETURNED), 'secrecy_opinion');
    await fillForm(clerk, { attribute: '不予公开', comment: '请优先办理' });
    await board.submit(clerk, '报送保密审查');
    const refusal = board.dialog(clerk).getByRole('alert');
    await refusal.getByText('您填写的内容已保留').waitFor();
    await refusal.getByRole('button', { name: 'R-PUB-02' }).first().waitFor();
    const comment = board.dialog(clerk).locator('#workboard-field-comment');
    expect(await comment.inputValue()).toBe('请优先办理');

    await clerk.reload();
    await board.boardReady(clerk);
    await board.dragTo(clerk, board.card(clerk, RETURNED), 'secrecy_opinion');
    await board.dialog(clerk).getByText('已恢复上次没有提交的内容').waitFor();
    expect(await comment.inputValue()).toBe('请优先办理');
    await board.dialog(clerk).getByRole('button', { name: '清空重填' }).click();
    await board.dialog(clerk).getByRole('button', { name: '取消' }).click();
    await board.dialog(clerk).waitFor({ state: 'detached' });
  }),
);

it(
  'board 2, 9, R-INT-04 · with the keys alone: Space lifts, arrows carry, Esc puts back, Enter drops; spoken in Chinese, focus on the card',
  step('keys', async () => {
    await board.openBoard(clerk, 'interpretation');
    const title = '《义务教育学区划分办法（演示）》政策解读';
    const held = board.card(clerk, title);
    await held.focus();
    await clerk.keyboard.press('Space');
    await spoken(clerk, '可移到：');
    await board.verdictsShown(clerk);
    await clerk.keyboard.press('ArrowRight');
    await spoken(clerk, '在“分管副主任审定”上方');
    await clerk.keyboard.press('Escape');
    await spoken(clerk, '留在原处');
    await focusIsOn(clerk, title);

    await clerk.keyboard.press('Space');
    await spoken(clerk, '可移到：');
    await board.verdictsShown(clerk);
    await clerk.keyboard.press('ArrowRight');
    await spoken(clerk, '在“分管副主任审定”上方');
    await clerk.keyboard.press('Enter');
    await board.dialog(clerk).getByRole('heading', { name: '报分管副主任审定' }).waitFor();
    await board.submit(clerk, '报分管副主任审定');
    await board.cardIn(clerk, 'deputy_review', title).waitFor();
    await focusIsOn(clerk, title);
  }),
);

it(
  'board 1 · with a finger: held for 250 ms the card is lifted and carried',
  step('touch', async () => {
    const page = await browser.openAs(app.address, app.account('secretariat'), { hasTouch: true });
    await board.openBoard(page, 'official-document');
    const touch = await page.context().newCDPSession(page);
    const from = await board.middle(board.card(page, IN_CHECK));
    await finger(touch, 'touchStart', from);
    await board.verdictsShown(page);
    const to = await board.middle(board.column(page, 'leader_review'));
    for (const part of [0.25, 0.5, 0.75, 1]) {
      await finger(touch, 'touchMove', { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    }
    await finger(touch, 'touchEnd');
    await board.dialog(page).getByRole('heading', { name: '核稿并审核公开属性' }).waitFor();
    await page.context().close();
  }),
);

it(
  'board 3, R-PUB-06 · “move to…” does the same without dragging, and says what a step will do',
  step('menu', async () => {
    await board.openBoard(secretary, 'official-document');
    await secretary.getByRole('button', { name: `移动到…：${IN_CHECK}` }).click();
    const menu = board.dialog(secretary);
    await menu.getByRole('button', { name: /^退回拟稿/ }).waitFor();
    await browser.shot(secretary, 'move-to');
    await menu.getByRole('button', { name: '核稿并审核公开属性' }).click();
    await fillForm(secretary, { text: { each: '通过' } });
    await board.submit(secretary, '核稿并审核公开属性');
    await board.cardIn(secretary, 'leader_review', IN_CHECK).waitFor();
    await focusIsOn(secretary, IN_CHECK);
  }),
);

it(
  'board 30 · ?card= opens the drawer, Esc closes it and leaves the board',
  step('drawer', async () => {
    await board.openBoard(secretary, 'official-document');
    const id = await board.card(secretary, IN_CHECK).getAttribute('data-card-id');
    await board.openBoard(secretary, 'official-document', `?card=${id ?? ''}`);
    await board.drawer(secretary).getByRole('heading', { name: IN_CHECK }).waitFor();
    await browser.shot(secretary, 'drawer');
    await secretary.keyboard.press('Escape');
    await board.drawer(secretary).waitFor({ state: 'detached' });
    expect(new URL(secretary.url()).search).toBe('');
    await focusIsOn(secretary, IN_CHECK);
  }),
);

it(
  'board 24, 19, 29 · filters stand in the address, outlive a reload, go with “back”; an empty result has a way out',
  step('filters', async () => {
    const search = secretary.getByRole('searchbox').or(secretary.locator('input[name=q]')).first();
    await secretary.getByRole('button', { name: /已逾期/ }).click();
    await secretary.waitForURL(/urgency=overdue/);
    await board.boardReady(secretary);
    const overdue = await cardsShown(secretary);
    await secretary.reload();
    await board.boardReady(secretary);
    expect(
      await secretary
        .getByRole('button', { name: /已逾期/ })
        .first()
        .getAttribute('aria-pressed'),
    ).toBe('true');
    expect(await cardsShown(secretary)).toBe(overdue);
    await secretary.goBack();
    await secretary.waitForURL((url) => !url.search.includes('urgency'));
    await board.card(secretary, IN_CHECK).waitFor();

    await search.fill('没有这样的公文');
    await secretary.getByText('没有符合筛选条件的办件。').waitFor();
    await browser.shot(secretary, 'empty-filter');
    await secretary.getByRole('button', { name: '清除全部筛选' }).last().click();
    await board.card(secretary, IN_CHECK).waitFor();
    await search.fill('广告');
    await secretary.waitForURL(/q=/);
    await board.card(secretary, RETURNED).waitFor({ state: 'detached' });
    await board.card(secretary, IN_CHECK).waitFor();
  }),
);

it(
  'board 19 · an account without access to boards is told so',
  step('no-permission', async () => {
    const page = await browser.openAs(app.address, await accountWithout());
    await page.goto('/admin/');
    await page.locator('#main-content').waitFor();
    // Strapi asks for each widget's permission after it has drawn the page.
    await page.getByRole('link', { name: '工作台' }).first().waitFor({ state: 'detached' });
    await page.goto('/admin/plugins/workboard/boards/official-document');
    await page
      .getByText(/没有权限|无权/)
      .first()
      .waitFor();
    await browser.shot(page, 'no-permission');
    await page.context().close();
  }),
);

it(
  'board 27 · 今日必办 lists what waits for me, with its due day and the button that does it',
  step('today', async () => {
    await secretary.goto('/admin/plugins/workboard/today');
    await secretary.getByRole('heading', { level: 1, name: '今日必办' }).waitFor();
    await secretary.getByRole('table').first().waitFor();
    await secretary.getByText('逾期', { exact: false }).first().waitFor();
    await browser.shot(secretary, 'today');
  }),
);

it(
  'board 21 · where the row of boards is too short for all, the one that is open is in sight and a menu names every one',
  step('tabs', async () => {
    const page = await browser.openAs(app.address, app.account('disclosure'), { viewport: { width: 1280, height: 720 } });
    await page.goto('/admin/plugins/workboard/boards/office-duty');
    await board.boardReady(page);
    const tabs = page.getByRole('navigation', { name: '看板', exact: true });
    const names = (await tabs.getByRole('link').allInnerTexts()).map((name) => name.trim());
    const cutOff = await tabs.locator('[aria-current=page]').evaluate((tab) => {
      const [inner, outer] = [tab.getBoundingClientRect(), (tab.parentElement ?? tab).getBoundingClientRect()];
      return Math.max(0, Math.round(outer.left - inner.left), Math.round(inner.right - outer.right));
    });
    expect(cutOff).toBe(0);
    await page.getByRole('button', { name: `全部看板（${names.length}）` }).click();
    expect((await page.getByRole('menuitem').allInnerTexts()).map((name) => name.trim())).toEqual(names);
    await page.getByRole('menuitem').first().press('Enter');
    await page.waitForURL('**/boards/official-document*');
    await board.boardReady(page);
    await page.context().close();
  }),
);

it(
  'board 43 · in English no Chinese is left in the plugin’s own words',
  step('english', async () => {
    const page = await browser.openAs(app.address, app.account('secretariat'));
    await chooseLanguage('secretariat', 'en');
    await page.addInitScript(() => window.localStorage.setItem('strapi-admin-language', 'en'));
    for (const address of ['boards/official-document', 'boards/interpretation', 'today', 'statistics']) {
      await page.goto(`/admin/plugins/workboard/${address}`);
      await page.locator('main h1').waitFor();
      if (address.startsWith('boards')) await board.boardReady(page);
      else await page.locator('main table, main [role=status]').first().waitFor();
      expect({ address, chinese: await chineseWords(page.locator('main'), OFFICE_CONTENT) }).toEqual({ address, chinese: [] });
      if (address === 'boards/official-document') await browser.shot(page, 'english');
    }
    await page.context().close();
    await chooseLanguage('secretariat', 'zh-Hans');
  }),
);

it(
  'board 21 · at 1280 pixels and at 200 % zoom no control covers another',
  step('zoom', async () => {
    for (const [name, viewport, deviceScaleFactor] of [
      ['1280', { width: 1280, height: 720 }, 1],
      ['zoom-200', { width: 720, height: 450 }, 2],
    ] as const) {
      const page = await browser.openAs(app.address, app.account('leader'), { viewport, deviceScaleFactor });
      await board.openBoard(page, 'official-document');
      await browser.shot(page, name);
      expect({ name, covered: await coveredControls(page) }).toEqual({ name, covered: [] });
      await page.context().close();
    }
  }),
);

it(
  'board 20 · the dark theme keeps words and surfaces apart',
  step('dark', async () => {
    const page = await browser.openAs(app.address, app.account('director'));
    await page.addInitScript(() => window.localStorage.setItem('STRAPI_THEME', 'dark'));
    await board.openBoard(page, 'official-document');
    await browser.shot(page, 'dark');
    const [ink, paper] = await board.card(page, IN_CHECK).evaluate((node) => {
      const title = node.querySelector('button:last-of-type') ?? node;
      return [getComputedStyle(title).color, getComputedStyle(node).backgroundColor];
    });
    expect(contrast(ink, paper)).toBeGreaterThan(4.5);
    await page.context().close();
  }),
);

it(
  'board 9, R-INT-04 · a step without a form happens at the drop, and the focus stays on the moved card',
  step('focus', async () => {
    await board.openBoard(clerk, 'interpretation');
    await board.openDrawer(clerk, FIRST_DRAFT);
    await clerk.keyboard.press('Escape');
    await focusIsOn(clerk, FIRST_DRAFT);
  }),
);

/** Titles (also those that a recurring duty is opened with), units, names of people: what the office writes stays as it was written. */
const OFFICE_CONTENT = /（演示）|政策解读|区政府|黄政|黄岩|秘书|通知|办法|规定|半月纸质文件移送 \d{4}-\d{2}-\d{2} 至 /;

async function chineseWords(within: Locator, content: RegExp): Promise<string[]> {
  const texts = await within.evaluate((node) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) found.push(text.nodeValue ?? '');
    for (const element of node.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '');
    }
    return found;
  });
  return texts.filter((text) => /[\u4e00-\u9fff]/.test(text) && !content.test(text));
}

/** Buttons, links and inputs of the board's head that lie under something else at their middle. */
async function coveredControls(page: Page): Promise<string[]> {
  return page.locator('main').evaluate((main) =>
    [...main.querySelectorAll<HTMLElement>('button, a[href], input')]
      .filter((control) => {
        const box = control.getBoundingClientRect();
        const x = box.left + box.width / 2;
        const y = box.top + box.height / 2;
        if (box.width === 0 || x < 0 || y < 0 || x >= window.innerWidth || y >= window.innerHeight) return false;
        const seen = document.elementFromPoint(x, y);
        // What a scrolling list or row has cut off is out of sight, and covers nothing.
        const list = control.closest('[data-card-list]')?.getBoundingClientRect();
        const row = control.closest('[data-stage], [data-board]')?.parentElement?.getBoundingClientRect();
        if ((list && y > list.bottom) || (row && (x < row.left || x > row.right))) return false;
        return !(seen && (control.contains(seen) || seen.contains(control) || seen.closest('label') !== null));
      })
      .map((control) => control.getAttribute('aria-label') ?? control.innerText),
  );
}

async function cardsShown(page: Page): Promise<number> {
  return page.locator('[data-card-id]').count();
}

/** As in the profile, whose language wins over what the browser remembers. */
async function chooseLanguage(role: string, preferedLanguage: string): Promise<void> {
  const { email, password } = app.account(role);
  const send = (method: string, path: string, body: object, token?: string) =>
    fetch(`${app.address}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
  const login = (await (await send('POST', '/admin/login', { email, password })).json()) as { data: { token: string } };
  const { status } = await send('PUT', '/admin/users/me', { preferedLanguage }, login.data.token);
  if (status !== 200) throw new Error(`the language was not taken: ${status}`);
}

async function focusIsOn(page: Page, title: string): Promise<void> {
  await page.locator('[data-card-id]:focus').filter({ hasText: title }).waitFor();
}

/** Waits until a live region says it. */
async function spoken(page: Page, words: string): Promise<void> {
  await page.locator('[aria-live]').getByText(words).first().waitFor({ state: 'attached' });
}

async function finger(touch: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }): Promise<void> {
  await touch.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
}

/** A login with a Strapi role that may do nothing here; made over the admin's own API by the administrator. */
async function accountWithout(): Promise<{ email: string; password: string }> {
  const email = 'newcomer@demo.example';
  const password = 'Newcomer-Password-1';
  const { email: name, password: secret } = app.account('super_admin');
  const token = await login({ email: name, password: secret });
  const post = async (address: string, body: object) => {
    const answer = await fetch(`${app.address}${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const { data } = (await answer.json()) as { data?: { id: number; registrationToken?: string } };
    if (!data) throw new Error(`${address}: ${answer.status}`);
    return data;
  };
  const role = await post('/admin/roles', { name: '新来的人', description: '' });
  const user = await post('/admin/users', { firstname: '新', lastname: '来', email, roles: [role.id], preferedLanguage: 'zh-Hans' });
  await post('/admin/register', { registrationToken: user.registrationToken, userInfo: { firstname: '新', lastname: '来', password } });
  return { email, password };
}

async function login(who: { email: string; password: string }): Promise<string> {
  const answer = await fetch(`${app.address}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  });
  return ((await answer.json()) as { data: { token: string } }).data.token;
}

/** WCAG contrast of two `rgb(…)` colours. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/\d+(\.\d+)?/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
