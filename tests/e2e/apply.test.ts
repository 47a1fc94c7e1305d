import type { Page } from 'playwright-core';
import { seriousFindings } from '../helpers/axe';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { launchBrowser, type TestBrowser } from '../helpers/browser';

let app: BuiltApp;
let browser: TestBrowser;
let page: Page;
/** What the page complained of, and whom else it asked. */
const odd: string[] = [];

beforeAll(async () => {
  // A proof of work that a loaded machine solves at once; how dear it is has its own tests.
  const env = { DOOR_KEY: 'test-door-key', DOOR_PROOF_COST: '20' };
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00', demo: false, env }), launchBrowser()]);
  page = await browser.open(app.address, { viewport: { width: 390, height: 844 } });
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4')) odd.push(message.text());
  });
  page.on('pageerror', (error) => odd.push(String(error)));
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|blob:)/.test(request.url())) odd.push(request.url());
  });
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

const draft = () => page.evaluate(() => sessionStorage.getItem('gongkai-application'));

it(
  'N-01 N-02 N-27 G-44 · on a telephone: an application is filed, its receipt followed, the application withdrawn; personal data is kept nowhere',
  () =>
    browser.watched('apply', async () => {
      await page.goto('/apply/');
      await page.locator('button.main').click();
      // Every fault at once, in a list that leads to the fields; the focus is there.
      await page.locator('.summary:focus li').first().waitFor();
      expect(await page.locator('.summary:focus li').allTextContents()).toContain('请填写“联系电话”');
      expect(await seriousFindings(page)).toEqual([]);
      await browser.shot(page, 'apply-faults');
      await page.locator('.summary a', { hasText: '联系电话' }).click();
      await page.keyboard.type('0576-8400 4321');
      await page.locator('[name=applicantName]').fill('王测试');
      await page.locator('[name=identityNumber]').fill('T-000001');
      await page.locator('[name=summary]').fill('停车管理办法的制定依据');
      await page.locator('[name=request]').fill('申请公开<b>停车管理办法</b>（测试）的制定依据。');
      expect(await draft()).toContain('停车管理办法的制定依据');
      expect(await draft()).not.toContain('4321');
      // The form of an organisation asks for other things.
      await page.locator('[value=legalPerson]').check();
      await page.locator('[name=creditCode]').waitFor();
      expect(await page.locator('[name=identityNumber]').isVisible()).toBe(false);
      await page.locator('[value=naturalPerson]').check();
      // What is chosen is listed, what is not taken is told before it is sent, and each file can be taken out again.
      await page.locator('[name=phone]').fill('请致电我');
      const picked = page.locator('input[type=file]');
      await picked.setInputFiles({ name: '程序.exe', mimeType: 'text/plain', buffer: Buffer.from('MZ') });
      await picked.setInputFiles({ name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('说明（测试）') });
      await page.locator('button.main').click();
      await page.locator('.summary:focus a', { hasText: '“程序.exe”不能接收，请移除' }).waitFor();
      await page.locator('.summary a', { hasText: '“联系电话”格式不符：只写号码，如' }).click();
      await page.locator('[name=phone]').fill('0576-8400 4321');
      await page.getByRole('button', { name: '移除“程序.exe”' }).click();
      await page.locator('button.main').click();
      const code = (await page.locator('#code').textContent()) ?? '';
      expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
      expect(await draft()).toBeNull();
      await page.getByText('说明.txt').waitFor();
      await browser.shot(page, 'apply-receipt');
      // The code is shown once: neither the other language nor a look at the other page takes it away.
      await page.locator('#language').click();
      await page.locator('h1', { hasText: 'Your request has arrived' }).waitFor();
      expect(await page.locator('#code').textContent()).toBe(code);
      await page.locator('#language').click();

      await page.locator('a[href="#follow"]').click();
      await page.locator('button.main').click();
      await page.locator('.summary:focus a', { hasText: '请填写“联系电话后四位”' }).waitFor();
      expect(await page.locator('[name=code]').inputValue()).toBe(code);
      await page.locator('[name=check]').fill('4321');
      await page.locator('[name=code]').fill(`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`);
      await page.locator('button.main').click();
      // A mistyped letter is found here and not sent.
      await page.locator('.summary', { hasText: '请核对是否抄错' }).waitFor();
      await page.locator('[name=code]').fill(code.toLowerCase());
      await page.locator('button.main').click();
      await page.locator('#status h2:focus', { hasText: '申请已提交' }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await browser.shot(page, 'apply-status');
      await page.locator('#status summary').click();
      await page.locator('#status [name=reason]').fill('不再需要');
      await page.locator('#status details button').click();
      await page.locator('#status h2', { hasText: '您已撤回申请' }).waitFor();
      expect(page.url()).toBe(`${app.address}/apply/#follow`);

      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('#language').click();
      await page.locator('a[href="#file"]', { hasText: 'File a request' }).click();
      await page.getByRole('button', { name: 'File another request' }).click();
      await page.locator('label', { hasText: 'Telephone' }).waitFor();
      await browser.shot(page, 'apply-dark');
      expect(await seriousFindings(page)).toEqual([]);
      expect(odd).toEqual([]);
      expect(app.output()).not.toContain(code.slice(0, 9));
    })(),
  240_000,
);

it('X-23 · on a telephone: how the office kept its time limits, each row a block of its own, in another year and another language', () =>
  browser.watched('performance', async () => {
    await page.evaluate(() => sessionStorage.clear());
    await page.goto('/performance/');
    await page.locator('h1', { hasText: '政务公开办理时限' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(3);
    const reply = page.locator('tbody tr', { hasText: '答复申请人' });
    expect(await reply.locator('td').nth(1).getAttribute('data-column')).toBe('应办');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await seriousFindings(page)).toEqual([]);
    await browser.shot(page, 'performance');
    await page.locator('#year').selectOption('2025');
    await page.waitForURL('**/performance/#2025');
    await page.locator('#language').click();
    await page.locator('tbody tr', { hasText: 'Reply to the applicant' }).waitFor();
    expect(await page.locator('#year').inputValue()).toBe('2025');
    expect(odd).toEqual([]);
  })());
