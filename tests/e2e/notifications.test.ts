import type { Page } from 'playwright-core';
import * as board from '../helpers/board-page';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { fillForm } from '../helpers/fill-form';

const RETURNED = '关于清理废止部分文件的通知（演示）';

let app: BuiltApp;
let browser: TestBrowser;
let clerk: Page;
let head: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
  clerk = await browser.openAs(app.address, app.account('handling_clerk'));
  head = await browser.openAs(app.address, app.account('handling_head'));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it('A-63 · one moves a card, the other is told without reloading, opens the card from the message, and it is read', () =>
  browser.watched('notifications', async () => {
    await head.goto('/admin/plugins/workboard/messages');
    await head.getByRole('heading', { name: '消息', level: 1 }).waitFor();
    await board.openBoard(clerk, 'official-document');
    await board.dragTo(clerk, board.card(clerk, RETURNED), 'secrecy_opinion');
    await fillForm(clerk, { attribute: '主动公开' });
    await board.submit(clerk, '报送保密审查');
    await board.cardIn(clerk, 'secrecy_opinion', RETURNED).waitFor();

    const message = head.locator('li[data-message]').filter({ hasText: RETURNED }).first();
    await message.getByText('已到“保密审查”，请办理').waitFor();
    await browser.shot(head, 'messages');
    await message.getByRole('link').click();
    await head.waitForURL(/boards\/official-document\?card=\d+/);
    await head.getByRole('heading', { name: RETURNED }).first().waitFor();
    await head.goto('/admin/plugins/workboard/messages');
    await head.locator('li[data-message]').filter({ hasText: RETURNED }).first().getByText('已读').waitFor();
  })());
