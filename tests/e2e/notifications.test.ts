import type { Page } from 'playwright-core';
import * as board from '../helpers/board-page';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { fillForm } from '../helpers/fill-form';
import { startReceiver, type Receiver } from '../helpers/webhook-receiver';

const RETURNED = '关于清理废止部分文件的通知（演示）';
const MESSAGES = '/admin/plugins/workboard/messages';

let app: BuiltApp;
let browser: TestBrowser;
let receiver: Receiver;
let clerk: Page;
let head: Page;
let keeper: Page;

beforeAll(async () => {
  receiver = await startReceiver();
  const env = { WORKBOARD_CHAT_URL: receiver.url, WORKBOARD_CHAT_SECRET: 'whsec_dGVzdC1zZWNyZXQ=' };
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00', env }), launchBrowser()]);
  clerk = await browser.openAs(app.address, app.account('handling_clerk'));
  head = await browser.openAs(app.address, app.account('handling_head'));
  keeper = await browser.openAs(app.address, app.account('administrator'));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
  await receiver.stop();
});

const toldOf = (kind: string) =>
  receiver.requests.filter(({ body }) => (JSON.parse(body) as { type: string }).type === `workboard.${kind}`);
const open = (view: string) => keeper.getByRole('button', { name: view, exact: true }).click();
const checked = (name: string) => keeper.getByRole('checkbox', { name, exact: true });
const save = async () => {
  await keeper.getByRole('button', { name: '保存' }).click();
  await keeper.getByText('已保存').first().waitFor();
};

it('A-63 · one moves a card in quiet hours: the other is told without reloading and reads it at the card; the chat group is told when quiet is over', () =>
  browser.watched('notifications', async () => {
    // The keeper tries the channel, lets the group have steps too, and sets the hours so that it is quiet now.
    await keeper.goto(`${MESSAGES}?view=channels`);
    await keeper.getByRole('button', { name: '发送测试消息到工作群' }).click();
    await keeper.getByText('工作群已接收。').waitFor();
    expect(toldOf('test')).toHaveLength(1);
    await checked('待办到达').click();
    await keeper.getByLabel('从', { exact: true }).fill('09:00');
    await keeper.getByLabel('到', { exact: true }).fill('20:00');
    await save();

    await head.goto(MESSAGES);
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
    await head.goBack();
    await head.locator('li[data-message]').filter({ hasText: RETURNED }).first().getByText('已读').waitFor();

    await open('后台任务');
    const waiting = keeper.locator('tr[data-job]').filter({ hasText: '发送到工作群' }).filter({ hasText: '免打扰时段，结束后发送' });
    await waiting.first().waitFor();
    await browser.shot(keeper, 'jobs');
    expect(toldOf('entered')).toEqual([]);
    await open('消息通道');
    await checked('启用免打扰').click();
    await save();
    await open('后台任务');
    await waiting.first().getByRole('button').click();
    await keeper.getByText('已安排，几秒内运行').waitFor();
    while (toldOf('entered').length === 0) await keeper.waitForTimeout(200);
    expect(toldOf('entered')).toHaveLength(1);
    expect(toldOf('entered')[0]?.body).not.toContain(RETURNED);
  })());

it('R8 · who owns a clock is reminded of it in the inbox', () =>
  browser.watched('reminders', async () => {
    const secretariat = await browser.openAs(app.address, app.account('secretariat'));
    await secretariat.goto(MESSAGES);
    await secretariat
      .locator('li[data-message]')
      .filter({ hasText: '期限提醒' })
      .first()
      .getByText(/还剩 \d+ 个工作日，2026年\d+月\d+日 周. 到期/)
      .waitFor();
    await browser.shot(secretariat, 'reminders');
  })());
