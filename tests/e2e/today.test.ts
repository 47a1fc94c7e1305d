import type { Page } from 'playwright-core';
import type { Board, FireAnswer, Permitted, Today } from '../../plugins/workboard/shared/contract';
import * as board from '../helpers/board-page';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { ANSWERS } from '../helpers/office';

const WORKFLOW = 'official-document';

let app: BuiltApp;
let browser: TestBrowser;
let leader: Page;
let deputy: Page;

beforeAll(async () => {
  // The last workday before the National Day holiday.
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
  [leader, deputy] = [await as('leader'), await as('deputy_director')];
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

const as = (role: string) => browser.openAs(app.address, app.account(role));

/** What the admin itself would send, with the session of the page. */
async function ask<T>(page: Page, path: string, body?: object): Promise<{ status: number; data: T; text: string }> {
  const [session] = (await page.context().cookies()).filter(({ name }) => name === 'jwtToken');
  const headers = { Authorization: `Bearer ${session?.value ?? ''}` };
  const address = `${app.address}/workboard${path}`;
  const response = body ? await page.request.post(address, { headers, data: body }) : await page.request.get(address, { headers });
  const text = await response.text();
  return { status: response.status(), data: (JSON.parse(text) as { data: T }).data, text };
}

const cardsIn = async (page: Page, stage: string) =>
  (await ask<Board>(page, `/boards/${WORKFLOW}`)).data.columns.find((column) => column.stage === stage)?.cards ?? [];

/** The first card of a stage on which the person may do a step. */
async function cardFor(page: Page, stage: string, event: string) {
  for (const card of await cardsIn(page, stage)) {
    const { data } = await ask<Permitted>(page, `/cards/${card.id}/permitted`);
    if (data.events.find((one) => one.event === event)?.allowed) return card;
  }
  throw new Error(`nobody waits for ${event} in ${stage}`);
}

const fire = (page: Page, card: { id: number; revision: number }, event: string) =>
  ask<FireAnswer>(page, `/cards/${card.id}/events/${event}`, { expectedRevision: card.revision, form: ANSWERS[event] });

it('X-19 · the leader names a substitute for the days of absence, who is told on the board for whom and until when', async () => {
  await leader.goto('/admin/plugins/workboard/stand-ins');
  await leader.getByRole('button', { name: '设置我的代办人' }).click();
  const dialog = board.dialog(leader);
  await dialog.getByRole('combobox', { name: /代办人/ }).click();
  await leader.getByRole('option', { name: new RegExp(app.account('deputy_director').name) }).click();
  await dialog.getByLabel(/结束日/).fill('2026-10-12');
  await dialog.getByText('2026年10月12日 周一').waitFor();
  await dialog.getByLabel(/事由/).fill('外出培训');
  await dialog.getByRole('button', { name: '保存' }).click();
  await leader.getByText('代办中').first().waitFor();
  await browser.shot(leader, 'stand-ins');

  await board.openBoard(deputy, WORKFLOW);
  await deputy.getByText(new RegExp(`您正在代 ${app.account('leader').name}（.*）办理，至 10月12日`)).waitFor();
}, 120_000);

it('X-19 · the substitute signs in the leader’s stead, and the history says “代”', async () => {
  const card = await cardFor(deputy, 'leader_review', 'approve');
  expect((await fire(deputy, card, 'approve')).status).toBe(200);
  await board.openBoard(deputy, WORKFLOW, `?card=${card.id}`);
  const words = `${app.account('deputy_director').name}（代 ${app.account('leader').name}）`;
  await board.drawer(deputy).getByText(words).first().waitFor();
  await browser.shot(deputy, 'in-stead');
}, 120_000);

it('D.3-44, X-20 · today tells what falls due around the holiday, and the home page shows the same numbers', async () => {
  const secretary = await as('secretariat');
  await secretary.goto('/admin/plugins/workboard/today?mine=1');
  await secretary
    .getByRole('region', { name: /节前提示/ })
    .getByText('假期 10月1日—10月7日，10月8日上班')
    .waitFor();
  await browser.shot(secretary, 'today-eve');
  const { data } = await ask<Today>(secretary, '/today?mine=1');
  const numbers = data.groups.map(({ group, items }) => [group, String(items.length)]);
  expect(numbers.length).toBeGreaterThan(0);
  const onPage = await secretary
    .locator('tbody[data-group]')
    .evaluateAll((bodies) => bodies.map((body) => [body.getAttribute('data-group'), body.querySelector('th span')?.textContent]));
  expect(onPage).toEqual(numbers);
  await secretary.goto('/admin/');
  const widget = secretary.getByRole('list', { name: '我的待办' });
  await widget.waitFor();
  const onHome = await widget
    .locator('li')
    .evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-group'), /(\d+) 项/.exec(row.textContent)?.[1]]));
  expect(onHome).toEqual(numbers);

  const late = (await ask<Today>(secretary, '/today')).data.groups.find(({ group }) => group === 'overdue')?.items ?? [];
  const byUnit = secretary.getByRole('list', { name: '本单位逾期' });
  await byUnit.waitFor();
  const counted = await byUnit.locator('li').evaluateAll((rows) => rows.map((row) => Number(/(\d+) 项/.exec(row.textContent)?.[1])));
  expect(counted.reduce((sum, n) => sum + n, 0)).toBe(late.length);
  await browser.shot(secretary, 'home');
  await byUnit.getByRole('link').first().click();
  await secretary.waitForURL(/\/boards\/[a-z-]+\?unit=[^&]+&urgency=overdue/);
}, 120_000);
