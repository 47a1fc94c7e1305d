import type { Page } from 'playwright-core';
import * as board from '../helpers/board-page';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { lazyChunks } from '../helpers/built-chunks';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { insertManyCards } from '../helpers/many-cards';

const STAGES = ['drafting', 'secrecy_opinion', 'secretariat_check', 'leader_review', 'approved', 'issued', 'published'];
/** Nobody works on what is closed: how much that is, is a question to the register. */
const CLOSED = 'published';
const EACH = Math.ceil(10_000 / STAGES.length);

let app: BuiltApp;
let browser: TestBrowser;
let page: Page;

const step = (name: string, body: () => Promise<void>) => () => browser.watched(`many-${name}`, body)();

beforeAll(async () => {
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
  insertManyCards(app.databaseFile, STAGES, EACH);
  page = await browser.openAs(app.address, app.account('secretariat'));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it(
  'P8 · ten thousand cards are at most a thousand nodes; every column tells its whole number, of what is closed up to 999',
  step('nodes', async () => {
    await board.openBoard(page, 'official-document');
    await board.column(page, 'secretariat_check').locator('[data-card-id]').first().waitFor();
    await browser.shot(page, 'many-cards');
    expect(await page.evaluate(() => document.querySelectorAll('main *').length)).toBeLessThanOrEqual(1000);
    for (const stage of STAGES) {
      const head = (await board.column(page, stage).getByRole('heading').locator('em').textContent()) ?? '';
      // What is still open there is counted whole beside it.
      if (stage === CLOSED) expect(Number(/^(\d+)\+$/.exec(head)?.[1])).toBeGreaterThanOrEqual(999);
      else expect(Number(head)).toBeGreaterThanOrEqual(EACH);
    }
  }),
);

it(
  'P8 · scrolling a column asks for its next windows and keeps the nodes few',
  step('scroll', async () => {
    const list = board.column(page, 'secretariat_check').locator('[data-card-list]');
    const last = () => list.locator('[data-index]').last().getAttribute('data-index').then(Number);
    for (const past of [60, 120, 180]) {
      await expectSoon(async () => {
        await list.evaluate((node) => node.scrollBy(0, node.clientHeight * 8));
        return (await last()) > past;
      });
    }
    expect(await page.evaluate(() => document.querySelectorAll('main *').length)).toBeLessThanOrEqual(1000);
    await browser.shot(page, 'many-cards-scrolled');
  }),
);

it(
  'P9 · a card is lifted and carried among ten thousand',
  step('drag', async () => {
    await board.lift(page, board.column(page, 'approved').locator('[data-card-id]').first());
    await page.locator('[data-verdict]').first().waitFor();
    await board.carryTo(page, 'issued');
    expect(await page.evaluate(() => document.querySelectorAll('main *').length)).toBeLessThanOrEqual(1000);
    await page.keyboard.press('Escape');
    await page.mouse.up();
  }),
);

it('P20 · the board is fetched only when it is opened, and is at most 120 KB compressed beyond what every page has', () => {
  const chunks = lazyChunks('BoardPage');
  expect([...chunks.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(120 * 1024);
  // What is counted is the whole board: its drag library stands in a chunk of its own.
  expect(chunks.size).toBeGreaterThan(1);
});

/** Asks until it is so; the test's own limit ends it. */
async function expectSoon(question: () => Promise<boolean>): Promise<void> {
  while (!(await question())) await page.waitForTimeout(100);
}
