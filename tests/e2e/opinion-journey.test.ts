import type { Page } from 'playwright-core';
import * as board from '../helpers/board-page';
import { fillForm } from '../helpers/fill-form';
import { journeyOf } from '../helpers/journey';

/** A Saturday evening: an important event is found at 19:30, and a general one. */
const PEOPLE = ['monitor', 'opinion_office', 'director', 'leader', 'business', 'secrecy_unit', 'secrecy_leader'] as const;

const IMPORTANT = '某隧道积水报道';
const GENERAL = '某公厕标识模糊';
const STATEMENT = '关于隧道积水的说明';

const journey = journeyOf('opinion', PEOPLE, '2026-10-24T19:31:00+08:00');
const { step, pages } = journey;
const take = board.takeStep;

const open = (page: Page, title: string, workflow = 'opinion-event') => board.openCard(page, workflow, title);

/** Looks at what the drawer of a card tells further down. */
async function shotAt(page: Page, section: string, name: string): Promise<void> {
  await board.drawer(page).getByRole('heading', { name: section }).first().scrollIntoViewIfNeeded();
  await journey.browser.shot(page, name);
}

/** The statement's secrecy review: the unit finds nothing, the leader in charge approves (R-SEC-02, R-SEC-06c). */
async function reviewForSecrecy(): Promise<void> {
  const unit = pages.secrecy_unit;
  await open(unit, STATEMENT, 'secrecy-review');
  await take(unit, '机构审查', {
    marked: '否',
    stateSecret: '不涉及',
    tradeSecret: '否',
    privacy: '否',
    safety: '不涉及',
    opinion: '不涉及不宜公开的内容。',
  });
  await open(pages.secrecy_leader, STATEMENT, 'secrecy-review');
  await take(pages.secrecy_leader, '审查批准', { opinion: '同意公开。' });
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
    await journey.browser.shot(page, 'opinion-graded');
  }),
);

it(
  'R-OPN-16 R-OPN-11 R-OPN-12 R-OPN-24 · three recipients confirm, a leader is named, four things begin, the unit reports',
  step('response', async () => {
    for (const role of ['director', 'leader', 'business'] as const) {
      await open(pages[role], IMPORTANT);
      await take(pages[role], '确认已阅');
    }
    // The unit has read it meanwhile: what the leader has open is older.
    await open(pages.leader, IMPORTANT);
    await shotAt(pages.leader, '办理经过', 'opinion-receipts');
    await take(pages.leader, '明确负责领导', { mode: '一位分管领导负责', responsibleLeader: '吴分管' });
    await open(pages.leader, IMPORTANT);
    await take(pages.leader, '启动处置和应对');
    await board.cardIn(pages.leader, 'responding', IMPORTANT).waitFor();
    await open(pages.business, IMPORTANT);
    await take(pages.business, '登记处置措施', { measure: '已经封闭并抽水。' });
    await open(pages.business, IMPORTANT);
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
    await reviewForSecrecy();
    await open(page, STATEMENT, 'statement');
    await take(page, '报主要领导审批');
    await board.cardIn(page, 'review', STATEMENT).waitFor();
    await open(page, IMPORTANT);
    await take(page, '口径报批');
    await open(pages.director, STATEMENT, 'statement');
    await take(pages.director, '主要领导同意');
    await board.cardIn(pages.director, 'approved', STATEMENT).waitFor();
    await journey.browser.shot(pages.director, 'opinion-statement');
    await open(page, STATEMENT, 'statement');
    await take(page, '统一发布', { outlets: '区政府门户网站' });
    await board.cardIn(page, 'released', STATEMENT).waitFor();
    await open(page, IMPORTANT);
    await take(page, '对外发布');
    await board.cardIn(page, 'released', IMPORTANT).waitFor();
    await open(page, IMPORTANT);
    await board.drawer(page).getByText('按期办结').first().waitFor();
    await journey.browser.shot(page, 'opinion-released');
    const answer = (await (
      await fetch(`${journey.app.address}/api/statements?filters[title]=${encodeURIComponent(STATEMENT)}`)
    ).json()) as {
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
    await take(page, '登记跟踪情况', { trend: '下降', note: '评论明显减少。' });
    await shotAt(page, '办理经过', 'opinion-tracking');
    await open(page, IMPORTANT);
    await take(page, '复盘总结', { lessons: '雨前检查排水设备，早发现早处置。', changes: '建立雨前巡查表。' });
    await open(page, IMPORTANT);
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
    await board
      .drawer(page)
      .getByText(/舆情周报 .*第2期/)
      .first()
      .waitFor();
    await shotAt(page, '文书', 'opinion-weekly');
    await open(page, GENERAL);
    await take(page, '已列入周报');
    await board.cardIn(page, 'weekly_listed', GENERAL).waitFor();
    await board.openBoard(page, 'opinion-event', '?lanes=hours');
    await journey.browser.shot(page, 'opinion-lanes');
  }),
);
