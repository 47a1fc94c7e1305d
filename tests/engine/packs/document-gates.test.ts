import type { Answers } from '../../../plugins/workboard/engine/form/types';
import { codes, DOCUMENT, effectsOf, onDocument, packs, person, refusedBy, type Case } from './office';

/** Answers with which each step of a complete document is taken. */
const ANSWERS: Readonly<Record<string, Answers>> = {
  submit_draft: { attribute: 'proactive' },
  opine: { classification: 'not_secret', outcome: 'public', opinion: '可以公开' },
  cannot_determine: { body: 'secrecy_group_office', question: '附表能否公开', sentOn: '2026-09-28', classificationUnclear: true },
  record_answer: { answeredOn: '2026-09-30', answer: '可以公开', classification: 'not_secret', outcome: 'public' },
  check: { attribute: 'proactive' },
  approve: { attribute: 'proactive', documentDate: '2026-09-28' },
  issue: { issuedAt: '2026-09-30', numbering: 'assign' },
  load_intranet: { loadedOn: '2026-09-30', reference: '内网1号' },
  publish: { portalPublishedAt: '2026-09-30' },
  republish: { portalPublishedAt: '2026-09-30' },
};

const NONE = { interpretation: [] };
const at = (...stages: string[]) => ({ interpretation: stages.map((stage) => ({ stage })) });
const DEPARTMENT = { issuedInNameOf: 'department' };

test.each(Object.keys(ANSWERS))('R-PUB-00 · a complete document passes %s', (event) => {
  expect(refusedBy(onDocument(event, ANSWERS[event] ?? {}))).toEqual([]);
});

interface Row {
  rule: string;
  says: string;
  event: string;
  form?: Answers;
  case?: Case;
}

const REFUSED: readonly Row[] = [
  { rule: 'R-PUB-01', says: 'no submission without a first opinion on the attribute', event: 'submit_draft', form: { attribute: null } },
  { rule: 'R-PUB-01', says: 'no submission without a body', event: 'submit_draft', case: { subject: { body: ' ' } } },
  { rule: 'N-36', says: 'a document without attribute is returned', event: 'submit_draft', form: { attribute: null } },
  {
    rule: 'N-36',
    says: 'a document without reason for not publishing is returned',
    event: 'submit_draft',
    form: { attribute: 'not_public', ground: 'art16_internal' },
  },
  {
    rule: 'R-PUB-02',
    says: '“not public” needs a reason',
    event: 'submit_draft',
    form: { attribute: 'not_public', ground: 'art16_internal' },
  },
  {
    rule: 'R-PUB-02',
    says: '“not public” needs a legal ground',
    event: 'submit_draft',
    form: { attribute: 'not_public', reason: '内部事务' },
  },
  {
    rule: 'R-PUB-02',
    says: 'the leader’s “not public” needs a reason somewhere',
    event: 'approve',
    form: { attribute: 'not_public' },
    case: { subject: { attributeChecked: 'not_public' } },
  },
  { rule: 'R-INT-03', says: 'a normative document brings its draft interpretation', event: 'submit_draft', case: { linked: NONE } },
  {
    rule: 'R-EXP-01',
    says: 'every such document in principle',
    event: 'submit_draft',
    case: { linked: NONE, subject: { issuedInNameOf: 'district_government_office' } },
  },
  { rule: 'R-EXP-10', says: 'the drafting unit submits both', event: 'submit_draft', case: { linked: NONE } },
  { rule: 'R-EXP-02', says: 'a refused waiver is no interpretation', event: 'submit_draft', case: { linked: at('waiver_refused') } },
  {
    rule: 'R-EXP-12',
    says: 'the unit has named section and person',
    event: 'submit_draft',
    case: { facts: { interpretationOffice: false } },
  },
  {
    rule: 'R-EXP-17',
    says: 'a departmental document brings the text when it is submitted',
    event: 'submit_draft',
    case: { subject: DEPARTMENT, linked: NONE },
  },
  {
    rule: 'R-EXP-17',
    says: 'asking for a waiver is not bringing the text',
    event: 'submit_draft',
    case: { subject: DEPARTMENT, linked: at('waiver_requested') },
  },
  { rule: 'R-PUB-04', says: 'the secrecy outcome “not public” needs its own reason', event: 'opine', form: { outcome: 'not_public' } },
  { rule: 'R-PUB-04', says: 'so does the answer of the body consulted', event: 'record_answer', form: { outcome: 'not_public' } },
  { rule: 'R-PUB-03', says: 'what is classified cannot be public', event: 'opine', form: { classification: 'contains_secret' } },
  {
    rule: 'R-PUB-05',
    says: 'an answer cannot come before the letter',
    event: 'record_answer',
    form: { answeredOn: '2026-09-27' },
    case: { subject: { secrecyConsultedOn: '2026-09-28' } },
  },
  { rule: 'R-PUB-05', says: 'a letter cannot have gone out tomorrow', event: 'cannot_determine', form: { sentOn: '2026-10-01' } },
  { rule: 'R-PUB-06', says: 'changing the attribute needs a reason', event: 'check', form: { attribute: 'on_request' } },
  {
    rule: 'R-PUB-04',
    says: 'not proactive against the secrecy review',
    event: 'check',
    case: { subject: { secrecyOutcome: 'not_public' } },
  },
  { rule: 'R-INT-04', says: 'the interpretation is revised with the document', event: 'check', case: { linked: at('revising') } },
  { rule: 'R-PUB-07', says: 'the leader’s change needs a reason', event: 'approve', form: { attribute: 'on_request' } },
  {
    rule: 'R-PUB-04',
    says: 'the leader cannot override the secrecy review',
    event: 'approve',
    case: { subject: { secrecyOutcome: 'not_public' } },
  },
  { rule: 'R-META-04', says: 'the document date is not in the future', event: 'approve', form: { documentDate: '2026-10-01' } },
  { rule: 'R-INT-05', says: 'the interpretation is approved before the document', event: 'approve', case: { linked: at('deputy_review') } },
  { rule: 'R-EXP-02', says: 'a waiver that is only asked for does not do', event: 'approve', case: { linked: at('waiver_requested') } },
  { rule: 'R-EXP-02', says: 'no issue without approval or waiver', event: 'issue', case: { linked: at('revising') } },
  { rule: 'R-PUB-08', says: 'no issue without the leader’s signature', event: 'issue', case: { lastActor: {} } },
  { rule: 'R-PUB-08', says: 'no issue of what was changed after signing', event: 'issue', case: { seal: { exists: true, intact: false } } },
  { rule: 'R-PUB-08', says: 'the issue date is not in the future', event: 'issue', form: { issuedAt: '2026-10-01' } },
  { rule: 'R-META-04', says: 'nor before the document date', event: 'issue', form: { issuedAt: '2026-09-19' } },
  { rule: 'R-META-02', says: 'departments do not take the office’s numbers', event: 'issue', case: { subject: DEPARTMENT } },
  { rule: 'R-PUB-10', says: 'the intranet copy is not dated before the issue', event: 'load_intranet', form: { loadedOn: '2026-09-27' } },
  {
    rule: 'R-PUB-09',
    says: 'only proactive documents are published',
    event: 'publish',
    case: { subject: { attributeFinal: 'on_request' } },
  },
  {
    rule: 'R-SEC-02',
    says: 'no publication without a concluded secrecy review',
    event: 'publish',
    case: { linked: { 'secrecy-review': [] } },
  },
  { rule: 'R-INT-07', says: 'what is published is what was approved', event: 'publish', case: { seal: { exists: true, intact: false } } },
  { rule: 'R-INT-07', says: 'also when it is published again', event: 'republish', case: { seal: { exists: true, intact: false } } },
  { rule: 'R-META-03', says: 'no publication without publisher', event: 'publish', case: { subject: { publisher: '' } } },
  { rule: 'R-META-04', says: 'no publication without document date', event: 'publish', case: { subject: { documentDate: null } } },
  { rule: 'R-META-05', says: 'no publication without disclosure mode', event: 'publish', case: { subject: { disclosureMode: null } } },
  { rule: 'R-META-06', says: 'no publication without audience', event: 'publish', case: { subject: { audience: null } } },
  { rule: 'N-30', says: 'no publication without summary', event: 'publish', case: { subject: { summary: null } } },
  { rule: 'R-PUB-11', says: 'the portal date is not in the future', event: 'publish', form: { portalPublishedAt: '2026-10-01' } },
];

test.each(REFUSED)('$rule · $event: $says', ({ rule, event, form, case: input }) => {
  const outcome = onDocument(event, { ...ANSWERS[event], ...form }, input);
  expect(refusedBy(outcome)).toContain(rule);
  expect(codes(outcome).every((code) => code === 'guard')).toBe(true);
});

const ALLOWED: readonly Row[] = [
  {
    rule: 'R-INT-01',
    says: 'other kinds of document need no interpretation',
    event: 'approve',
    case: { linked: NONE, subject: { kind: 'general' } },
  },
  {
    rule: 'R-EXP-00',
    says: 'documents before 2015-10-01 need none',
    event: 'submit_draft',
    case: { linked: NONE, subject: { documentDate: '2015-09-30' } },
  },
  { rule: 'R-EXP-02', says: 'a request for a waiver lets the draft pass', event: 'submit_draft', case: { linked: at('waiver_requested') } },
  { rule: 'R-EXP-02', says: 'a waiver that was granted lets the document be approved', event: 'approve', case: { linked: at('waived') } },
  {
    rule: 'R-EXP-16',
    says: 'departments are not held up at the check',
    event: 'check',
    case: { subject: DEPARTMENT, linked: at('draft') },
  },
  { rule: 'R-PUB-05', says: 'undetermined is a step of its own', event: 'cannot_determine' },
];

test.each(ALLOWED)('$rule · $event: $says', ({ event, form, case: input }) => {
  expect(refusedBy(onDocument(event, { ...ANSWERS[event], ...form }, input))).toEqual([]);
});

test('R-EXP-00 · a document of 2015-10-01 is the first that needs one', () => {
  expect(
    refusedBy(onDocument('submit_draft', { attribute: 'proactive' }, { linked: NONE, subject: { documentDate: '2015-10-01' } })),
  ).toContain('R-INT-03');
});

test.each(['check', 'approve'])('R-EXP-16 · %s warns a department whose interpretation is behind', (event) => {
  const outcome = onDocument(event, ANSWERS[event] ?? {}, { subject: DEPARTMENT, linked: at('draft') });
  expect(outcome.ok && outcome.warnings.flatMap(({ clauses }) => clauses)).toEqual(['R-EXP-16']);
});

const SEPARATED: readonly [event: string, others: readonly string[]][] = [
  ['opine', ['submit_draft']],
  ['cannot_determine', ['submit_draft']],
  ['record_answer', ['submit_draft']],
  ['check', ['submit_draft', 'opine', 'cannot_determine']],
  ['approve', ['submit_draft', 'opine', 'cannot_determine', 'record_answer', 'check']],
];

test.each(SEPARATED.flatMap(([event, others]) => others.map((other) => ({ event, other }))))(
  'R-SEC-06c R-PUB-03 · who did $other cannot do $event',
  ({ event, other }) => {
    const actor = person(
      { opine: 'handling_head', cannot_determine: 'handling_head', record_answer: 'secrecy_unit', check: 'secretariat', approve: 'leader' }[
        event
      ] ?? '',
      77,
    );
    expect(codes(onDocument(event, ANSWERS[event] ?? {}, { actor, lastActor: { [other]: 77 } }))).toEqual(['separation']);
    expect(codes(onDocument(event, ANSWERS[event] ?? {}, { actor, lastActor: { [other]: 78 } }))).toEqual([]);
  },
);

const WHO: readonly [rule: string, event: string, role: string][] = [
  ['R-PUB-01', 'submit_draft', 'handling_clerk'],
  ['R-PUB-03', 'opine', 'handling_head'],
  ['R-PUB-05', 'record_answer', 'secrecy_unit'],
  ['R-PUB-06', 'check', 'secretariat'],
  ['R-PUB-07', 'approve', 'leader'],
  ['R-PUB-08', 'issue', 'secretariat'],
  ['R-PUB-10', 'load_intranet', 'secretariat'],
  ['R-PUB-11', 'publish', 'secretariat'],
];

test.each(WHO)('%s · only %s belongs to %s', (_rule, event, role) => {
  for (const other of [
    'drafting_unit',
    'handling_clerk',
    'handling_head',
    'secretariat',
    'leader',
    'deputy_director',
    'disclosure',
    'secrecy_unit',
  ]) {
    expect(codes(onDocument(event, ANSWERS[event] ?? {}, { actor: person(other) }))).toEqual(other === role ? [] : ['role']);
  }
});

test('R-PUB-01 · the section that handles the document, not another', () => {
  expect(codes(onDocument('submit_draft', { attribute: 'proactive' }, { subject: { handlingSection: 'other' } }))).toEqual(['role']);
});

test('N-36 · every review can return the document, with ground and reason', () => {
  for (const [event, stage] of [
    ['return_from_secrecy', 'secrecy_opinion'],
    ['return_from_check', 'secretariat_check'],
    ['return_from_leader', 'leader_review'],
  ] as const) {
    const outcome = onDocument(event, { ground: 'no_attribute', reason: '没有公开属性建议' }, { stage });
    expect(outcome.ok && { to: outcome.to, clauses: outcome.clauses.includes('N-36'), back: outcome.event.back }).toEqual({
      to: 'drafting',
      clauses: true,
      back: true,
    });
  }
});

test('R-SEC-02 · a new round forgets the reviews of the old one', () => {
  const nulled = effectsOf(onDocument('submit_draft', { attribute: 'proactive' })).flatMap((effect) =>
    effect.do === 'set' && effect.value === null ? [effect.attribute] : [],
  );
  expect(nulled).toEqual(
    expect.arrayContaining(['secrecyOutcome', 'secrecyOpinion', 'attributeChecked', 'attributeFinal', 'disclosureMode']),
  );
});

test('R-META-02 · a document may go without a number', () => {
  expect(
    refusedBy(onDocument('issue', { issuedAt: '2026-09-30', numbering: 'none' }, { subject: { ...DOCUMENT, docNumber: null } })),
  ).toEqual([]);
});

test('G-43 R-CON-13 R-SEC-02 · the public is heard, then it is submitted, reviewed for secrecy, checked, signed and issued: each step leads only to the next', () => {
  const { events } = packs['official-document'].workflow;
  const way: [string, string, string][] = [
    ['submit_draft', 'drafting', 'secrecy_opinion'],
    ['opine', 'secrecy_opinion', 'secretariat_check'],
    ['check', 'secretariat_check', 'leader_review'],
    ['approve', 'leader_review', 'approved'],
    ['issue', 'approved', 'issued'],
  ];
  for (const [event, from] of way) expect([event, events[event]?.from]).toEqual([event, [from]]);
  const forward = Object.values(events).filter(({ by, back }) => !back && by.some((role) => role !== 'system'));
  for (const [event, , to] of way) {
    const others = forward.filter(
      (one) => one.key !== event && one.from.length > 0 && one.to.some(({ stage }) => stage === to) && !one.from.includes(to),
    );
    expect([to, others.map(({ key }) => key)]).toEqual([to, to === 'secretariat_check' ? ['record_answer'] : []]);
  }
  const submit = onDocument(
    'submit_draft',
    { attribute: 'proactive' },
    { linked: { interpretation: [{ stage: 'draft' }], consultation: [] } },
  );
  expect(refusedBy(submit)).toContain('R-CON-13');
});
