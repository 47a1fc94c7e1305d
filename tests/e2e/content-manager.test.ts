import type { Page } from 'playwright-core';
import * as board from '../helpers/board-page';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { fillForm } from '../helpers/fill-form';

const IN_CHECK = '关于规范户外广告设置的意见（演示）';
const IN_DRAFTING = '关于调整城区公交线路的通知（演示）';
const SIGNED = '关于调整办公时间的通知（演示）';

let app: BuiltApp;
let browser: TestBrowser;

const step = (name: string, body: () => Promise<void>) => () => browser.watched(`entry-${name}`, body)();

beforeAll(async () => {
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it(
  'board 31, R-PUB-06 · beside the entry the clerk sees its stage, its history and the way to the board, and no step of another person',
  step('panel', async () => {
    const page = await browser.openAs(app.address, app.account('handling_clerk'));
    const panel = await openEntry(page, IN_CHECK);
    await panel.getByText('现在：秘书科核稿').waitFor();
    await panel.getByText('目前没有您能办理的事项').waitFor();
    await panel.getByText('提出保密审查意见').first().waitFor();
    await browser.shot(page, 'panel');
    await panel.getByRole('link', { name: '在看板中查看' }).click();
    await board.drawer(page).getByRole('heading', { name: IN_CHECK }).waitFor();
    await page.context().close();
  }),
);

it(
  'R-PUB-08, R-PUB-09 · Publish in the content manager is refused before issue, with the clauses in the message',
  step('refused', async () => {
    const page = await browser.openAs(app.address, app.account('secretariat'));
    await openEntry(page, SIGNED);
    await publish(page);
    const message = page
      .getByRole('alert')
      .or(page.getByRole('status'))
      .filter({ hasText: /R-[A-Z]+-\d+/ });
    await message.first().waitFor();
    await browser.shot(page, 'publish-refused');
    await page.reload();
    await page.getByText('现在：已审签').waitFor();
    await page.context().close();
  }),
);

it(
  'B-02, R-SEC-05a · what is refused when it is saved is told with its clause, and what was typed stays in the form until it can be saved',
  step('kept', async () => {
    const page = await browser.openAs(app.address, app.account('drafting_unit'));
    await openEntry(page, IN_DRAFTING);
    const summary = page.locator('textarea[name=summary]');
    const save = page.getByRole('button', { name: /^(保存|Save)$/ });
    const marked = '机密★10年 调整后的线路，内容为虚构。';
    await summary.fill(marked);
    await save.click();
    await page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: /密级/ }).first().waitFor();
    // The form follows what the server has within a few renderings.
    await page.waitForTimeout(1500);
    expect(await summary.inputValue()).toBe(marked);
    await browser.shot(page, 'save-refused');
    await summary.fill(marked.replace('机密★10年 ', ''));
    await save.click();
    await page
      .getByText(/已保存|Saved document/)
      .first()
      .waitFor();
    await page.reload();
    await summary.waitFor();
    expect(await summary.inputValue()).toBe('调整后的线路，内容为虚构。');
    await page.context().close();
  }),
);

it(
  'R-PUB-11, R-SEC-02, R-INT-07, B-01, B-06 · after the issue the same button publishes exactly what was approved: with one character changed it is refused with clause and way, and the text stays; restored, the card is at 已公开 and the public reads it',
  step('published', async () => {
    const page = await browser.openAs(app.address, app.account('secretariat'));
    const panel = await openEntry(page, SIGNED);
    await panel.getByRole('button', { name: '印发', exact: true }).click();
    await fillForm(page, { numbering: '不编号' });
    await board.submit(page, '印发');
    await panel.getByText('现在：已印发').waitFor();
    await panel.getByText('门户网站发布').first().waitFor();
    // The form takes what the step wrote: whatever is typed before is taken back with it.
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=issuedAt]')?.value);
    const summary = page.locator('textarea[name=summary]');
    const approved = await summary.inputValue();
    await summary.fill(`${approved}。`);
    expect(await publish(page)).toMatch(/^422 /);
    const refused = page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: 'R-SEC-02' });
    await refused.filter({ hasText: '保密审查' }).first().waitFor();
    // What the toast said stands beside the entry, with the way to the cure, until the next try.
    const told = panel.getByRole('region', { name: '刚才的操作被拒绝' });
    await told.getByText('审定后内容有改动').waitFor();
    await told.getByRole('link', { name: '打开保密审查' }).waitFor();
    await page.waitForTimeout(1500);
    expect(await summary.inputValue()).toBe(`${approved}。`);
    await browser.shot(page, 'changed-refused');
    await summary.fill(approved);
    expect(await publish(page)).toMatch(/^200 /);
    await panel.getByText('现在：已公开').waitFor();
    expect(await told.count()).toBe(0);
    const query = new URLSearchParams({ 'filters[title][$eq]': SIGNED });
    const answer = await fetch(`${app.address}/api/documents?${query.toString()}`);
    expect(await answer.json()).toMatchObject({ data: [{ title: SIGNED, portalPublishedAt: '2026-09-30' }] });
    await page.context().close();
  }),
);

/** Opens the entry of a card from the board, as people do. @returns the workboard's panel beside it */
async function openEntry(page: Page, title: string) {
  await board.openBoard(page, 'official-document');
  const drawer = await board.openDrawer(page, title);
  await drawer.getByRole('link', { name: '打开内容条目' }).click();
  const panel = page
    .locator('aside')
    .filter({ has: page.getByRole('heading', { name: '工作台' }) })
    .last();
  await panel.getByText('现在：').waitFor();
  return panel;
}

/** Presses “publish”. @returns what the server answers */
async function publish(page: Page): Promise<string> {
  const answered = page.waitForResponse((response) => response.url().includes('/actions/publish'));
  await page.getByRole('button', { name: /^(发布|Publish)$/ }).click();
  const response = await answered;
  return `${response.status()} ${await response.text()}`;
}
