import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { parseForm } from '../../../plugins/workboard/engine/form';
import type { FormDefinition } from '../../../plugins/workboard/engine/form/types';
import type { Text } from '../../../plugins/workboard/engine/text';
import { parseWorkflow, type ParseWorkflowOptions } from '../../../plugins/workboard/engine/workflow';
import type { Actor, CardState, DecisionContext, WorkflowDefinition } from '../../../plugins/workboard/engine/workflow/types';

/** A small publication workflow: drafted, opined, checked, issued, published; three different people; a clock, a seal, a link. */
export const WORKFLOW_YAML = `key: sample
title: { zh-Hans: 公文公开, en: Publication }
subject:
  type: api::document.document
  number: docNumber
  units: [leadDraftingUnit]
  sealed: [title, body]
  state: [issuedOn, docNumber]
roles:
  handling_clerk: { scope: unit, units: [leadDraftingUnit] }
  secretariat: office
terms:
  normative: subject.kind == 'normative'
  needs_interpretation: term.normative && !facts.exempt
stages:
  drafting: { title: 拟稿, kind: initial, owner: handling_clerk }
  opinion: { title: 保密审查, owner: handling_head }
  check: { title: 核稿, owner: secretariat }
  issued: { title: 已印发, owner: secretariat }
  published: { title: 已公开, kind: final }
  kept: { title: 依申请公开留存, kind: final }
clocks:
  portal:
    title: 门户网站公开
    clauses: [R-PUB-11]
    limit: { workdays: 7 }
    owner: secretariat
    remind: [3, 1]
    escalate: [{ overdue: 0, to: leader }]
    start: { on: issue, at: form.issuedOn, when: subject.attribute == 'proactive' }
    stop: { on: publish }
events:
  create:
    title: 新建
    by: handling_clerk
    effects:
      - { set: leadDraftingUnit, value: form.unit }
    form: create
  submit:
    title: 送审
    from: drafting
    to: opinion
    by: [handling_clerk]
    guards:
      - { clause: R-PUB-01, when: filled(subject.attribute), message: 请填写公开属性, cure: subject.attribute }
      - { clause: R-PUB-02, when: "subject.attribute != 'closed' || filled(subject.reason)", message: 请写明不公开的理由, cure: subject.reason }
      - { clause: R-EXP-16, when: size(linked.interpretation) > 0, message: 建议同时报送解读, cure: linked.interpretation, severity: warn }
  opine:
    title: 提出意见
    from: opinion
    to: check
    by: [handling_head]
    distinctFrom: { events: submit, clause: R-SEC-06c, message: 不得由拟稿人审查 }
    effects: [seal]
  note:
    title: 备注
    from: [drafting, opinion, check]
    by: [handling_clerk, handling_head, secretariat]
  issue:
    title: 印发
    from: check
    to:
      - { stage: kept, when: "subject.attribute != 'proactive'" }
      - { stage: issued }
    by: secretariat
    form: issue
    distinctFrom:
      - { events: [submit, opine], clause: R-SEC-06c, message: 须由第三人办理 }
    guards:
      - { clause: R-PUB-08, when: filled(form.issuedOn), message: 请填写印发日期, field: issuedOn }
    effects:
      - { set: issuedOn, value: form.issuedOn }
      - { assignNumber: documents, attribute: docNumber }
      - { createTask: publish_it, title: 门户公开, role: secretariat, clock: portal, event: publish, clause: R-PUB-11, when: subject.attribute == 'proactive' }
  return:
    title: 退回
    from: [opinion, check]
    to: drafting
    by: [handling_head, secretariat]
    back: true
    effects: [breakSeal]
  publish:
    title: 公开
    from: issued
    to: published
    by: [secretariat, system]
    clause: R-PUB-11
    guards:
      - { clause: R-INT-07, when: seal.exists && seal.intact, message: 内容与审定稿不一致, cure: event.opine }
      - { clause: R-INT-03, when: "!term.needs_interpretation || linked.interpretation.exists(i, i.stage == 'approved')", message: 解读尚未审定, cure: linked.interpretation }
    effects:
      - publish
      - { closeTask: publish_it }
      - { startClock: reading, on: { linked: interpretation } }
`;

const FORMS_YAML = [
  'key: issue\ntitle: 印发\nfields:\n  - { key: issuedOn, type: date, label: 印发日期, required: true }\n',
  'key: create\ntitle: 新建\nfields:\n  - { key: unit, type: unit, label: 单位, required: true }\n',
];

export const FORMS: Record<string, FormDefinition> = Object.fromEntries(
  FORMS_YAML.map((yaml) => {
    const parsed = parseForm(yaml, { file: 'form.yaml' });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return [parsed.form.key, parsed.form];
  }),
);

const title = (text: string): Text => ({ 'zh-Hans': text, en: text });

export const OPTIONS: ParseWorkflowOptions = {
  file: 'workflow.yaml',
  roles: { handling_clerk: title('承办人'), handling_head: title('科室负责人'), secretariat: title('秘书科'), leader: title('分管领导') },
  forms: FORMS,
  factNames: ['exempt'],
  attributes: {
    'api::document.document': ['title', 'body', 'kind', 'attribute', 'reason', 'issuedOn', 'docNumber', 'letter', 'leadDraftingUnit'],
  },
  knownClauses: (id) => /^[RNA]-/.test(id),
  otherWorkflows: {
    interpretation: {
      key: 'interpretation',
      subjectType: 'api::interpretation.interpretation',
      clocks: ['reading'],
      stages: ['draft', 'approved'],
      tasks: [],
      events: ['create', 'import', 'approve'],
      openings: ['create', 'import'],
    },
  },
};

export function sample(yaml = WORKFLOW_YAML): WorkflowDefinition {
  const parsed = parseWorkflow(yaml, OPTIONS);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ line, reason }) => `${line}: ${reason.en}`).join('\n'));
  return parsed.workflow;
}

export const TODAY = '2026-09-30' as Day;

export const person = (id: number, ...memberships: [role: string, unit: string][]): Actor => ({
  kind: 'staff',
  id,
  name: `person ${id}`,
  memberships: memberships.map(([role, unit]) => ({ role, unit })),
});

export const clerk = person(1, ['handling_clerk', 'finance']);
export const head = person(2, ['handling_head', 'finance']);
export const secretary = person(3, ['secretariat', 'office']);

export function card(stage: string, change: Partial<CardState> = {}): CardState {
  return {
    id: 7,
    workflow: 'sample',
    stage,
    stageSince: TODAY,
    revision: 3,
    unit: 'finance',
    units: ['finance'],
    openedOn: TODAY,
    lastActor: {},
    doneInStage: [],
    ...change,
  };
}

export function context(change: Partial<DecisionContext> & { stage?: string }): DecisionContext {
  const { stage = 'drafting', ...rest } = change;
  return {
    workflow: definition,
    card: card(stage),
    subject: { title: '通知', kind: 'notice', attribute: 'proactive', leadDraftingUnit: 'finance' },
    linked: {},
    seal: { exists: true, intact: true },
    facts: { exempt: false },
    actor: clerk,
    today: TODAY,
    ...rest,
  };
}

export const definition = sample();
