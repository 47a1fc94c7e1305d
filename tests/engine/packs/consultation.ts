import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Outcome, Value } from '../../../plugins/workboard/engine/workflow/types';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { fire, packs, REVIEWED, type Case } from './office';

const EXPLAINED = { necessity: '必要', problems: '问题', measures: '措施', process: '依据' };

/** A draft that was consulted on from 2026-09-18 to 2026-09-29, answered, and is ready to be submitted on 2026-10-12. */
export const CONSULTATION: Readonly<Record<string, Value>> = {
  title: '农村公路养护管理办法（征求意见稿）',
  unit: 'transport',
  summary: '规范农村公路养护',
  body: '第一条 …',
  contact: '法规科',
  ...EXPLAINED,
  minimumWorkdays: 7,
  opensOn: '2026-09-18',
  closesOn: '2026-09-29',
  earliestCloseOn: '2026-09-29',
  channels: [{ kind: 'portal', name: '区政府门户网站', url: 'https://portal.example/1' }],
  feedbackPublishedOn: '2026-10-10',
  details: { triggers: { majorMatter: 'no' }, triggersAtClose: { majorMatter: 'no' } },
};

/** Fires a step on a draft that meets every condition, except for what the case says. */
export function onConsultation(event: string, form: Answers, input: Case = {}): Outcome {
  const facts = { minimumWorkdays: 7, sentinel: { marks: [], personal: [], list: '' }, ...input.facts };
  return fire(packs.consultation, event, form, {
    today: '2026-10-12' as Day,
    matrix: { comment: { undisposed: 0, unanswered: 0, expertsUndisposed: 0 } },
    ...input,
    linked: { ...REVIEWED, ...input.linked },
    facts,
    subject: { ...CONSULTATION, ...input.subject },
  });
}

/** Fires a step on a letter of 2026-09-18 with seven workdays, on 2026-09-28. */
export function onDraftLetter(event: string, form: Answers, input: Case = {}): Outcome {
  const subject = { title: '函', sentOn: '2026-09-18', unit: 'transport', consulted: '区财政局', correctionPeriod: 7, ...input.subject };
  return fire(packs['consultation-letter'], event, form, {
    today: '2026-09-28' as Day,
    clocks: { answer: [{ type: 'START', on: '2026-09-18' as Day, workdays: 7 }] },
    ...input,
    subject,
  });
}
