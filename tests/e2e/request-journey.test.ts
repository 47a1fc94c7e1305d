import fs from 'node:fs/promises';
import type { Page } from 'playwright-core';
import * as board from '../helpers/board-page';
import { journeyOf } from '../helpers/journey';
import { docxText } from '../helpers/read-docx';
import { fillForm } from '../helpers/fill-form';
import { seriousFindings } from '../helpers/axe';

/** Everybody in a browser window of their own, from the oral application to the reply. */
const PEOPLE = ['disclosure', 'business', 'secrecy_unit', 'deputy_director'] as const;

const TITLE = '某路段养护报价单';
const APPLICANT = '口述测试人';

const journey = journeyOf('request', PEOPLE);
const { step, pages } = journey;

const OPINION = {
  outcome: '不予公开：保护第三方合法权益',
  legalGround: '《政府信息公开条例》第十五条',
  reason: '涉及第三方商业秘密，第三方不同意公开。',
  replyText: '你申请公开的信息不予公开。',
} as const;

/** The third party says no, which is accepted; another person reviews for secrecy. */
async function objectAndReview(title: string): Promise<void> {
  const page = pages.disclosure;
  await board.openCard(page, 'foi-consultation', title);
  await board.takeStep(page, '登记答复', { answer: '不同意公开', reason: '报价的成本构成是本公司的商业秘密。' });
  await board.cardIn(page, 'objected', title).waitFor();
  await board.takeStep(page, '采纳第三方意见', { reason: '理由成立，属于商业秘密。' });
  await board.openCard(pages.secrecy_unit, 'foi', title);
  await board.takeStep(pages.secrecy_unit, '保密审查意见', {
    classification: '不涉密',
    outcome: '不予公开',
    opinion: '涉及企业商业秘密。',
    reason: '第三方不同意公开，且不涉及重大公共利益。',
  });
}

/** Search and coordination are recorded, the opinion follows and goes to the deputy director; the card is open before. */
async function settle(title: string): Promise<void> {
  const page = pages.disclosure;
  await board.takeStep(page, '登记核实检索', { places: ['档案室'], keywords: '报价单', result: '找到', note: '在档案室找到原件。' });
  await board.takeStep(page, '协调确认处理意见', { participants: '政务公开科、业务科', opinions: '意见一致。', agreed: '不予公开。' });
  await board.takeStep(page, '形成拟答复意见', OPINION);
  await board.cardIn(page, 'opinion_drafted', title).waitFor();
  await board.takeStep(page, '送签', {});
  await board.cardIn(page, 'signing', title).waitFor();
}

/** Signed by the deputy director, and open again with whoever dispatches it. */
async function sign(title: string): Promise<void> {
  await board.openCard(pages.deputy_director, 'foi', title);
  await board.takeStep(pages.deputy_director, '签发');
  await board.cardIn(pages.deputy_director, 'signed', title).waitFor();
  await board.openCard(pages.disclosure, 'foi', title);
}

it(
  'N-01 N-02 N-19 X-11 X-21 · the disclosure section takes down what an applicant says: registered at once, the receipt printed with its code',
  step('intake', async () => {
    const page = pages.disclosure;
    await page.goto(`${journey.app.address}/admin/plugins/workboard/intake`);
    const form = page.getByRole('form', { name: '政府信息公开申请' });
    await fillForm(
      page,
      {
        applicantName: APPLICANT,
        identityNumber: 'T-2026',
        phone: '0576-00001234',
        summary: TITLE,
        request: '2026年某路段养护工程中标企业的报价单。',
        assistance: ['阅读困难'],
        channel: '口头申请（工作人员代填）',
      },
      form,
    );
    // Not read back to the applicant yet: refused by field, with everything typed still there.
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('已向口头申请人宣读并经其确认').first().waitFor();
    await fillForm(page, { readBack: true }, form);
    await page.getByLabel('添加扫描件').setInputFiles({ name: '身份证明.txt', mimeType: 'text/plain', buffer: Buffer.from('复印件') });
    await page.getByRole('complementary', { name: '重复与相似' }).getByText('没有发现').waitFor();
    await journey.browser.shot(page, 'intake-form');
    await page.getByRole('button', { name: '登记并出具回执' }).click();
    await page.getByRole('heading', { name: /已受理登记 黄依申请〔2026〕\d+号/ }).waitFor();
    const code = (await page.locator('[data-receipt-code]').textContent()) ?? '';
    expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    const paper = page.frameLocator('iframe[title=回执]');
    for (const words of [`${APPLICANT}：`, '代为填写人', '需要的帮助：阅读困难', code]) await paper.getByText(words).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await journey.browser.shot(page, 'intake-receipt');
    expect(page.url()).not.toContain(code.slice(0, 4));
    expect(
      await page.evaluate(() =>
        [window.sessionStorage, window.localStorage].flatMap((store) => Object.values(store) as string[]).join('\n'),
      ),
    ).not.toContain(APPLICANT);

    // The next application shows nothing of this one, and finds it while it is typed.
    await page.getByRole('button', { name: '填下一件' }).click();
    await fillForm(page, { applicantName: APPLICANT, identityNumber: 'T-2026', summary: TITLE }, form);
    await page.getByRole('complementary', { name: '重复与相似' }).getByRole('link', { name: TITLE }).waitFor();
    await journey.browser.shot(page, 'intake-repeat');

    // One click from the board to the work list, and marked there as the one that is open.
    await page.goto(`${journey.app.address}/admin/plugins/workboard/boards/foi`);
    const lists = page.getByRole('navigation', { name: '工作清单' });
    await lists.getByRole('link', { name: '未逾期' }).waitFor();
    await journey.browser.shot(page, 'work-lists-board');
    await lists.getByRole('link', { name: '未逾期' }).click();
    await page.getByRole('table').getByText(TITLE).waitFor();
    await lists.locator('[aria-current=page]').getByText('未逾期').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await journey.browser.shot(page, 'work-lists-register');
    await lists.getByRole('link', { name: '已逾期' }).click();
    await lists.locator('[aria-current=page]').getByText('已逾期').waitFor();
    await page.getByRole('table').getByText(TITLE).waitFor({ state: 'detached' });

    await board.openCard(page, 'foi', TITLE);
    // What was handed in is listed without its name, and opened for a reason (G-44).
    const handedIn = board.drawer(page).getByRole('button', { name: '附件1.txt', exact: true });
    const why = page.getByRole('alertdialog');
    await handedIn.click();
    await why.waitFor();
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'detached' });
    expect(await handedIn.evaluate((button) => button === document.activeElement)).toBe(true);
    await handedIn.click();
    await why.getByLabel('打开事由').fill('核对身份证明');
    expect(await seriousFindings(page)).toEqual([]);
    await journey.browser.shot(page, 'personal-file-why');
    const [saved] = await Promise.all([page.waitForEvent('download'), why.getByRole('button', { name: '打开', exact: true }).click()]);
    expect(saved.suggestedFilename()).toBe('身份证明.txt');
    await why.waitFor({ state: 'detached' });
    await board.drawer(page).getByText('打开含个人信息的附件').first().waitFor();
    await journey.browser.shot(page, 'personal-file');
    await board.takeStep(page, '登记所提供的帮助', { help: ['代为宣读'] });
    await board.takeStep(page, '开始审查');
    await board.cardIn(page, 'examining', TITLE).waitFor();
  }),
);

it(
  'R-FOI-04 R-FOI-09 R-FOI-17 · it is examined, a section is asked, and a third party: the clock of the reply waits',
  step('handling', async () => {
    const page = pages.disclosure;
    await board.takeStep(page, '审查通过', { checks: { each: '通过' }, identityMethod: '核对证件原件' });
    await board.cardIn(page, 'handling', TITLE).waitFor();
    await board.takeStep(page, '转业务科（室）', { section: '区政府办公室业务科', question: '该报价单是否可以公开？' });
    await board.takeStep(page, '征求意见', { body: '某养护公司', question: '公开报价单是否损害你公司的合法权益？' });
    const drawer = board.drawer(page);
    await drawer.getByText('依申请公开征求意见 · 待答复').waitFor();
    await drawer.getByText('暂停 · 剩 20 个工作日').first().waitFor();
    await journey.browser.shot(page, 'request-handling');
  }),
);

it(
  'R-FOI-09 G-44 · the section answers from its list of today, and never sees who asked',
  step('section', async () => {
    const page = pages.business;
    await board.openCard(page, 'foi-referral', TITLE);
    expect(await page.content()).not.toContain(APPLICANT);
    await board.takeStep(page, '提出意见', { opinion: '报价单含成本构成，建议征求企业意见后决定。' });
    await board.cardIn(page, 'answered', TITLE).waitFor();
  }),
);

it(
  'R-FOI-14 N-05 · the third party objects with its reason, which is accepted; another person reviews for secrecy',
  step('consultation', async () => {
    await objectAndReview(TITLE);
  }),
);

it(
  'R-FOI-13 R-FOI-18 R-FOI-24 · without search and coordination there is no opinion; with them it goes to the deputy director',
  step('opinion', async () => {
    const page = pages.disclosure;
    await board.openCard(page, 'foi', TITLE);
    await board.chooseStep(page, '形成拟答复意见');
    await fillForm(page, OPINION);
    await board.submit(page, '形成拟答复意见');
    const refusal = board.dialog(page).getByRole('alert');
    await refusal.getByText('尚未登记核实检索').waitFor();
    await refusal.getByText('尚未登记协调确认的处理意见').waitFor();
    await board.dialog(page).getByRole('button', { name: '取消' }).click();
    await settle(TITLE);
  }),
);

it(
  'R-FOI-25 R-FOI-26 N-24 B-14 · the deputy director signs; the reply that goes out says to go to review first',
  step('reply', async () => {
    await sign(TITLE);
    const page = pages.disclosure;
    await board.drawer(page).getByText('政府信息不予公开答复书').first().waitFor();
    // Whoever dispatches it opens the letter with the real name at once; the history says so.
    const saved = page.waitForEvent('download');
    await board
      .drawer(page)
      .getByRole('button', { name: /下载政府信息不予公开答复书.*DOCX/ })
      .click();
    const bytes = await fs.readFile(await (await saved).path());
    expect(docxText(bytes)).toContain(`${APPLICANT}：`);
    await board.takeStep(page, '送达答复', { method: '直接送达', proof: '申请人当面签收' });
    await board.cardIn(page, 'replied', TITLE).waitFor();
    await board.drawer(page).getByText('先向黄岩区人民政府申请行政复议').first().waitFor();
    await board.drawer(page).getByText('打开文书').first().waitFor();
    await journey.browser.shot(page, 'request-replied');
  }),
);

/** What a citizen asks for on the page outside, and the code of their receipt. */
const ASKED = '城区停车泊位收费标准的制定依据';
let citizen: Page;
let code = '';

/** Asks on the page outside how the request stands. */
async function follow(words: string): Promise<void> {
  await citizen.goto('/apply/#follow');
  await citizen.reload();
  await citizen.locator('[name=code]').fill(code);
  await citizen.locator('[name=check]').fill('4321');
  await citizen.locator('button.main').click();
  await citizen.locator('#status h2', { hasText: words }).first().waitFor();
}

it(
  'N-01 N-02 R-FOI-02 · a citizen applies on the page outside, on a telephone; the section confirms the day and registers it',
  step('applies', async () => {
    citizen = await journey.browser.open(journey.app.address, { viewport: { width: 390, height: 844 } });
    await citizen.goto('/apply/');
    const answers = { applicantName: '王测试', identityNumber: 'T-000002', phone: '0576-84004321', summary: ASKED };
    for (const [name, text] of Object.entries(answers)) await citizen.locator(`[name=${name}]`).fill(text);
    await citizen.locator('[name=request]').fill('申请公开停车收费标准的依据。');
    await citizen.locator('button.main').click();
    code = (await citizen.locator('#code').textContent()) ?? '';
    await follow('申请已提交');
    const page = pages.disclosure;
    await board.openCard(page, 'foi', ASKED);
    await board.takeStep(page, '受理登记', { confirmedHow: '电话确认' });
    await follow('申请已登记');
  }),
);

it(
  'R-FOI-05 R-FOI-06 N-03 N-04 · it is to be corrected: approved, served, and corrected by the code; the clock of the reply begins anew',
  step('correction', async () => {
    const page = pages.disclosure;
    await board.takeStep(page, '开始审查');
    await board.chooseStep(page, '要求补正');
    await board.dialog(page).getByRole('button', { name: '添加需要补正的事项' }).click();
    await fillForm(page, { 'points.0.item': '信息内容描述', 'points.0.what': '请写明是哪一年的收费标准。' });
    await board.submit(page, '要求补正');
    await board.dialog(page).waitFor({ state: 'detached' });
    await follow('正在审查申请是否齐全明确');
    await board.openCard(pages.deputy_director, 'foi', ASKED);
    await board.takeStep(pages.deputy_director, '审定补正告知书');
    await board.openCard(page, 'foi', ASKED);
    await board.takeStep(page, '送达补正告知书', { proof: '平台记录1号' });
    await follow('请您按补正告知书补正');
    await citizen.locator('#status li', { hasText: '补正告知书' }).waitFor();
    await journey.browser.shot(citizen, 'citizen-correction');
    const corrected = citizen.locator('#status details', { has: citizen.locator('[name=request]') });
    await corrected.locator('summary').click();
    await corrected.locator('[name=request]').fill('申请公开2026年城区停车泊位收费标准的制定依据。');
    await corrected.getByRole('button', { name: '提交补正', exact: true }).click();
    await citizen.locator('#status h2', { hasText: '正在审查申请是否齐全明确' }).waitFor();
  }),
);

it(
  'R-FOI-22 R-FOI-23 R-FOI-27 N-08 · it is extended once, before it is due, and the applicant is told',
  step('extension', async () => {
    const page = pages.disclosure;
    await board.openCard(page, 'foi', ASKED);
    await board.takeStep(page, '审查通过', { checks: { each: '通过' }, identityMethod: '电话核对' });
    await board.takeStep(page, '申请延期', { days: '10', reason: '需要向多个部门核实。' });
    await board.openCard(pages.deputy_director, 'foi', ASKED);
    await board.takeStep(pages.deputy_director, '同意延期');
    await board.openCard(page, 'foi', ASKED);
    await board.takeStep(page, '送达延期告知书', { proof: '平台记录2号' });
    await follow('正在办理');
    // Twenty workdays from the corrected request, and ten.
    await citizen.locator('#status dd', { hasText: '2026-11-17' }).waitFor();
    await citizen.locator('#status li', { hasText: '延期' }).waitFor();
    await journey.browser.shot(citizen, 'citizen-extended');
  }),
);

it(
  'N-07 R-FOI-25 X-09 N-24 N-25 · a third party is asked, it is refused and signed by another: the applicant sees each step, and reads in the notice that review comes first',
  step('refused', async () => {
    const page = pages.disclosure;
    await board.takeStep(page, '征求意见', { body: '某停车管理公司', question: '公开定价测算是否损害你公司的合法权益？' });
    await follow('正在办理');
    await citizen.locator('#status dd', { hasText: '期限暂停计算' }).waitFor();
    await citizen.locator('#status li', { hasText: '征求意见' }).waitFor();
    await objectAndReview(ASKED);
    await board.openCard(page, 'foi', ASKED);
    await settle(ASKED);
    await sign(ASKED);
    await follow('答复已签发，即将送达');
    // Nobody outside hears of an outcome that is not served.
    expect(await citizen.locator('#status').textContent()).not.toContain('不予公开');
    await board.takeStep(page, '送达答复', { method: '平台送达', proof: '平台记录3号' });
    await board.cardIn(page, 'replied', ASKED).waitFor();
    await follow('已答复');
    await citizen.locator('#status dd', { hasText: OPINION.outcome }).waitFor();
    await citizen.locator('#status dt', { hasText: '申请行政复议的最后一日' }).waitFor();
    const reply = citizen.locator('#status li', { hasText: '政府信息不予公开答复书' });
    const saved = citizen.waitForEvent('download');
    await reply.getByRole('button', { name: '下载 DOCX' }).click();
    const text = docxText(await fs.readFile(await (await saved).path()));
    for (const words of ['王测试：', OPINION.legalGround, '六十日内先向黄岩区人民政府申请行政复议']) expect(text).toContain(words);
    expect(await seriousFindings(citizen)).toEqual([]);
    await journey.browser.shot(citizen, 'citizen-refused');
  }),
);
