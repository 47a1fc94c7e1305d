import type { Answers } from '../../../plugins/workboard/engine/form/types';
import { BASIS } from './answers';
import { NOTHING_FOUND } from './review-moves';

/** An invented event of the demo. */
export interface DemoEvent {
  title: string;
  found: Answers;
  criteria: readonly string[];
  /** Own monitoring if absent. */
  source?: string;
  /** Title of the event that this one is merged into. */
  into?: string;
  /** Steps and how long ago they were, as the file says at its head. */
  steps: string;
}

/** What is answered at a step, whatever the event. */
const ANSWERS: Readonly<Record<string, Answers>> = {
  appoint: { mode: 'single', responsibleLeader: '吴分管' },
  record_measure: { measure: '已到现场核实并要求整改（演示）' },
  investigate: {
    findings: '情况属实（演示）',
    facts: '原因已经查明（演示）',
    opinion: '当日整改并公开说明（演示）',
    verification: '现场核实、查阅记录（演示）',
  },
  submit_statement: {},
  log_release: { form: 'briefing', outlet: '区融媒体中心（演示）' },
  unit_feedback: { feedback: '已经整改到位（演示）' },
  report_director: { feedback: '处置完毕，舆情平稳（演示）' },
  track: { trend: 'falling', note: '评论明显减少（演示）' },
  review: { lessons: '发现及时，部门联动还可以更快（演示）', changes: '完善夜间联络表（演示）' },
  close: { result: '已经平息（演示）' },
  forward: { leader: '吴分管', note: '请核实古城保护进展（演示）' },
  assess: { trend: 'stable', risk: '可能被转载（演示）', suggestion: '当周整改并答复（演示）' },
  transfer_out: { reason: '不属本区事项，转有关部门（演示）' },
  draft_upward: { superior: '市政府办公室（演示）', text: '情况已经核实，正在按要求处置，现将有关情况报告如下（演示）。' },
  's:write': {
    body: '经核实，有关情况已经整改到位，感谢社会各界监督。（演示）',
    facts: [{ fact: '已经整改到位', source: '业务科现场核实（演示）', verified: true }],
    review: true,
    ...BASIS,
  },
  'r:review': NOTHING_FOUND,
  'r:approve': { opinion: '同意公开。' },
  's:release': { outlets: '区政府门户网站（演示）' },
};

/** The answers of a step of a demo event. @param into number of the event it is merged into, if it is */
export function eventAnswers(
  { title, found, criteria, source = 'monitoring' }: DemoEvent,
  step: string,
  at: string,
  into: string,
): Answers {
  if (step === 'discover') return { ...found, title, source, foundAt: at, unit: 'office-business' };
  if (step === 'merge') return { into, reason: '反映同一站牌（演示）' };
  if (step === 'grade')
    return {
      nature: '民生类（演示）',
      scale: '转发数十次（演示）',
      platform: '见登记（演示）',
      influence: '本区范围（演示）',
      leaders: '吴分管',
      criteria: [...criteria],
    };
  if (step === 's:write') return { ...ANSWERS[step], title: `关于${title.replace('（演示）', '')}的说明（演示）` };
  return ANSWERS[step] ?? {};
}
