import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import { BASIS } from './answers';
import { NOTHING_FOUND } from './review-moves';

/** An invented draft for comment, as `database/seeds/demo/consultations.json` writes it. */
export interface DemoConsultation {
  title: string;
  unit: string;
  /** Workdays it is open; eight if absent. */
  workdays?: number;
  /** Workdays between the opening step and the day on which the period begins; none if absent. */
  begins?: number;
  /** Questions of the triggers that are answered with yes. */
  triggers?: readonly string[];
  /** Comments of the public that come in while it is open; of these, the first so many are shown, or disposed of after the closing. */
  comments?: number;
  released?: number;
  disposed?: number;
  /** What they say: a list of the same file. */
  said?: 'parking' | 'places';
  steps: string;
}

/** Days that the answers of a step rest on. */
export interface DemoDays {
  day: Day;
  /** First day of the period. */
  opensOn: Day;
  /** Last day of the period, for the opening and the closing. */
  closesOn: Day;
}

/** The questions by which the triggers of expert argument and hearings are found (R-CON-07a…07d), as the form asks them. */
export const TRIGGERS = [
  'majorMatter',
  'professional',
  'rewardRules',
  'fiscalImpact',
  'majorPublicInterest',
  'specificGroupInterest',
  'majorDecision',
];
const EXPERT = '陈教授（演示）';

/** What the people of the demo write into the form of a step; `l:` marks the letter's, `r:` the secrecy review's. */
export function consultationAnswers(about: DemoConsultation, step: string, days: DemoDays): Answers {
  return ANSWERS[step]?.(about, days) ?? {};
}

const address = ({ title }: DemoConsultation) => `https://consult.demo.example/${encodeURIComponent(title)}`;

const ANSWERS: Readonly<Record<string, (about: DemoConsultation, days: DemoDays) => Answers>> = {
  create: (about) => ({
    title: about.title,
    unit: about.unit,
    summary: '内容为虚构，仅供演示。',
    contact: '演示单位法规科，电话 0576-0000000，邮箱 consult@demo.example',
    body: [
      `# ${about.title}`,
      '本稿为虚构内容，仅供演示，不具有任何效力。',
      '第一条 为规范有关活动，方便群众办事，制定本办法。',
      '第二条 本办法适用于本区范围内的有关单位和个人。',
      '第三条 有关部门按照职责分工负责，每年向社会公布办理情况。',
      '第四条 本办法自公布之日起施行。',
    ].join('\n\n'),
  }),
  explain: () => ({
    necessity: '现有做法分散在多个文件中，群众不易了解，有必要统一规定；试点表明切实可行（演示）。',
    problems: '主要解决标准不一、办理时间长、责任不清的问题（演示）。',
    measures: '明确办理标准、时限和责任部门，建立年度公布制度（演示）。',
    process: '经调研、座谈和征求部门意见后起草，依据有关法律法规（虚构）。',
  }),
  answer_triggers: ({ triggers = [] }) =>
    Object.fromEntries(TRIGGERS.map((question) => [question, triggers.includes(question) ? 'yes' : 'no'])),
  state_matters: () => ({ matters: '补助标准和审查程序是否合理、可操作（演示）。' }),
  choose_experts: (_about, { day }) => ({ experts: [{ name: EXPERT, field: '公共管理', interest: 'none', declaredOn: day }] }),
  send_materials: (_about, { day }) => ({ sentOn: day, list: '草案、起草说明、外地做法汇编（演示）' }),
  hear_expert: (_about, { day }) => ({
    expert: EXPERT,
    heardOn: day,
    way: 'written',
    opinion: '建议按面积分档确定补助标准，并写明公示程序（演示）。',
  }),
  propose_review: () => ({ comment: '拟公开征求意见，未发现不宜公开的内容（演示）。', ...BASIS }),
  'r:review': () => NOTHING_FOUND,
  'r:approve': () => ({ opinion: '同意公开。' }),
  request_shortening: () => ({ workdays: 4, reason: '新学期即将开始，需要在开学前施行（演示）。' }),
  open: (about, { opensOn, closesOn }) => ({
    opensOn,
    closesOn,
    channels: [{ kind: 'portal', name: '区政府门户网站（演示）', url: address(about) }],
    principles: true,
  }),
  close: (_about, { closesOn }) => ({ closedOn: closesOn }),
  send_letter: (_about, { day }) => ({
    kind: 'unit',
    body: '区财政局（演示）',
    question: '请对草案全文提出修改意见。',
    days: 7,
    sentOn: day,
  }),
  hold_event: (_about, { day }) => ({
    kind: 'symposium',
    heldOn: day,
    participants: '居民代表、社区工作者（演示）',
    minutes: '建议明确禁止区域和时间（演示）。',
  }),
  'l:answer': (_about, { day }) => ({
    answer: 'partly',
    answeredOn: day,
    signedBy: '区财政局（演示）',
    letter: '演示复函1号',
    text: '建议写明经费来源，列入年度预算（演示）。',
  }),
  publish_feedback: () => ({ summary: '共收到意见18条：采纳7条，部分采纳5条，不采纳6条，不采纳的理由逐条说明（演示）。' }),
  request_exemption: () => ({ ground: 'emergency', reason: '灾害天气期间的临时管制，属于应急性事项（演示）。' }),
  withdraw: () => ({ reason: '内容并入其他文件，不再单独制定（演示）。' }),
  approve_exemption: () => ({ opinion: '同意（演示）。' }),
};
