import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';

/** An invented case, as `database/seeds/demo/cases.json` writes it. */
export interface DemoCase {
  title: string;
  unit: string;
  kind?: string;
  /** Issued in the name of the district government; of its office if absent. */
  government?: boolean;
  attribute?: 'proactive' | 'on_request' | 'not_public';
  steps: string;
}

/** What a first opinion on publicity rests on (R-SEC-03). */
export const BASIS = { basisLaw: ['secrets_law', 'disclosure_regulations'], basisScope: ['government_office'] };
const REASON = '演示数据：仅涉及内部管理，不宜公开。';

/** What the people of the demo write into the form of a step; `i:` marks the interpretation's steps. */
export function answersFor(about: DemoCase, step: string, day: Day): Answers {
  const answer = ANSWERS[step];
  return answer ? answer(about, day) : {};
}

const address = (site: string, about: DemoCase) => `https://${site}.demo.example/${encodeURIComponent(about.title)}`;
const attributeOf = (about: DemoCase) => about.attribute ?? 'proactive';
const pass = (...items: readonly string[]) => Object.fromEntries(items.map((item) => [item, { result: 'pass' }]));

const ANSWERS: Readonly<Record<string, (about: DemoCase, day: Day) => Answers>> = {
  create: (about) => ({
    title: about.title,
    kind: about.kind ?? 'general',
    issuedInNameOf: about.government ? 'district_government' : 'district_government_office',
    leadDraftingUnit: about.unit,
    handlingSection: 'office-general',
    summary: `${about.title}，内容为虚构，仅供演示。`,
    body: bodyOf(about),
  }),
  import_consultation: (about, closesOn) => ({
    closesOn,
    url: address('consult', about),
    feedback: '收到意见12条，采纳5条，部分采纳4条，不采纳的已逐条说明理由（演示）。',
  }),
  draft_interpretation: interpretationOf,
  request_waiver: () => ({ reason: '演示数据：内容为程序性规定，条文本身已足够清楚，申请不作解读。' }),
  submit_draft: (about) => ({
    attribute: attributeOf(about),
    ...BASIS,
    ...(attributeOf(about) === 'not_public' ? { ground: 'art16_internal', reason: REASON } : {}),
  }),
  opine: (about) => {
    const closed = attributeOf(about) === 'not_public';
    return {
      classification: 'not_secret',
      questions: pass('state_secret', 'trade_secret', 'privacy', 'safety_stability'),
      outcome: closed ? 'not_public' : 'public',
      opinion: closed ? '属于内部事务信息，建议不公开。' : '经审查，内容不涉及国家秘密、商业秘密和个人隐私。',
      ...(closed ? { reason: REASON } : {}),
    };
  },
  cannot_determine: (_about, day) => ({
    body: 'secrecy_group_office',
    question: '附表中的数量是否可以公开，请予确定。',
    sentOn: day,
    letterNumber: '〔演示〕第1号',
  }),
  check: (about) => ({ text: pass('format', 'wording', 'basis', 'metadata'), attribute: attributeOf(about) }),
  approve: (about, day) => ({ attribute: attributeOf(about), documentDate: day, comment: '同意。' }),
  return_from_leader: () => ({ ground: 'text', reason: '第三部分与上级文件重复，请精简后再报。' }),
  issue: (_about, day) => ({ issuedAt: day, numbering: 'assign' }),
  load_intranet: (_about, day) => ({ loadedOn: day, reference: `内网〔演示〕${day}` }),
  publish: (about, day) => ({ portalPublishedAt: day, portalUrl: address('portal', about) }),
  amend: (_about, day) => ({ changedOn: day, note: '第二条由后文修改（演示）' }),
  repeal: (_about, day) => ({ changedOn: day, note: '任务完成，予以废止（演示）' }),
  emergency_unpublish: () => ({ reason: '演示数据：附件中误含个人联系方式。', leakSuspected: false, discovered: '群众来电' }),
  'i:confirm_revision': () => ({ confirmed: true, comment: '与文件一致。', ...BASIS }),
  'i:submit_deputy': () => ({ comment: '按核稿意见修改。' }),
  'i:approve': (_about, day) => ({ documentDate: day, comment: '同意。' }),
  'i:reopen_after_issue': () => ({ reason: '印发稿调整了收费标准，解读需同步修改。' }),
  'i:grant_waiver': () => ({ opinion: '同意不解读。' }),
  'i:refuse_waiver': () => ({ reason: '涉及养殖户切身利益，应当解读。' }),
  'i:publish': (about, day) => ({
    portalPublishedAt: day,
    portalUrl: address('portal', about),
    portalOperator: '赵秘书',
    serviceNetworkPublishedAt: day,
    serviceNetworkUrl: address('service', about),
    serviceNetworkOperator: '赵秘书',
  }),
};

function bodyOf(about: DemoCase): string {
  return [
    `# ${about.title}`,
    '本文件为虚构内容，仅供演示，不具有任何效力。',
    '一、总体要求。坚持便民高效，明确责任，按期完成。',
    '二、主要任务。各有关单位按照分工制定措施，每季度报告进展。',
    '三、保障措施。加强统筹协调，做好宣传解释，及时回应群众关切。',
  ].join('\n\n');
}

function interpretationOf(about: DemoCase): Answers {
  return {
    title: `《${about.title}》政策解读`,
    summary: '说明办法为什么制定、管什么、和群众有什么关系（演示）。',
    significance: '让办事规则更清楚，群众少跑腿。',
    purpose: '把分散的做法统一起来，便于执行和监督。',
    basis: '依据有关法律法规，结合我区实际（虚构）。',
    mainContent: '办法讲了三件事：\n\n1. 谁来负责；\n2. 怎样办理；\n3. 有问题找谁。',
    scope: '适用于本区范围内的有关单位和个人。',
    standards: '同一事项执行同一标准。',
    timeLimits: '自施行之日起执行，有效期三年。',
    terms: [{ term: '一件事', definition: '群众眼里的一件事，由多个部门一起办完。' }],
    interpreter: '张解读（演示）',
    contact: '0576-0000000',
    forms: ['text', 'policy_qa'],
    blocks: [{ kind: 'qa', heading: '群众要准备什么材料？', text: '带身份证即可，其他材料由部门内部核对。' }],
  };
}
