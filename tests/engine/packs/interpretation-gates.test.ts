import type { Answers } from '../../../plugins/workboard/engine/form/types';
import { codes, effectsOf, onInterpretation, opening, packs, person, refusedBy, written, type Case } from './office';

const CHANNELS = {
  portalPublishedAt: '2026-09-29',
  portalUrl: 'https://portal.example/1',
  serviceNetworkPublishedAt: '2026-09-30',
  serviceNetworkUrl: 'https://service.example/1',
};

const ANSWERS: Readonly<Record<string, Answers>> = {
  start_revision: {},
  confirm_revision: { confirmed: true },
  submit_deputy: {},
  return: { reason: '请改写' },
  approve: { documentDate: '2026-09-28' },
  reopen_after_issue: { reason: '标准有调整' },
  publish: CHANNELS,
  request_waiver: { reason: '程序性规定' },
  grant_waiver: { opinion: '同意' },
  refuse_waiver: { reason: '应当解读' },
};

test.each(Object.keys(ANSWERS))('R-INT-00 · a complete interpretation passes %s', (event) => {
  expect(refusedBy(onInterpretation(event, ANSWERS[event] ?? {}))).toEqual([]);
});

const document = (stage: string, published = false) => ({ 'official-document': [{ stage, published }] });

const missing = (attribute: string): Case => ({ subject: { [attribute]: attribute === 'forms' ? [] : '' } });

const REFUSED: readonly { rule: string; says: string; event: string; form?: Answers; case?: Case }[] = [
  {
    rule: 'R-INT-04',
    says: 'not revised before the document is examined',
    event: 'start_revision',
    case: { linked: document('secrecy_opinion') },
  },
  { rule: 'R-INT-04', says: 'the drafting unit has confirmed the revision', event: 'submit_deputy', case: { done: [] } },
  ...['submit_deputy', 'approve'].flatMap((event) => [
    { rule: 'R-EXP-03', says: 'significance', event, case: missing('significance') },
    { rule: 'R-EXP-03', says: 'purpose', event, case: missing('purpose') },
    { rule: 'R-EXP-03', says: 'basis', event, case: missing('basis') },
    { rule: 'R-EXP-04', says: 'main content', event, case: missing('mainContent') },
    { rule: 'R-EXP-04', says: 'scope', event, case: missing('scope') },
    { rule: 'R-EXP-06', says: 'agency', event, case: missing('agency') },
    { rule: 'R-EXP-06', says: 'the agency is the lead drafting unit', event, case: { subject: { agency: 'education' } } },
    { rule: 'R-EXP-06', says: 'interpreter', event, case: missing('interpreter') },
    { rule: 'R-EXP-06', says: 'contact', event, case: missing('contact') },
    { rule: 'R-EXP-08', says: 'form of interpretation', event, case: missing('forms') },
    { rule: 'R-EXP-09', says: 'text for diagrams and recordings', event, case: { facts: { blocksAccessible: false } } },
    { rule: 'R-SEC-02', says: 'secrecy review first', event, case: { linked: { 'secrecy-review': [] } } },
  ]),
  {
    rule: 'R-EXP-12',
    says: 'the unit has named section and person',
    event: 'submit_deputy',
    case: { facts: { interpretationOffice: false } },
  },
  { rule: 'R-META-04', says: 'no document date in the future', event: 'approve', form: { documentDate: '2026-10-01' } },
  { rule: 'R-INT-09', says: 'not before its document', event: 'publish', case: { linked: document('issued') } },
  { rule: 'R-INT-09', says: 'not after its document was withdrawn', event: 'publish', case: { linked: document('withdrawn') } },
  { rule: 'R-INT-07', says: 'only what was approved', event: 'publish', case: { seal: { exists: true, intact: false } } },
  { rule: 'R-INT-08', says: 'the portal’s address', event: 'publish', form: { portalUrl: '' } },
  { rule: 'R-INT-08', says: 'the portal’s day', event: 'publish', form: { portalPublishedAt: null } },
  { rule: 'R-INT-08', says: 'the service network’s address', event: 'publish', form: { serviceNetworkUrl: '' } },
  { rule: 'R-INT-08', says: 'the service network’s day', event: 'publish', form: { serviceNetworkPublishedAt: null } },
  { rule: 'R-INT-08', says: 'no portal day in the future', event: 'publish', form: { portalPublishedAt: '2026-10-01' } },
  { rule: 'R-INT-08', says: 'no service network day in the future', event: 'publish', form: { serviceNetworkPublishedAt: '2026-10-01' } },
  { rule: 'R-META-03', says: 'publisher', event: 'publish', case: missing('publisher') },
  { rule: 'R-META-04', says: 'document date', event: 'publish', case: missing('documentDate') },
  { rule: 'R-META-05', says: 'disclosure mode', event: 'publish', case: missing('disclosureMode') },
  { rule: 'R-META-06', says: 'audience', event: 'publish', case: missing('audience') },
];

test.each(REFUSED)('$rule · $event: $says', ({ rule, event, form, case: input }) => {
  const outcome = onInterpretation(event, { ...ANSWERS[event], ...form }, input);
  expect(refusedBy(outcome)).toContain(rule);
  expect(codes(outcome).every((code) => code === 'guard')).toBe(true);
});

test.each(['standards', 'timeLimits', 'terms', 'other'])('R-EXP-04 R-EXP-05 · %s may stay empty', (attribute) => {
  expect(refusedBy(onInterpretation('submit_deputy', {}, { subject: { [attribute]: null } }))).toEqual([]);
});

test.each([[{ longSentences: 1 }], [{ unexplained: 2 }], [{ copiedPercent: 51 }]])(
  'R-EXP-15 · hard language %j warns and does not refuse',
  (measure) => {
    const outcome = onInterpretation(
      'submit_deputy',
      {},
      { facts: { plainLanguage: { longSentences: 0, unexplained: 0, copiedPercent: 50, ...measure } } },
    );
    expect(outcome.ok && outcome.warnings.map(({ clauses }) => clauses)).toEqual([['R-EXP-15']]);
  },
);

test.each(['create', 'start_revision', 'confirm_revision', 'submit_deputy'])('R-INT-05 · who did %s cannot approve', (event) => {
  expect(codes(onInterpretation('approve', ANSWERS.approve ?? {}, { lastActor: { [event]: 6 } }))).toEqual(['separation']);
});

test.each(['create', 'request_waiver'])('R-EXP-02 · who did %s cannot grant the waiver', (event) => {
  expect(codes(onInterpretation('grant_waiver', { opinion: '同意' }, { lastActor: { [event]: 6 } }))).toEqual(['separation']);
});

test.each([
  ['R-INT-04', 'start_revision', 'handling_clerk'],
  ['R-INT-04', 'confirm_revision', 'drafting_unit'],
  ['R-INT-05', 'approve', 'deputy_director'],
  ['R-INT-07', 'publish', 'secretariat'],
  ['R-EXP-11', 'reopen_after_issue', 'drafting_unit'],
  ['R-EXP-02', 'grant_waiver', 'deputy_director'],
])('%s · only %s belongs to %s', (_rule, event, role) => {
  for (const other of ['drafting_unit', 'handling_clerk', 'handling_head', 'secretariat', 'leader', 'deputy_director', 'disclosure']) {
    expect(codes(onInterpretation(event, ANSWERS[event] ?? {}, { actor: person(other) }))).toEqual(other === role ? [] : ['role']);
  }
});

test('R-INT-02 · another unit’s drafter does not touch it', () => {
  expect(codes(onInterpretation('confirm_revision', { confirmed: true }, { subject: { unit: 'education' } }))).toEqual(['role']);
});

test('R-INT-02 · unit and agency are state: nobody edits them', () => {
  expect(packs.interpretation.workflow.subject.state).toEqual(expect.arrayContaining(['unit', 'agency', 'handlingSection']));
});

const open = (values: Record<string, string>, linked?: Case['linked']) =>
  opening(packs.interpretation, 'create', values, { actor: person('drafting_unit'), ...(linked ? { linked } : {}) });

test('R-INT-02 R-INT-03 · an interpretation is opened from its document', () => {
  expect(refusedBy(open({ title: '解读', unit: 'transport' }))).toContain('R-INT-03');
  const outcome = open({ title: '解读', unit: 'transport' }, document('drafting'));
  expect(outcome.ok && outcome.to).toBe('draft');
});

test('R-EXP-02 · opened with a reason not to interpret, it waits for the deputy director', () => {
  const outcome = open({ title: '申请', unit: 'transport', waiverReason: '程序性规定' }, document('drafting'));
  expect(outcome.ok && outcome.to).toBe('waiver_requested');
  expect(effectsOf(outcome)).toMatchObject([{ do: 'createTask', task: 'decide_waiver', role: 'deputy_director' }]);
});

test('R-INT-05 R-INT-07 · approval dates and seals the text and hands it to the secretariat', () => {
  const outcome = onInterpretation('approve', { documentDate: '2026-09-28' });
  expect(written(outcome, 'documentDate')).toBe('2026-09-28');
  expect(effectsOf(outcome).map((effect) => effect.do)).toEqual(['set', 'set', 'seal', 'renderNotice', 'closeTask', 'createTask']);
});

test.each(['approved', 'published'])('R-EXP-11 · a change after it was %s breaks the seal and needs approval again', (stage) => {
  const outcome = onInterpretation('reopen_after_issue', { reason: '标准有调整' }, { stage });
  expect(outcome.ok && outcome.to).toBe('revising');
  expect(effectsOf(outcome)).toContainEqual({ do: 'breakSeal' });
});

test('R-INT-06 R-INT-08 · the clock stops on the later of the two channels', () => {
  const stops = (form: Answers) =>
    effectsOf(onInterpretation('publish', { ...CHANNELS, ...form })).filter((effect) => effect.do === 'stopClock');
  expect(stops({})).toEqual([{ do: 'stopClock', clock: 'publish', at: '2026-09-30' }]);
  expect(stops({ portalPublishedAt: '2026-09-30', serviceNetworkPublishedAt: '2026-09-28' })).toEqual([
    { do: 'stopClock', clock: 'publish', at: '2026-09-30' },
  ]);
});

test('R-INT-08 R-META-01 · both channels and the index number are written when it is published', () => {
  const outcome = onInterpretation('publish', CHANNELS);
  for (const [attribute, value] of Object.entries(CHANNELS)) expect(written(outcome, attribute)).toBe(value);
  expect(effectsOf(outcome)).toContainEqual({ do: 'assignNumber', series: 'indexNumber', attribute: 'indexNumber', year: 2026 });
  const again = onInterpretation('publish', CHANNELS, { subject: { indexNumber: '12331003E96936103G/2026-000001' } });
  expect(effectsOf(again).some((effect) => effect.do === 'assignNumber')).toBe(false);
});

test('R-EXP-02 · a granted waiver names who granted it and when, and ends the clock', () => {
  const outcome = onInterpretation('grant_waiver', { opinion: '同意' });
  expect([written(outcome, 'waivedBy'), written(outcome, 'waivedOn'), written(outcome, 'waiverOpinion')]).toEqual([
    'deputy_director',
    '2026-09-30',
    '同意',
  ]);
  expect(effectsOf(outcome)).toContainEqual({ do: 'cancelClock', clock: 'publish', at: '2026-09-30', reason: 'waived' });
});

test('R-EXP-01 · a refused waiver leads back to a draft', () => {
  const refused = onInterpretation('refuse_waiver', { reason: '应当解读' });
  expect(refused.ok && refused.to).toBe('waiver_refused');
  const resumed = onInterpretation('resume_draft', {});
  expect(resumed.ok && resumed.to).toBe('draft');
});

test('R-SEC-14 · secretariat or disclosure section withdraw it at once', () => {
  for (const role of ['secretariat', 'disclosure']) {
    expect(effectsOf(onInterpretation('emergency_unpublish', { reason: '误公开' }, { actor: person(role) }))).toContainEqual({
      do: 'unpublish',
    });
  }
});
