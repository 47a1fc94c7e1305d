import { TRIGGERS } from '../../src/seeds/demo/consultation-answers';
import * as board from '../helpers/board-page';
import { journeyOf } from '../helpers/journey';
import { fillForm } from '../helpers/fill-form';

/** Who drafts, who reviews and who approves, in a window each, from the draft to the public. */
const PEOPLE = ['drafting_unit', 'secrecy_unit', 'secrecy_leader'] as const;

const TITLE = '城区限时停车管理办法（征求意见稿）';
const URL = 'https://portal.demo.example/parking';

const journey = journeyOf('consultation', PEOPLE);
const { step, pages } = journey;

it(
  'B-07 R-CON-13 · a draft that was only begun cannot be submitted: the gate names every clause that is missing',
  step('gate', async () => {
    const page = pages.drafting_unit;
    await board.openBoard(page, 'consultation');
    await page.getByRole('button', { name: '新建征求意见稿' }).click();
    await fillForm(page, {
      title: TITLE,
      unit: '区交通运输局（演示）',
      summary: '规定城区限时停车。',
      contact: '法规科 0576-0000000',
      body: '第一条 为规范停车，制定本办法。\n\n第二条 本办法适用于城区。',
    });
    await board.submit(page, '新建征求意见稿');
    await board.cardIn(page, 'preparing', TITLE).waitFor();
    await board.openDrawer(page, TITLE);
    await board.chooseStep(page, '上报区政府');
    const refusal = board.dialog(page).getByRole('alert');
    for (const clause of ['R-CON-03a', 'R-CON-05b', 'R-CON-07', 'R-CON-11c'])
      await refusal.getByRole('button', { name: clause }).first().waitFor();
    await page.keyboard.press('Escape');
  }),
);

it(
  'R-CON-05b R-CON-07 R-SEC-01 · explanation, triggers, secrecy review: then it is ready',
  step('ready', async () => {
    const page = pages.drafting_unit;
    await board.openCard(page, 'consultation', TITLE);
    await board.takeStep(page, '填写起草说明', {
      necessity: '限时停车规则分散，群众不易了解，需要统一规定。',
      problems: '泊位周转慢、收费标准不一等问题。',
      measures: '明确限时泊位的设置、时段和收费制度。',
      process: '依据道路交通安全有关法律法规，经调研起草。',
    });
    await board.takeStep(page, '认定专家论证等情形', Object.fromEntries(TRIGGERS.map((key) => [key, '否'])));

    await board.takeStep(page, '提请保密审查', {});
    const reviewer = pages.secrecy_unit;
    await board.openCard(reviewer, 'secrecy-review', TITLE);
    await board.takeStep(reviewer, '机构审查', { marked: '否', stateSecret: '不涉及', tradeSecret: '否', privacy: '否', safety: '不涉及' });
    await board.cardIn(reviewer, 'leader_approval', TITLE).waitFor();

    await board.openCard(page, 'consultation', TITLE);
    await board.chooseStep(page, '准备就绪');
    await board.dialog(page).getByRole('alert').getByText('未经保密审查办结').first().waitFor();
    await page.keyboard.press('Escape');
    const leader = pages.secrecy_leader;
    await board.openCard(leader, 'secrecy-review', TITLE);
    await board.takeStep(leader, '审查批准', {});
    await board.cardIn(leader, 'concluded', TITLE).waitFor();

    await board.openCard(page, 'consultation', TITLE);
    await board.takeStep(page, '准备就绪');
    await board.cardIn(page, 'ready', TITLE).waitFor();
  }),
);

it(
  'R-CON-05c B-08 R-CON-03a · the earliest closing day is shown with its derivation while the day is picked; an earlier one is refused; then the public reads it',
  step('open', async () => {
    const page = pages.drafting_unit;
    await board.openCard(page, 'consultation', TITLE);
    await board.chooseStep(page, '公开征求意见');
    const dialog = board.dialog(page);
    // 2026-10-01 to 10-07 are off, Saturday 10-10 is worked: the seventh workday after 30 September is 15 October.
    await dialog.getByText('最早可选 2026年10月15日').waitFor();
    await dialog.getByRole('button', { name: '这个日期是怎么来的' }).first().click();
    await dialog.getByText('国庆节').first().waitFor();
    await dialog.getByRole('button', { name: /添加/ }).click();
    await fillForm(page, {
      closesOn: '2026-10-14',
      'channels.0.kind': '区政府门户网站',
      'channels.0.name': '区政府门户网站',
      'channels.0.url': URL,
      principles: true,
    });
    await board.submit(page, '公开征求意见');
    await dialog.getByRole('alert').getByRole('button', { name: 'R-CON-05c' }).first().waitFor();
    await fillForm(page, { closesOn: '2026-10-15' });
    await board.submit(page, '公开征求意见');
    await board.cardIn(page, 'open', TITLE).waitFor();
    const answer = await fetch(
      `${journey.app.address}/api/consultations?filters[phase][$eq]=open&filters[title][$contains]=${encodeURIComponent('限时停车')}`,
    );
    const { data } = (await answer.json()) as { data: { closesAt: string; clauseAnchors: { anchor: string }[] }[] };
    expect(data.map(({ closesAt, clauseAnchors }) => [closesAt, clauseAnchors.map(({ anchor }) => anchor)])).toEqual([
      ['2026-10-15T24:00:00+08:00', ['第一条', '第二条']],
    ]);
  }),
);
