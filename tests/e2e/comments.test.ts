import type { Page } from 'playwright-core';
import { seriousFindings } from '../helpers/axe';
import * as board from '../helpers/board-page';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { insertCommentsInto } from '../helpers/many-comments';
import { fillForm } from '../helpers/fill-form';

const CLOSED = '道路停车泊位管理办法（演示）（征求意见稿）';
const OPEN = '社区服务场所开放管理办法（演示）（征求意见稿）';
const LIKE = '请把收费标准降下来';
const CHANGED = '第三条增加第一小时免费（测试）';
const NOTE = '先问物价部门再定（测试备注）';

let app: BuiltApp;
let browser: TestBrowser;
let staff: Page;
let citizen: Page;

const step = (name: string, body: () => Promise<void>) => () => browser.watched(`comments-${name}`, body)();

beforeAll(async () => {
  // A proof of work that a loaded machine solves at once; how dear it is has its own tests.
  const env = { DOOR_KEY: 'test-door-key', DOOR_PROOF_COST: '20' };
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00', env }), launchBrowser()]);
  citizen = await browser.open(app.address, { viewport: { width: 390, height: 844 } });
  staff = await browser.openAs(app.address, app.account('drafting_unit'));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it(
  'R-CON-03a R-CON-11a · on a telephone: a draft is read by clause, a comment is made on one, and its receipt followed',
  step('citizen', async () => {
    await citizen.goto('/consult/');
    // Under its heading stands what a citizen can still do something about; what is over stands apart.
    await citizen
      .locator('section', { has: citizen.getByRole('heading', { name: '正在征求意见' }) })
      .getByRole('link', { name: OPEN })
      .waitFor();
    await browser.shot(citizen, 'consult-drafts');
    await citizen.getByRole('link', { name: OPEN }).click();
    await citizen.getByRole('heading', { level: 1, name: OPEN }).waitFor();
    expect(await seriousFindings(citizen)).toEqual([]);
    await browser.shot(citizen, 'consult-draft');
    await citizen.getByRole('button', { name: '对本条提意见：第四条' }).click();
    expect(await citizen.locator('[name=clause]').inputValue()).toBe('第四条');
    await citizen.locator('#comment button.main').click();
    await citizen.locator('.summary:focus li', { hasText: '意见建议' }).waitFor();
    await citizen.locator('[name=text]').fill('服务时间请覆盖<b>晚上</b>（测试）');
    await citizen.locator('[name=submitterName]').fill('王测试');
    await citizen.locator('#comment button.main').click();
    const code = (await citizen.locator('#code').textContent()) ?? '';
    expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    await browser.shot(citizen, 'consult-receipt');
    await citizen.locator('a[href="#follow"]').click();
    await citizen.locator('[name=code]').fill(code);
    await citizen.locator('button.main').click();
    await citizen.locator('#status', { hasText: '服务时间请覆盖<b>晚上</b>（测试）' }).waitFor();
    expect(await seriousFindings(citizen)).toEqual([]);
  }),
  240_000,
);

it(
  'X-12 P8 · ten thousand comments in one table are at most a thousand nodes, wherever it is scrolled',
  step('many', async () => {
    await insertCommentsInto(app.databaseFile, OPEN, 10_000, (n) => `第${n}条批量意见：建议延长开放时间（测试）`);
    await openMatrix(OPEN);
    const grid = staff.getByRole('grid');
    await expect(grid.getAttribute('aria-rowcount').then(Number)).resolves.toBeGreaterThan(10_000);
    const nodes = () => staff.evaluate(() => document.querySelectorAll('main *').length);
    expect(await nodes()).toBeLessThanOrEqual(1000);
    await grid.locator('[data-row="0"]').focus();
    await staff.keyboard.press('End');
    await staff.locator('[data-row]:focus', { hasText: '第9999条批量意见' }).waitFor();
    expect(await nodes()).toBeLessThanOrEqual(1000);
    await browser.shot(staff, 'matrix-many');
  }),
  240_000,
);

it(
  'X-12 A-43 R-CON-11b R-CON-11c R-CON-13 · the gate leads to 200 comments; they are disposed of by keyboard and mouse, with a line for each, and taken back; like ones stand together, notes stay beside them',
  step('dispose', async () => {
    await insertCommentsInto(app.databaseFile, CLOSED, 200, (n) => `${LIKE}${'！'.repeat(n % 3)}`);
    await board.openCard(staff, 'consultation', CLOSED);
    await expectMissing(['R-CON-13', 'R-CON-07b', 'R-CON-11a', 'R-CON-11b', 'R-CON-11c']);
    await board.dialog(staff).getByRole('alert').getByRole('link', { name: '打开意见建议' }).click();
    await staff.getByRole('grid').locator('[data-row="0"]').waitFor();
    expect(await staff.evaluate(() => document.querySelectorAll('main *').length)).toBeLessThanOrEqual(1000);
    await staff.getByRole('button', { name: '相似意见归在一起' }).click();
    await staff.getByText('相似 200 条').waitFor();
    await browser.shot(staff, 'matrix-alike');
    expect(await seriousFindings(staff)).toEqual([]);
    // By keys: the first row, then its whole group.
    await staff.locator('[data-row="0"]').focus();
    await staff.keyboard.press('g');
    await staff.getByText('已选 200 件').waitFor();
    await bulk('处理意见');
    // Not adopted without a reason and a feedback: every line says so, and nothing is done.
    await fillForm(staff, { disposition: '不予采纳', reason: '与上位法规定的收费标准不一致' });
    await board.submit(staff, '处理意见');
    await board.dialog(staff).getByRole('heading', { name: '“处理意见”：办成 0 件，未办 200 件' }).waitFor({ timeout: 120_000 });
    await browser.shot(staff, 'matrix-refused');
    await board.dialog(staff).getByRole('button', { name: '修改后重试未办的 200 件' }).click();
    await fillForm(staff, { feedback: '感谢您的意见，收费标准由价格主管部门另行公布（测试）' });
    await board.submit(staff, '处理意见');
    await board.dialog(staff).getByRole('heading', { name: '“处理意见”：办成 200 件，未办 0 件' }).waitFor({ timeout: 120_000 });
    await board.dialog(staff).getByRole('button', { name: '撤销这 200 件' }).click();
    await board.dialog(staff).getByRole('heading', { name: '“重新处理”：办成 200 件，未办 0 件' }).waitFor({ timeout: 120_000 });
    await board.dialog(staff).getByRole('button', { name: '关闭' }).last().click();
    // An evaluator's note stays beside its comment: it is counted in the table, and never leaves the house.
    await staff.locator('[data-row="0"]').focus();
    await staff.keyboard.press('Enter');
    await board.drawer(staff).getByLabel('写评论').fill(NOTE);
    await staff.keyboard.press('Control+Enter');
    await board.drawer(staff).getByText(NOTE).waitFor();
    await staff.keyboard.press('Escape');
    await staff.locator('[data-row="0"] [role=gridcell]:last-child', { hasText: /^1$/ }).waitFor();
    // One clause of those is adopted: what is read stands above the form, the changed clause is named.
    await choose('条款', '第三条');
    await choose('阶段', '待处理');
    await staff.getByText('共 66 条').waitFor();
    await staff.locator('[data-row="0"]').focus();
    await staff.keyboard.press('Control+a');
    await staff.getByText('已选 66 件').waitFor();
    await bulk('处理意见');
    await fillForm(staff, { lawful: true, scientific: true, operable: true, disposition: '采纳', changedClause: CHANGED });
    await board.submit(staff, '处理意见');
    await done('处理意见', 66);
    await staff.getByRole('button', { name: '清除全部筛选' }).first().click();
    // By mouse: every box from the first to the last of what is filtered, with Shift.
    await disposeOfAll('待处理', 134);
    await disposeOfAll('待审核', 24);
    await staff.locator('[data-figure=undisposed]', { hasText: /^0$/ }).waitFor();
    await staff.emulateMedia({ colorScheme: 'dark' });
    await browser.shot(staff, 'matrix-done');
  }),
  400_000,
);

it(
  'B-07 B-09 R-CON-11c R-CON-13 A-42 G-43 · the gate asks for less and less; the feedback is published once, the public reads what became of all comments, and the document goes its way',
  step('feedback', async () => {
    await board.openBoard(staff, 'consultation');
    const drawer = await board.openDrawer(staff, CLOSED);
    await drawer.getByRole('heading', { level: 3, name: '总表' }).waitFor();
    await expectMissing(['R-CON-13', 'R-CON-07b', 'R-CON-11c']);
    await staff.keyboard.press('Escape');
    await board.chooseStep(staff, '认定专家论证等情形');
    await board.dialog(staff).getByText('264条，集中在：').waitFor();
    await fillForm(staff, { majorMatter: '否', professional: '否', rewardRules: '否', fiscalImpact: '否' });
    await fillForm(staff, { majorPublicInterest: '否', specificGroupInterest: '否', majorDecision: '否' });
    await board.submit(staff, '认定专家论证等情形');
    await board.dialog(staff).waitFor({ state: 'detached' });
    await board.chooseStep(staff, '公布意见采纳情况');
    await fillForm(staff, { summary: '共收到意见二百余条，采纳情况见表（测试）' });
    await board.submit(staff, '公布意见采纳情况');
    await board.cardIn(staff, 'feedback_published', CLOSED).waitFor();
    await citizen.goto('/consult/');
    await citizen.getByRole('link', { name: CLOSED }).click();
    await citizen.getByRole('heading', { name: '意见采纳情况' }).waitFor();
    await citizen.getByText('收费标准由价格主管部门另行公布（测试）').first().waitFor();
    expect(await seriousFindings(citizen)).toEqual([]);
    await citizen.getByText(CHANGED).first().waitFor();
    expect(await citizen.getByText(NOTE).count()).toBe(0);
    await browser.shot(citizen, 'consult-feedback');

    await expectMissing([]);
    await fillForm(staff, { handlingSection: '区政府办公室综合科' });
    await board.submit(staff, '上报区政府');
    await board.cardIn(staff, 'submitted', CLOSED).waitFor();
    // The document of its own goes on: what it lacks now is no consultation any more.
    await board.openCard(staff, 'official-document', CLOSED.replace('（征求意见稿）', ''));
    await board.chooseStep(staff, '报送保密审查');
    const refusal = board.dialog(staff).getByRole('alert');
    await refusal.getByRole('button', { name: 'R-INT-03' }).first().waitFor();
    expect(await refusal.getByRole('button', { name: 'R-CON-13' }).count()).toBe(0);
  }),
  240_000,
);

/** The gate's list: each clause that is unmet, once, in its order; none, and its form is there to be answered. */
async function expectMissing(clauses: readonly string[]): Promise<void> {
  await board.chooseStep(staff, '上报区政府');
  await board.dialog(staff).locator('form').waitFor();
  const chips = board
    .dialog(staff)
    .getByRole('alert')
    .getByRole('button', { name: /R-CON-/ });
  if (clauses.length > 0) await chips.first().waitFor();
  expect([...new Set(await chips.allTextContents())]).toEqual(clauses);
}

async function choose(filter: string, option: string): Promise<void> {
  await staff.getByRole('combobox', { name: filter }).click();
  await staff.getByRole('option', { name: option, exact: true }).click();
}

/** The report of what was done to many, read and put away. */
async function done(event: string, many: number): Promise<void> {
  const report = board.dialog(staff);
  await report.getByRole('heading', { name: `“${event}”：办成 ${many} 件，未办 0 件` }).waitFor({ timeout: 120_000 });
  await report.getByRole('button', { name: '关闭' }).last().click();
}

/** From the board, through the card's drawer. */
async function openMatrix(title: string): Promise<void> {
  await board.openBoard(staff, 'consultation');
  const drawer = await board.openDrawer(staff, title);
  await drawer.getByRole('link', { name: '意见总表' }).click();
  await staff.getByRole('grid').locator('[data-row="0"]').waitFor();
}

async function bulk(name: string): Promise<void> {
  await staff.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '批量办理' }).click();
  await staff.getByRole('menuitem').filter({ hasText: name }).first().click();
}

/** Everything in one stage, from the first box to the last with Shift. */
async function disposeOfAll(stage: string, many: number): Promise<void> {
  await choose('阶段', stage);
  await staff.getByText(`共 ${many} 条`).waitFor();
  const boxes = staff.getByRole('grid').getByRole('checkbox');
  await boxes.first().click();
  await staff.locator('[data-row="0"]').focus();
  await staff.keyboard.press('End');
  await staff.locator(`[data-row="${many - 1}"]`).waitFor();
  await staff
    .locator(`[data-row="${many - 1}"]`)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await staff.getByText(`已选 ${many} 件`).waitFor();
  await bulk('处理意见');
  await fillForm(staff, { disposition: '不予采纳', reason: '与上位法规定的收费标准不一致' });
  await fillForm(staff, { feedback: '感谢您的意见，收费标准由价格主管部门另行公布（测试）' });
  await board.submit(staff, '处理意见');
  await done('处理意见', many);
}
