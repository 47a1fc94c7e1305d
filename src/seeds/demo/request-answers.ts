import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import { BASIS } from './answers';
import { NOTHING_FOUND } from './review-moves';

/** An invented request, as `database/seeds/demo/requests.json` writes it. */
export interface DemoRequest {
  title: string;
  channel: string;
  /** Addressed to the district government; to its office if absent. */
  government?: boolean;
  /** Kind of the organisation that asks; a natural person if absent. */
  organisation?: string;
  outcome?: string;
  /** Title of another request of the same applicant. */
  applicant?: string;
  /** As how many items it counts where there is a fee (N-18). */
  items?: number;
  /** The applicant agreed that summary and outcome are listed publicly. */
  listed?: boolean;
  steps: string;
}

/**
 * What the people of the demo write into the form of a step.
 * @param number of whoever asks; two requests of one applicant have the same
 */
export function requestAnswers(about: DemoRequest, step: string, day: Day, number: number): Answers {
  return ANSWERS[step]?.(about, day, number) ?? {};
}

/** Past the target of seven workdays an opinion says why (R-FOI-20). */
const SLOW = '演示数据：等候业务科意见。';

const pass = (...items: readonly string[]) => Object.fromEntries(items.map((item) => [item, { result: 'pass' }]));
const confirmed = ({ channel }: DemoRequest) => !['on_site', 'oral', 'letter_registered'].includes(channel);
const two = (number: number) => String(number).padStart(2, '0');

const ANSWERS: Readonly<Record<string, (about: DemoRequest, day: Day, number: number) => Answers>> = {
  receive: (about, day, number) => ({
    matter: 'disclosure',
    respondent: about.government ? 'district_government' : 'district_government_office',
    ...(about.organisation === undefined
      ? {
          applicantKind: 'naturalPerson',
          applicantName: `演示申请人${two(number)}`,
          identityKind: 'other',
          identityNumber: `DEMO-${two(number)}`,
        }
      : {
          applicantKind: 'legalPerson',
          organisationName: `演示单位${two(number)}`,
          organisationType: about.organisation,
          creditCode: `DEMO000000000000${two(number)}`,
          representative: '演示负责人',
        }),
    phone: `0576-000000${two(number)}`,
    email: `demo${two(number)}@demo.example`,
    summary: about.title,
    request: `申请公开${about.title}。内容为虚构，仅供演示。`,
    provision: 'electronic',
    delivery: 'email',
    channel: about.channel,
    arrivedOn: day,
    listed: about.listed === true,
    ...(about.channel === 'oral' ? { readBack: true } : {}),
  }),
  register: (about, day) => ({
    channel: about.channel,
    applicantType: about.organisation ?? 'naturalPerson',
    ...(confirmed(about) ? { confirmedOn: day, confirmedHow: '电话确认（演示）' } : {}),
  }),
  reply_on_spot: (_about, day) => ({
    replyText: '你申请公开的信息已在区政府门户网站公开，现场提供复印件（演示）。',
    publicAt: '区政府门户网站（演示）',
    consentBy: '周副主任',
    servedOn: day,
    proof: '签收单（演示）',
  }),
  pass: () => ({ checks: pass('identity', 'contact', 'content', 'form'), identityMethod: '核对证件原件（演示）' }),
  require_correction: () => ({ points: [{ item: 'content', what: '请写明所需文件的名称、文号或者年份。' }], period: 10 }),
  dispatch_correction: (_about, day) => ({ method: 'email', servedOn: day, proof: '邮件回执（演示）' }),
  refer: (about, day) => ({ section: 'office-business', question: `${about.title}是否可以公开，请提出拟答复意见。`, sentOn: day }),
  'r:answer': () => ({ kind: 'reply', opinion: '演示数据：该信息由我科保存，建议公开。' }),
  open_consultation: (_about, day) => ({
    kind: 'third_party',
    body: '演示第三方企业',
    question: '公开检测数据是否涉及商业秘密，是否同意公开？',
    sentOn: day,
  }),
  record_search: (_about, day) => ({
    searchedBy: '孙公开',
    places: ['archives', 'office_system'],
    keywords: '演示',
    searchedOn: day,
    result: 'found',
    note: '演示数据：在档案室找到原件。',
  }),
  secrecy_opinion: () => ({ classification: 'not_secret', outcome: 'public', opinion: '演示数据：不涉及国家秘密。' }),
  coordinate: (_about, day) => ({ participants: '孙公开、卫业务', heldOn: day, opinions: '意见一致。', agreed: '按拟答复意见办理。' }),
  request_extension: () => ({ days: 10, reason: '演示数据：涉及多个单位，需要逐一核实。' }),
  fee_notice: ({ items = 1 }, day) => ({ items, servedOn: day }),
  fee_paid: (_about, day) => ({ paidOn: day, receipt: '演示票据第1号' }),
  fee_lapsed: () => ({ reason: '演示数据：逾期未缴纳信息处理费，经电话提醒仍未缴纳。' }),
  settle_opinion: ({ outcome }): Answers =>
    outcome === undefined
      ? { outcome: 'granted', replyText: replyOf(outcome), targetReason: SLOW, ...BASIS }
      : { targetReason: SLOW, outcome, replyText: replyOf(outcome), ...(GROUNDS[outcome] ?? THIRD_PARTY) },
  's:review': () => NOTHING_FOUND,
  's:approve': () => ({ opinion: '同意公开。' }),
  submit_sign: ({ outcome }) => ({ replyText: replyOf(outcome) }),
  dispatch: (_about, day) => ({ method: 'email', servedOn: day, proof: '邮件回执（演示）' }),
  withdraw: () => ({ reason: '演示数据：已在门户网站找到该信息。', letter: '来函（演示）' }),
  hand_over_archive: (_about, day) => ({
    checks: pass('application', 'notices', 'opinions', 'reply', 'service'),
    handedOverOn: day,
    comment: '年度集中移交（演示）',
  }),
  receive_archive: (_about, day, number) => ({ receivedOn: day, volume: `${day.slice(0, 4)}-依申请-${two(number)}` }),
  'd:write': ({ title }) => ({
    title,
    summary: `申请公开${title.replace('（演示）', '')}。经检索，本机关保存该信息，已予以公开（虚构，仅供演示）。`,
    review: true,
    ...BASIS,
  }),
  'ds:review': () => NOTHING_FOUND,
  'ds:approve': () => ({ opinion: '同意公开。' }),
  'd:withdraw': () => ({ reason: '演示数据：概述文字有误，撤下重新撰写。', note: '概述文字有误，已撤下（演示）' }),
};

function replyOf(outcome: string | undefined): string {
  if (outcome === undefined) return '你申请公开的信息予以公开，见附件（演示）。';
  return outcome === 'notProcessed.repeat'
    ? '本机关已就你此前提出的相同申请作出答复，本次申请不予重复处理（演示）。'
    : '你申请公开的信息不予公开（演示）。';
}

const THIRD_PARTY: Answers = { legalGround: '《政府信息公开条例》第十五条', reason: '演示数据：涉及第三方商业秘密，第三方不同意公开。' };

/** Where an outcome has other grounds than the rights of a third party. */
const GROUNDS: Readonly<Record<string, Answers>> = {
  'denied.processInfo': {
    legalGround: '《政府信息公开条例》第十六条',
    reason: '演示数据：属于行政机关在履行行政管理职能过程中形成的讨论记录。',
  },
  'notProcessed.repeat': {
    legalGround: '《政府信息公开条例》第三十六条第（六）项',
    reason: '演示数据：同一申请人以相同内容再次申请，此前的答复仍然有效。',
  },
};
