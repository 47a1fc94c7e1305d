import type { Page } from 'playwright-core';
import * as board from '../helpers/board-page';
import { journeyOf } from '../helpers/journey';
import { fillForm } from '../helpers/fill-form';

/** Everybody in a browser window of their own, which stays open from the first draft to the publication. */
const PEOPLE = [
  'handling_clerk',
  'handling_head',
  'drafting_unit',
  'secretariat',
  'deputy_director',
  'leader',
  'secrecy_unit',
  'secrecy_leader',
] as const;

const DOCUMENT = '城区限时停车管理办法';
const INTERPRETATION = `《${DOCUMENT}》政策解读`;

const journey = journeyOf('journey', PEOPLE);
const { step, pages } = journey;

it(
  'R-PUB-00 · the clerk registers a normative document on the board',
  step('create', async () => {
    const page = pages.handling_clerk;
    await board.openBoard(page, 'official-document');
    await page.getByRole('button', { name: '新建公文' }).click();
    await fillForm(page, {
      title: DOCUMENT,
      kind: '行政规范性文件',
      issuedInNameOf: '区政府',
      leadDraftingUnit: '区交通运输局（演示）',
      handlingSection: '区政府办公室综合科',
      summary: '规定城区道路限时停车的时段、收费和管理责任。',
      body: '第一条 为规范城区道路限时停车，制定本办法。\n\n第二条 限时停车泊位由区交通运输局设置。',
    });
    await board.submit(page, '新建公文');
    await board.cardIn(page, 'drafting', DOCUMENT).waitFor();
  }),
);

it(
  'R-INT-03, R-EXP-10 · without a draft interpretation it is not accepted; the drafting unit writes one from its card',
  step('interpretation', async () => {
    const clerk = pages.handling_clerk;
    await board.dragTo(clerk, board.card(clerk, DOCUMENT), 'secrecy_opinion');
    const refusal = board.dialog(clerk).getByRole('alert');
    await refusal.getByText('须一并报送解读文件初稿或不解读申请').waitFor();
    await refusal.getByRole('button', { name: 'R-INT-03' }).waitFor();
    await board.dialog(clerk).getByRole('button', { name: '取消' }).click();
    await board.cardIn(clerk, 'drafting', DOCUMENT).waitFor();

    const drafter = pages.drafting_unit;
    await board.openBoard(drafter, 'official-document');
    await board.openDrawer(drafter, DOCUMENT);
    await board.chooseStep(drafter, '起草解读');
    await fillForm(drafter, {
      significance: '让停车规则更清楚。',
      purpose: '提高泊位周转率，方便群众办事。',
      basis: '依据道路交通安全有关法律法规，结合我区实际。',
      mainContent: '办法讲了三件事：哪里限时、限多久、怎样收费。',
      scope: '适用于城区道路范围内的限时停车。',
      interpreter: { own: '张解读' },
      contact: '0576-0000000',
      forms: ['文字解读', '政策问答'],
    });
    await board.submit(drafter, '起草解读');
    await board.drawer(drafter).getByRole('link', { name: INTERPRETATION }).waitFor();
  }),
);

it(
  'R-CON-04, R-CON-13 · nobody was asked about the draft: the exemption is asked for with its reason, and the deputy director approves it',
  step('exemption', async () => {
    const drafter = pages.drafting_unit;
    await board.chooseStep(drafter, '申请不公开征求意见');
    await fillForm(drafter, { ground: '应急性事项', reason: '汛期临时交通管制需要，来不及公开征求意见。' });
    await board.submit(drafter, '申请不公开征求意见');

    const deputy = pages.deputy_director;
    await board.openBoard(deputy, 'consultation');
    await board.openDrawer(deputy, DOCUMENT);
    await board.chooseStep(deputy, '同意不公开征求意见');
    await fillForm(deputy, { opinion: '同意。' });
    await board.submit(deputy, '同意不公开征求意见');
    await board.cardIn(deputy, 'exempt', DOCUMENT).waitFor();
  }),
);

it(
  'R-PUB-01, N-36 · the clerk submits it with a first opinion; the head returns it with a reason; it is submitted again',
  step('return', async () => {
    const clerk = pages.handling_clerk;
    await submitDraft(clerk);
    const head = pages.handling_head;
    await board.openBoard(head, 'official-document');
    await board.dragTo(head, board.card(head, DOCUMENT), 'drafting');
    await fillForm(head, { ground: '文字、格式或依据需要修改' });
    await board.submit(head, '退回拟稿');
    await board.dialog(head).getByRole('alert').getByText('退回理由').first().waitFor();
    await fillForm(head, { reason: '第二条的设置主体与上位法不一致，请核对。' });
    await board.submit(head, '退回拟稿');
    await board.cardIn(head, 'drafting', DOCUMENT).waitFor();

    await board.cardIn(clerk, 'drafting', DOCUMENT).waitFor();
    const drawer = await board.openDrawer(clerk, DOCUMENT);
    await drawer.getByText('第二条的设置主体与上位法不一致，请核对。').first().waitFor();
    await clerk.keyboard.press('Escape');
    await submitDraft(clerk);
  }),
);

it(
  'R-PUB-03, R-PUB-04 · the head of the section gives the secrecy opinion',
  step('opine', async () => {
    const page = pages.handling_head;
    await board.cardIn(page, 'secrecy_opinion', DOCUMENT).waitFor();
    await board.dragTo(page, board.card(page, DOCUMENT), 'secretariat_check');
    await fillForm(page, { classification: '不涉密', questions: { each: '通过' }, outcome: '可以公开' });
    await board.submit(page, '提出保密审查意见');
    await board.cardIn(page, 'secretariat_check', DOCUMENT).waitFor();
  }),
);

it(
  'R-INT-04, R-EXP-11 · revised together: who was faster is shown, what was typed stays, and the retry succeeds',
  step('revision', async () => {
    const clerk = pages.handling_clerk;
    await board.openBoard(clerk, 'interpretation');
    await board.dragTo(clerk, board.card(clerk, INTERPRETATION), 'revising');
    await board.cardIn(clerk, 'revising', INTERPRETATION).waitFor();

    await board.openDrawer(clerk, INTERPRETATION);
    await board.chooseStep(clerk, '报分管副主任审定');
    await board.dialog(clerk).getByText('起草单位尚未确认修改稿').waitFor();
    await board.dialog(clerk).getByText('现在的版本未经保密审查办结').waitFor();
    await fillForm(clerk, { comment: '按核稿意见补充了收费标准。' });

    const drafter = pages.drafting_unit;
    await board.openBoard(drafter, 'interpretation');
    await board.openDrawer(drafter, INTERPRETATION);
    await board.chooseStep(drafter, '起草单位确认');
    await fillForm(drafter, { confirmed: true });
    await board.submit(drafter, '起草单位确认');
    await board.toast(drafter, '“起草单位确认”已完成').waitFor();
    await review(INTERPRETATION);

    await board.submit(clerk, '报分管副主任审定');
    const conflict = board.dialog(clerk).getByRole('alert');
    await conflict.getByText('在您办理期间，该办件已有变动').waitFor();
    await conflict.getByText('张起草').waitFor();
    await conflict.getByText('起草单位确认').waitFor();
    expect(await board.dialog(clerk).locator('#workboard-field-comment').inputValue()).toBe('按核稿意见补充了收费标准。');
    await journey.browser.shot(clerk, 'conflict');
    await conflict.getByRole('button', { name: '在最新状态上重试' }).click();
    await board.cardIn(clerk, 'deputy_review', INTERPRETATION).waitFor();
  }),
);

it(
  'R-PUB-06, R-SEC-06b, R-SEC-06c · the secretariat checks text and attribute; the secrecy unit and its leader review the document',
  step('check', async () => {
    const page = pages.secretariat;
    await board.openBoard(page, 'official-document');
    await board.dragTo(page, board.card(page, DOCUMENT), 'leader_review');
    await fillForm(page, { text: { each: '通过' } });
    expect(await page.locator('#workboard-field-attribute-set').getByRole('radio', { name: '主动公开' }).isChecked()).toBe(true);
    await board.submit(page, '核稿并审核公开属性');
    await board.cardIn(page, 'leader_review', DOCUMENT).waitFor();
    await review(DOCUMENT);
  }),
);

it(
  'R-INT-05, R-EXP-02 · the leader cannot sign before the deputy director has decided: column, law and cure say so',
  step('refusal', async () => {
    const page = pages.leader;
    await board.openBoard(page, 'official-document');
    await board.lift(page, board.card(page, DOCUMENT));
    await board.verdictsShown(page);
    await board.carryTo(page, 'approved');
    const approved = board.column(page, 'approved');
    expect(await approved.getAttribute('data-verdict')).toBe('refused');
    await approved.getByText('解读尚未经分管副主任审定，也未同意不解读').waitFor();
    for (const clause of ['R-INT-05', 'R-EXP-02']) await approved.getByText(clause).waitFor();
    await journey.browser.shot(page, 'refused-drag');
    await page.mouse.up();

    const refusal = board.dialog(page).getByRole('alert');
    await refusal.getByText('暂不能“审定并签发”').waitFor();
    for (const clause of ['R-INT-05', 'R-EXP-02']) await refusal.getByRole('button', { name: clause }).waitFor();
    await refusal
      .getByText('应由分管副主任审定')
      .or(refusal.getByText('“', { exact: false }))
      .first()
      .waitFor();
    await journey.browser.shot(page, 'refusal');
    await refusal.getByRole('link', { name: '打开政策解读' }).waitFor();
    await board.dialog(page).getByRole('button', { name: '取消' }).click();
    await board.cardIn(page, 'leader_review', DOCUMENT).waitFor();
  }),
);

it(
  'R-INT-05, R-INT-09 · the deputy director approves the interpretation; it cannot be public before its document',
  step('deputy', async () => {
    const deputy = pages.deputy_director;
    await board.openBoard(deputy, 'interpretation');
    await board.dragTo(deputy, board.card(deputy, INTERPRETATION), 'approved');
    await board.submit(deputy, '审定');
    await board.cardIn(deputy, 'approved', INTERPRETATION).waitFor();

    const page = pages.secretariat;
    await board.openBoard(page, 'interpretation');
    await board.dragTo(page, board.card(page, INTERPRETATION), 'published');
    const refusal = board.dialog(page).getByRole('alert');
    await refusal.getByText('对应的文件尚未公开，不能先公开解读').waitFor();
    await refusal.getByRole('button', { name: 'R-INT-09' }).waitFor();
    await board.dialog(page).getByRole('button', { name: '取消' }).click();
    await board.cardIn(page, 'approved', INTERPRETATION).waitFor();
  }),
);

it(
  'R-PUB-07, R-PUB-08 · the leader decides and signs; the secretariat issues on 2026-09-30 and the number is assigned',
  step('issue', async () => {
    const leader = pages.leader;
    await board.dragTo(leader, board.card(leader, DOCUMENT), 'approved');
    await board.submit(leader, '审定并签发');
    await board.cardIn(leader, 'approved', DOCUMENT).waitFor();

    const page = pages.secretariat;
    await board.openBoard(page, 'official-document');
    await board.dragTo(page, board.card(page, DOCUMENT), 'issued');
    expect(await page.locator('#workboard-field-issuedAt').inputValue()).toBe('2026-09-30');
    await board.submit(page, '印发');
    await board
      .cardIn(page, 'issued', DOCUMENT)
      .filter({ hasText: /黄政发.2026.\d+号/ })
      .waitFor();
  }),
);

it(
  'R-PUB-10, R-PUB-11, N-35 · intranet until 2026-10-08, portal until 2026-10-15, with National Day and the make-up day in the explanation',
  step('clocks', async () => {
    const page = pages.secretariat;
    const drawer = await board.openDrawer(page, DOCUMENT);
    const clock = (title: string) => drawer.getByRole('listitem').filter({ hasText: title }).filter({ hasText: '截止' });
    await clock('加载内网工作平台').getByText('截止 2026年10月8日 周四').waitFor();
    const portal = clock('门户网站发布');
    await portal.getByText('截止 2026年10月15日 周四').waitFor();
    await portal.getByRole('button', { name: '这个日期是怎么来的' }).click();
    const explained = portal.getByRole('list', { name: '这个日期是怎么来的' });
    await explained.getByText(/跳过.*国庆.*10月1日/).waitFor();
    await explained.getByText(/10月10日.*国庆.*调休上班/).waitFor();
    await journey.browser.shot(page, 'explanation');
  }),
);

it(
  'R-PUB-09, R-PUB-10 · published in a second window; the first shows who moved it, keeps the reference and records it on the new state',
  step('publish', async () => {
    const first = pages.secretariat;
    await board.chooseStep(first, '登记内网加载');
    await fillForm(first, { reference: '内网〔2026〕930号' });

    const second = await first.context().newPage();
    // Searched for, because a long column draws only what is seen of it.
    await board.openBoard(second, 'official-document', `?q=${encodeURIComponent(DOCUMENT)}`);
    await board.dragTo(second, board.card(second, DOCUMENT), 'published');
    await fillForm(second, { portalUrl: 'https://portal.example/parking' });
    await board.submit(second, '公开发布');
    await board.toast(second, '“公开发布”已完成').waitFor();
    await second.close();

    await board.submit(first, '登记内网加载');
    const conflict = board.dialog(first).getByRole('alert');
    await conflict.getByText('赵秘书').waitFor();
    await conflict.getByText('公开发布').waitFor();
    await conflict.getByText('已印发 → 已公开').waitFor();
    expect(await board.dialog(first).locator('#workboard-field-reference').inputValue()).toBe('内网〔2026〕930号');
    await conflict.getByRole('button', { name: '在最新状态上重试' }).click();
    await board.toast(first, '“登记内网加载”已完成').waitFor();
  }),
);

it(
  'R-INT-06, R-INT-08 · the interpretation is due on Saturday 2026-10-10; it is public once both channels are recorded',
  step('publish-interpretation', async () => {
    const page = pages.secretariat;
    await board.openBoard(page, 'interpretation');
    const drawer = await board.openDrawer(page, INTERPRETATION);
    await drawer.getByText('截止 2026年10月10日 周六').waitFor();
    await journey.browser.shot(page, 'interpretation-due');
    await page.keyboard.press('Escape');
    await board.dragTo(page, board.card(page, INTERPRETATION), 'published');
    await fillForm(page, { portalUrl: 'https://portal.example/parking-explained' });
    await board.submit(page, '公开解读');
    await board.dialog(page).getByRole('alert').getByText('政务服务网').first().waitFor();
    await fillForm(page, { serviceNetworkUrl: 'https://service.example/parking-explained' });
    await board.submit(page, '公开解读');
    await board.toast(page, '“公开解读”已完成').waitFor();
  }),
);

it(
  'R-INT-07, R-META-01 · anybody reads both over the public API, each naming the other',
  step('public', async () => {
    const document = await publicEntry('documents', DOCUMENT);
    const interpretation = await publicEntry('interpretations', INTERPRETATION);
    expect(document.interpretations).toMatchObject([{ documentId: interpretation.documentId, title: INTERPRETATION }]);
    expect(interpretation.document).toMatchObject({ documentId: document.documentId, title: DOCUMENT });
    expect(document).toMatchObject({
      issuedAt: '2026-09-30',
      portalPublishedAt: '2026-09-30',
      indexNumber: expect.stringMatching(/^12331003E96936103G\/2026-\d{6}$/),
    });
  }),
);

async function submitDraft(page: Page): Promise<void> {
  // The others have worked on it meanwhile; a board opened now shows the card as it stands.
  await board.openBoard(page, 'official-document');
  await board.dragTo(page, board.card(page, DOCUMENT), 'secrecy_opinion');
  await fillForm(page, { attribute: '主动公开' });
  await board.submit(page, '报送保密审查');
  await board.cardIn(page, 'secrecy_opinion', DOCUMENT).waitFor();
}

interface PublicEntry {
  documentId: string;
  title: string;
  [field: string]: unknown;
}

async function publicEntry(collection: string, title: string): Promise<PublicEntry> {
  const query = new URLSearchParams({ 'filters[title][$eq]': title });
  const answer = await fetch(`${journey.app.address}/api/${collection}?${query.toString()}`);
  const { data } = (await answer.json()) as { data?: PublicEntry[] };
  const [entry] = data ?? [];
  if (!entry) throw new Error(`${collection}: ${answer.status}, and no “${title}” in it`);
  return entry;
}

/** Two persons who have no part in the document itself review it: nothing is found, and the leader of secrecy agrees. */
async function review(title: string): Promise<void> {
  const unit = pages.secrecy_unit;
  await board.openBoard(unit, 'secrecy-review', `?q=${encodeURIComponent(title)}`);
  await board.dragTo(unit, board.cardIn(unit, 'initial_opinion', title), 'unit_review');
  await fillForm(unit, { marked: '否', stateSecret: '不涉及', tradeSecret: '否', privacy: '否', safety: '不涉及' });
  await board.submit(unit, '机构审查');
  await board.cardIn(unit, 'leader_approval', title).waitFor();

  const leader = pages.secrecy_leader;
  await board.openBoard(leader, 'secrecy-review', `?q=${encodeURIComponent(title)}`);
  await board.dragTo(leader, board.cardIn(leader, 'leader_approval', title), 'concluded');
  await board.submit(leader, '审查批准');
  await board.cardIn(leader, 'concluded', title).waitFor();
}
