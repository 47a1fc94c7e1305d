import type { Page } from 'playwright-core';
import * as board from '../helpers/board-page';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { fillForm, type Typed } from '../helpers/fill-form';
import { journey } from '../helpers/journey';

/** A Saturday evening: an important event is found at 19:30, and a general one. */
const PEOPLE = ['monitor', 'opinion_office', 'director', 'leader', 'business', 'secrecy_unit'] as const;
type Role = (typeof PEOPLE)[number];

const IMPORTANT = '某隧道积水报道';
const GENERAL = '某公厕标识模糊';
const STATEMENT = '关于隧道积水的说明';

let app: BuiltApp;
let browser: TestBrowser;
const pages = {} as Record<Role, Page>;

const step = journey('opinion', () => browser);

beforeAll(async () => {
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-10-24T19:31:00+08:00' }), launchBrowser()]);
  for (const role of PEOPLE) pages[role] = await browser.openAs(app.address, app.account(role));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Takes a step from the drawer of the card, which is open. */
async function take(page: Page, title: string, answers: Readonly<Record<string, Typed>> | null = null): Promise<void> {
  await board.chooseStep(page, title);
  if (answers === null) return;
  await fillForm(page, answers);
  await board.submit(page, title);
  await board.dialog(page).waitFor({ state: 'detached' });
}

async function open(page: Page, title: string, workflow = 'opinion-event'): Promise<void> {
  await board.openBoard(page, workflow);
  await board.openDrawer(page, title);
}

async function register(title: string): Promise<void> {
  const page = pages.monitor;
  await board.openBoard(page, 'opinion-event');
  await page.getByRole('button', { name: '登记舆情' }).click();
  await fillForm(page, {
    title,
    category: '网站论坛',
    platformLevel: '省级',
    foundAt: '2026-10-24T19:30',
    unit: '区政府办公室业务科',
    excerpt: '网友反映（测试）。',
  });
  await board.submit(page, '登记舆情');
  await board.cardIn(page, 'discovered', title).waitFor();
}

const GRADING = { nature: '民生', scale: '较大', platform: '省级媒体', influence: '较广', leaders: '吴分管' };

it(
  'R-OPN-15 R-OPN-05 R-OPN-18 N-34 · found on a Saturday at 19:30, registered, graded, and reported within the same step: every clock on its hour',
  step('graded', async () => {
    await register(IMPORTANT);
    const page = pages.opinion_office;
    await open(page, IMPORTANT);
    await take(page, '研判分级', { ...GRADING, criteria: ['省市电视或网络媒体报道引起较大反响的敏感政务事件'] });
    await board.cardIn(page, 'reported', IMPORTANT).waitFor();
    const drawer = board.drawer(page);
    await drawer
      .getByText(/剩 (59|58|57) 分钟/)
      .first()
      .waitFor();
    await drawer.getByText('截止 2026年10月24日 周六').first().waitFor();
    await browser.shot(page, 'opinion-graded');
  }),
);

it(
  'R-OPN-16 R-OPN-11 R-OPN-12 R-OPN-24 · three recipients confirm, a leader is named, four things begin, the unit reports',
  step('response', async () => {
    for (const role of ['director', 'leader', 'business'] as const) {
      await open(pages[role], IMPORTANT);
      await take(pages[role], '确认已阅');
    }
    await take(pages.leader, '明确负责领导', { mode: '一位分管领导负责', responsibleLeader: '吴分管' });
    await take(pages.leader, '启动处置和应对');
    await board.cardIn(pages.leader, 'responding', IMPORTANT).waitFor();
    await open(pages.business, IMPORTANT);
    await take(pages.business, '登记处置措施', { measure: '已经封闭并抽水。' });
    await take(pages.business, '报送调查情况', {
      findings: '排水泵故障。',
      facts: '已经修复。',
      opinion: '公开说明。',
      verification: '现场核实。',
    });
  }),
);

it(
  'R-OPN-09 R-OPN-10 R-OPN-25 R-OPN-26 · one statement with its facts, reviewed for secrecy, agreed to by the director, released',
  step('statement', async () => {
    const page = pages.opinion_office;
    await open(page, IMPORTANT);
    await take(page, '起草口径');
    await open(page, IMPORTANT, 'statement');
    await board.chooseStep(page, '撰写口径');
    await fillForm(page, { title: STATEMENT, body: '排水泵故障，已经修复，恢复通行。' });
    await board.dialog(page).getByRole('button', { name: '添加已核实的事实' }).click();
    await fillForm(page, { 'facts.0.fact': '排水泵已经修复', 'facts.0.source': '业务科现场核实', 'facts.0.verified': true });
    await board.submit(page, '撰写口径');
    await board.dialog(page).waitFor({ state: 'detached' });
    await open(pages.secrecy_unit, STATEMENT, 'statement');
    await take(pages.secrecy_unit, '保密审查意见', { outcome: '可以公开', opinion: '可以公开。' });
    await open(page, STATEMENT, 'statement');
    await take(page, '报主要领导审批');
    await board.cardIn(page, 'review', STATEMENT).waitFor();
    await open(page, IMPORTANT);
    await take(page, '口径报批');
    await open(pages.director, STATEMENT, 'statement');
    await take(pages.director, '主要领导同意');
    await board.cardIn(pages.director, 'approved', STATEMENT).waitFor();
    await open(page, STATEMENT, 'statement');
    await take(page, '统一发布', { outlets: '区政府门户网站' });
    await board.cardIn(page, 'released', STATEMENT).waitFor();
    await open(page, IMPORTANT);
    await take(page, '对外发布');
    await board.cardIn(page, 'released', IMPORTANT).waitFor();
    await board.drawer(page).getByText('按期办结').first().waitFor();
    await browser.shot(page, 'opinion-released');
    const answer = (await (await fetch(`${app.address}/api/statements?filters[title]=${encodeURIComponent(STATEMENT)}`)).json()) as {
      data: unknown[];
    };
    expect(answer.data).toHaveLength(1);
  }),
);

it(
  'R-OPN-28 R-OPN-29 R-OPN-37 · the unit feeds back, the leader reports, and the review comes before the end',
  step('review', async () => {
    await open(pages.business, IMPORTANT);
    await take(pages.business, '反馈处置情况', { feedback: '隧道已经恢复通行。' });
    await open(pages.leader, IMPORTANT);
    await take(pages.leader, '向主要领导汇报', { feedback: '已经处置，舆情平稳。' });
    const page = pages.opinion_office;
    await open(page, IMPORTANT);
    await take(page, '复盘总结', { lessons: '雨前检查排水设备，早发现早处置。', changes: '建立雨前巡查表。' });
    await take(page, '办结', { result: '舆情平息。' });
    await board.cardIn(page, 'closed', IMPORTANT).waitFor();
  }),
);

it(
  'R-OPN-17 · the general event appears in the weekly report, and can be closed from then on',
  step('weekly', async () => {
    await register(GENERAL);
    const page = pages.opinion_office;
    await open(page, GENERAL);
    await take(page, '研判分级', GRADING);
    await board.cardIn(page, 'graded', GENERAL).waitFor();
    await open(page, '一般舆情周报 2026-10-19 至 2026-10-25', 'office-duty');
    await take(page, '报送周报', { recipients: '主要领导' });
    await board.drawer(page).getByText('舆情周报').first().waitFor();
    await browser.shot(page, 'opinion-weekly');
    await open(page, GENERAL);
    await take(page, '已列入周报');
    await board.cardIn(page, 'weekly_listed', GENERAL).waitFor();
    await board.openBoard(page, 'opinion-event', '?lanes=hours');
    await browser.shot(page, 'opinion-lanes');
  }),
);
