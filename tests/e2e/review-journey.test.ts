import * as board from '../helpers/board-page';
import { journeyOf } from '../helpers/journey';
import { fillForm } from '../helpers/fill-form';

/** Those who review, and who looks whether they do. */
const PEOPLE = ['secrecy_unit', 'secrecy_leader', 'inspector'] as const;

/** Being checked by the secretariat; the unit has not begun to review it. */
const TITLE = '校外托管机构管理办法（演示）';

/** The board with what is searched for, so that the card is on the screen. */
const FOUND = `?q=${encodeURIComponent(TITLE)}`;

const journey = journeyOf('review', PEOPLE);
const { step, pages } = journey;

it(
  'R-SEC-05b, R-SEC-06b · the secrecy unit answers four questions; what it finds stays with it',
  step('questions', async () => {
    const page = pages.secrecy_unit;
    await board.openBoard(page, 'secrecy-review');
    await journey.browser.shot(page, 'review-board');
    await board.openCard(page, 'secrecy-review', TITLE);
    await board.chooseStep(page, '机构审查');
    await fillForm(page, { marked: '否', stateSecret: '不涉及', tradeSecret: '否', privacy: '是', safety: '不涉及' });
    await fillForm(page, {
      found: '附表二列有三名个体工商户的姓名和电话，须征得本人同意。',
      opinion: '涉及个人隐私，经本人同意后可以公开。',
    });
    await journey.browser.shot(page, 'review-questions');
    await board.submit(page, '机构审查');
    await board.cardIn(page, 'unit_review', TITLE).waitFor();
  }),
);

it(
  'R-SEC-05d · it cannot simply be public; with the consent of those it concerns, in writing, it goes to the leader',
  step('conclusion', async () => {
    const page = pages.secrecy_unit;
    await board.chooseStep(page, '提出结论报批');
    await fillForm(page, { conclusion: '可以公开' });
    await board.submit(page, '提出结论报批');
    await board.dialog(page).getByRole('alert').getByText('涉及商业秘密或个人隐私的').waitFor();
    await journey.browser.shot(page, 'review-conclusion-refused');
    await fillForm(page, {
      conclusion: '经权利人同意公开',
      reason: '三名个体工商户均已书面同意。',
      holder: '某某等三人（演示）',
      consentOn: '2026-09-29',
      consentReference: '同意书1至3号',
    });
    await board.submit(page, '提出结论报批');
    await board.cardIn(page, 'leader_approval', TITLE).waitFor();
  }),
);

it(
  'R-SEC-06c, R-SEC-04d · a third person approves; the form with the whole trail lies with the card',
  step('approval', async () => {
    const page = pages.secrecy_leader;
    await board.openBoard(page, 'secrecy-review', FOUND);
    await board.dragTo(page, board.card(page, TITLE), 'concluded');
    await board.submit(page, '审查批准');
    await board.cardIn(page, 'concluded', TITLE).waitFor();
    const drawer = await board.openDrawer(page, TITLE);
    await drawer.getByText('政府信息公开保密审查表').first().waitFor();
    await journey.browser.shot(page, 'review-concluded');
  }),
);

it(
  'R-SEC-12 · the inspector reads along, moves nothing, and orders a correction with its day',
  step('finding', async () => {
    const page = pages.inspector;
    await board.openCard(page, 'secrecy-review', TITLE);
    await board.chooseStep(page, '登记检查发现');
    await fillForm(page, { finding: '同意书未作为附件归入本件。', order: '补充归入同意书扫描件。', dueOn: '2026-10-20' });
    await board.submit(page, '登记检查发现');
    await board.dialog(page).waitFor({ state: 'detached' });
    await board.openBoard(page, 'secrecy-finding');
    await board.cardIn(page, 'ordered', TITLE).waitFor();
    await journey.browser.shot(page, 'review-finding');
  }),
);
