import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';

let app: BuiltApp;
let chromium: TestBrowser;

beforeAll(async () => {
  [app, chromium] = await Promise.all([startBuiltApp(), launchBrowser()]);
});

afterAll(async () => {
  await chromium.close();
  await app.stop();
});

/** Nothing here is timed: whole pages are loaded one after the other, on machines of any speed. */
const PATIENCE_MS = 600_000;

const PAGES = ['/admin/', '/admin/plugins/workboard/boards', '/admin/content-manager/collection-types/api::document.document/create'];
/** Pages that the staff have as well, or not at all. */
const MORE = [
  '/admin/auth/login',
  '/admin/plugins/workboard/today',
  '/admin/plugins/workboard/channels',
  '/admin/content-manager/collection-types/api::document.document',
  '/admin/plugins/upload',
  '/admin/settings',
  '/admin/me',
];

test.each([
  ['handling_clerk', PAGES],
  ['super_admin', [...PAGES, ...MORE]],
] as const)(
  'no page of the admin asks anybody outside the house: %s',
  async (role, pages) => {
    const page = await chromium.open(app.address);
    const asked = new Set<string>();
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') || protocol.startsWith('ws')) asked.add(origin);
    });
    const who = app.account(role);
    await page.goto('/admin/auth/login');
    await page.locator('input[name=email]').fill(who.email);
    await page.locator('input[name=password]').fill(who.password);
    await page.locator('button[type=submit]').click();
    await page.waitForURL((url) => !url.pathname.includes('/auth/'));
    for (const address of pages) {
      await page.goto(address);
      await page.locator('h1, h2, main').first().waitFor();
      await page.waitForLoadState('networkidle');
    }
    expect([...asked]).toEqual([app.address]);
  },
  PATIENCE_MS,
);

test('the office’s own name and mark stand on the pages, and no announcement of Strapi', async () => {
  const icon = await fetch(`${app.address}/favicon.ico`);
  expect([icon.status, (await icon.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
  const page = await chromium.openAs(app.address, app.account('handling_clerk'));
  await page.goto('/admin/');
  await page.getByRole('heading', { name: '李经办，您好' }).waitFor();
  expect(await page.title()).toBe('首页 | 公开 · Gongkai');
  expect(await page.locator('body').innerText()).not.toMatch(/Strapi|Introducing|Media Library/);
  await page.getByRole('link', { name: '工作台' }).first().waitFor();
});
