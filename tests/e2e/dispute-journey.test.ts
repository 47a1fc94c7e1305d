import * as board from '../helpers/board-page';
import { fillForm } from '../helpers/fill-form';
import { journeyOf } from '../helpers/journey';

/** A refused reply goes to review: everybody in a window of their own, from the copy to the filed reply. */
const PEOPLE = ['disclosure', 'business', 'deputy_director'] as const;

const TITLE = '储备粮采购价格（演示）';

const journey = journeyOf('dispute', PEOPLE);
const { step, pages } = journey;

it(
  'R-DSP-01 R-DSP-03 N-21 · a refusal is challenged: the dispute shows the rule that binds, its clause, and the ones it beat',
  step('register', async () => {
    const page = pages.disclosure;
    await board.openCard(page, 'foi', TITLE);
    await board.takeStep(page, '登记行政争议', {
      procedure: '行政复议（简易程序）',
      externalNumber: '演示复〔2026〕9号',
      claims: '请求撤销不予公开的答复，责令重新答复。',
    });
    await board.openCard(page, 'dispute', TITLE);
    const drawer = board.drawer(page);
    await drawer.getByText('提交答辩（答复）和证据').first().waitFor();
    await drawer.getByRole('button', { name: 'N-21' }).first().waitFor();
    // Five workdays from 30 September over the National Day holidays and the make-up Saturday.
    await drawer.getByText('2026年10月13日').first().waitFor();
    await journey.browser.shot(page, 'dispute-registered');
  }),
);

it(
  'R-DSP-04 R-DSP-06 · the copy is forwarded the same day; the section brings its evidence',
  step('evidence', async () => {
    const page = pages.disclosure;
    await board.takeStep(page, '转发副本并要求举证', { section: '区政府办公室业务科' });
    await board.cardIn(page, 'preparing', TITLE).waitFor();
    const section = pages.business;
    await board.openCard(section, 'dispute-evidence', TITLE);
    await board.chooseStep(section, '提交证据');
    await board.dialog(section).getByRole('button', { name: '添加证据、依据和其他证明材料' }).click();
    await fillForm(section, {
      'items.0.kind': '证据',
      'items.0.name': '检索记录',
      'items.0.source': '档案室',
      'items.0.proves': '已尽检索义务',
      'items.0.file': '检索记录.pdf',
    });
    await journey.browser.shot(section, 'dispute-evidence');
    await board.submit(section, '提交证据');
    await board.cardIn(section, 'submitted', TITLE).waitFor();
  }),
);

it(
  'R-DSP-02 R-DSP-03 · the defence is drafted, approved by another person, and filed in time; its papers lie beside the card',
  step('defence', async () => {
    const page = pages.disclosure;
    await board.openCard(page, 'dispute', TITLE);
    await board.takeStep(page, '拟定答辩（答复）', {
      text: '答复认定事实清楚，适用依据正确，程序合法，请予维持。',
      coAuthor: '区复议局 演示人员',
    });
    await board.cardIn(page, 'defense_review', TITLE).waitFor();
    const deputy = pages.deputy_director;
    await board.openCard(deputy, 'dispute', TITLE);
    await board.takeStep(deputy, '审定答辩（答复）');
    await board.drawer(deputy).getByText('行政复议答复书').first().waitFor();
    await board.openCard(page, 'dispute', TITLE);
    await board.takeStep(page, '提交答辩和证据', { method: '当面提交', proof: '收件回执 1 号' });
    await board.cardIn(page, 'filed', TITLE).waitFor();
    await board.drawer(page).getByText('证据清单').first().waitFor();
    await journey.browser.shot(page, 'dispute-filed');
  }),
);
