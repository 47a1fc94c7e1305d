import type { ResolvedEffect } from '../../../plugins/workboard/engine/workflow/types';
import { effectsOf, onDocument, opening, packs, person, refusedBy, written, type Case } from './office';

const of = <K extends ResolvedEffect['do']>(kind: K, effects: readonly ResolvedEffect[]) =>
  effects.filter((effect): effect is Extract<ResolvedEffect, { do: K }> => effect.do === kind);

const issue = (input: Case = {}, form = {}) => onDocument('issue', { issuedAt: '2026-09-30', numbering: 'assign', ...form }, input);
const publish = (input: Case = {}) => onDocument('publish', { portalPublishedAt: '2026-09-30' }, input);

test.each([
  ['proactive', 'issued'],
  ['not_public', 'closed_not_public'],
  ['on_request', 'on_request_only'],
])('R-PUB-09 · what was decided %s goes to %s when it is issued', (attributeFinal, stage) => {
  const outcome = issue({ subject: { attributeFinal } });
  expect(outcome.ok && outcome.to).toBe(stage);
  expect(of('startClock', effectsOf(outcome)).map(({ clock }) => clock)).toEqual(stage === 'issued' ? ['intranet', 'portal', 'paper'] : []);
  expect(of('createTask', effectsOf(outcome)).map(({ task }) => task)).toEqual(
    stage === 'issued' ? ['load_intranet', 'publish', 'hand_over_paper'] : [],
  );
});

test('N-29 · what was closed as not public is decided anew from its first opinion on, and no approval of before holds', () => {
  const anew = (stage: string) =>
    onDocument('decide_anew', { reason: '项目已经完成，情势变化' }, { stage, subject: { attributeFinal: 'not_public' } });
  const outcome = anew('closed_not_public');
  expect([outcome.ok && outcome.to, of('breakSeal', effectsOf(outcome)).length]).toEqual(['drafting', 1]);
  expect(anew('published').ok).toBe(false);
});

test('N-29, R-PUB-08 · a document that was decided anew is issued again, and the day on which it was issued first stays on record', () => {
  const first = (subject: Case['subject']) => written(issue({ subject: { ...subject } }), 'firstIssuedAt');
  expect(first({ issuedAt: null, firstIssuedAt: null })).toBe('2026-09-30');
  const again = issue({ subject: { issuedAt: '2026-03-02', firstIssuedAt: '2026-03-02' } });
  expect([written(again, 'issuedAt'), written(again, 'firstIssuedAt')]).toEqual(['2026-09-30', '2026-03-02']);
  expect(first({ issuedAt: '2026-06-01', firstIssuedAt: '2026-03-02' })).toBe('2026-03-02');
  // One that was issued before this was kept.
  expect(first({ issuedAt: '2026-03-02', firstIssuedAt: null })).toBe('2026-03-02');
});

test('R-PUB-08 R-PUB-10 R-PUB-11 R-PUB-12 N-31 · issue sets the issue date and starts its clocks, the ceiling from the document date', () => {
  const outcome = issue({ subject: { documentDate: '2026-09-20' } });
  expect(written(outcome, 'issuedAt')).toBe('2026-09-30');
  expect(of('startClock', effectsOf(outcome))).toEqual([
    { do: 'startClock', clock: 'intranet', at: '2026-09-30' },
    { do: 'startClock', clock: 'portal', at: '2026-09-30', ceilingFrom: '2026-09-20' },
    { do: 'startClock', clock: 'paper', at: '2026-09-30' },
  ]);
});

test.each([
  ['district_government', 'docNumberGovernment'],
  ['district_government_office', 'docNumberOffice'],
])('R-META-02 · %s takes its number from %s', (issuedInNameOf, series) => {
  expect(of('assignNumber', effectsOf(issue({ subject: { issuedInNameOf } })))).toEqual([
    { do: 'assignNumber', series, attribute: 'docNumber', year: 2026 },
  ]);
});

test('R-META-02 · without a number, with a typed one, or with one it has already', () => {
  expect(of('assignNumber', effectsOf(issue({}, { numbering: 'none' })))).toEqual([]);
  expect(written(issue({}, { numbering: 'manual', docNumber: '黄交〔2026〕3号' }), 'docNumber')).toBe('黄交〔2026〕3号');
  expect(of('assignNumber', effectsOf(issue({ subject: { docNumber: '黄政发〔2026〕1号' } })))).toEqual([]);
});

test('R-PUB-10 · loading to the intranet records day and reference, stops the clock and closes the task', () => {
  const effects = effectsOf(onDocument('load_intranet', { loadedOn: '2026-09-30', reference: '内网1号' }));
  expect(effects).toEqual([
    { do: 'set', attribute: 'intranetLoadedOn', value: '2026-09-30' },
    { do: 'set', attribute: 'intranetReference', value: '内网1号' },
    { do: 'closeTask', task: 'load_intranet' },
    { do: 'stopClock', clock: 'intranet', at: '2026-09-30' },
  ]);
});

test('R-META-01 · publication assigns the index number once; it is kept when the item is published again', () => {
  expect(of('assignNumber', effectsOf(publish()))).toEqual([
    { do: 'assignNumber', series: 'indexNumber', attribute: 'indexNumber', year: 2026 },
  ]);
  expect(of('assignNumber', effectsOf(publish({ subject: { indexNumber: '12331003E96936103G/2026-000001' } })))).toEqual([]);
  const again = onDocument(
    'republish',
    { portalPublishedAt: '2026-09-30' },
    { subject: { indexNumber: '12331003E96936103G/2026-000001' } },
  );
  expect(effectsOf(again).map((effect) => effect.do)).toEqual(['publish', 'closeTask', 'stopClock']);
});

test('R-PUB-11 R-META-04 · publication stops the portal clock and dates the publication', () => {
  const outcome = publish();
  expect(of('stopClock', effectsOf(outcome))).toEqual([{ do: 'stopClock', clock: 'portal', at: '2026-09-30' }]);
  expect(written(outcome, 'portalPublishedAt')).toBe('2026-09-30');
  expect(effectsOf(outcome).map((effect) => effect.do)).toContain('publish');
});

const started = (input: Case) => of('startClock', effectsOf(publish(input)));

test('R-INT-06 · publication starts the interpretation’s clock on the linked card', () => {
  expect(started({ linked: { interpretation: [{ stage: 'approved' }] } })).toEqual([
    { do: 'startClock', clock: 'publish', at: '2026-09-30', on: { linked: 'interpretation' } },
  ]);
});

test('R-INT-06 · the clock runs even if no interpretation exists yet: its card is opened first', () => {
  const effects = effectsOf(publish({ linked: { interpretation: [] } }));
  const kinds = effects.map((effect) => effect.do);
  expect(of('openCard', effects)).toMatchObject([
    { workflow: 'interpretation', unlessLinked: true, values: { unit: 'transport', agency: 'transport' } },
  ]);
  expect(kinds.indexOf('openCard')).toBeLessThan(kinds.indexOf('startClock'));
});

test('R-EXP-02 R-INT-06 · a waiver leaves nothing to publish, and so no clock', () => {
  expect(started({ linked: { interpretation: [{ stage: 'waived' }] } })).toEqual([]);
});

test('R-INT-01 R-EXP-00 R-EXP-16 · no clock where no interpretation is due', () => {
  expect(started({ subject: { kind: 'general' } })).toEqual([]);
  expect(started({ subject: { issuedInNameOf: 'department' } })).toEqual([]);
  expect(started({ subject: { documentDate: '2015-09-30' } })).toEqual([]);
});

test('R-PUB-07 R-META-04 R-META-05 · the decision sets attribute, mode and document date, then seals', () => {
  const outcome = onDocument('approve', { attribute: 'proactive', documentDate: '2026-09-29' });
  expect([written(outcome, 'attributeFinal'), written(outcome, 'disclosureMode'), written(outcome, 'documentDate')]).toEqual([
    'proactive',
    'proactive',
    '2026-09-29',
  ]);
  expect(effectsOf(outcome).at(-1)).toEqual({ do: 'seal' });
});

test('R-PUB-01 R-PUB-03 R-PUB-06 · each opinion is written into its own attribute', () => {
  expect(written(onDocument('submit_draft', { attribute: 'on_request' }), 'attributeInitial')).toBe('on_request');
  expect(written(onDocument('opine', { classification: 'not_secret', outcome: 'public', opinion: '同意' }), 'secrecyOutcome')).toBe(
    'public',
  );
  expect(written(onDocument('check', { attribute: 'on_request', reason: '含内部数据' }), 'attributeChecked')).toBe('on_request');
});

test('R-PUB-05 R-SEC-08a · undetermined: the document waits for the answer, with a task', () => {
  const outcome = onDocument('cannot_determine', {
    body: 'district_secrecy_department',
    question: '能否公开',
    sentOn: '2026-09-29',
    classificationUnclear: true,
  });
  expect(outcome.ok && outcome.to).toBe('secrecy_consulting');
  expect([written(outcome, 'secrecyOutcome'), written(outcome, 'classificationCheck')]).toEqual(['undetermined', 'unclear']);
  expect(of('createTask', effectsOf(outcome))).toMatchObject([{ task: 'record_answer', role: 'secrecy_unit', event: 'record_answer' }]);
  const answer = onDocument('record_answer', { answeredOn: '2026-09-30', answer: '可以', classification: 'not_secret', outcome: 'public' });
  expect(answer.ok && answer.to).toBe('secretariat_check');
  expect(of('closeTask', effectsOf(answer))).toEqual([{ do: 'closeTask', task: 'record_answer' }]);
});

test('R-SEC-14 · an emergency withdrawal unpublishes at once and waits for the leader, who is somebody else', () => {
  for (const role of ['secretariat', 'disclosure']) {
    const outcome = onDocument('emergency_unpublish', { reason: '误公开' }, { actor: person(role) });
    expect(outcome.ok && outcome.to).toBe('withdrawn');
    expect(effectsOf(outcome)).toEqual(
      expect.arrayContaining([{ do: 'unpublish' }, { do: 'set', attribute: 'withdrawalReason', value: '误公开' }]),
    );
    expect(of('createTask', effectsOf(outcome))).toMatchObject([{ task: 'confirm_withdrawal', role: 'leader' }]);
  }
  expect(refusedBy(onDocument('reopen', { ground: 'other', reason: '整改' }, { stage: 'withdrawn' }))).toContain('R-SEC-14');
  expect(refusedBy(onDocument('confirm_withdrawal', { opinion: '同意' }, { lastActor: { emergency_unpublish: 5 } }))).toContain('R-SEC-14');
});

test('N-31 · a change after publication is decided anew and has twenty workdays', () => {
  const broken = { exists: true, intact: false };
  const outcome = onDocument('reseal', { reason: '更正笔误' }, { stage: 'published', seal: broken });
  expect(effectsOf(outcome).map((effect) => effect.do)).toEqual(['breakSeal', 'seal', 'createTask', 'startClock']);
  expect(of('startClock', effectsOf(onDocument('reseal', { reason: '更正' }, { stage: 'issued', seal: broken })))).toEqual([]);
});

test('R-INT-02 R-EXP-08 · the interpretation belongs to the lead drafting unit; a document may have several', () => {
  const outcome = onDocument('draft_interpretation', { mainContent: '内容' }, { linked: { interpretation: [{ stage: 'draft' }] } });
  expect(of('openCard', effectsOf(outcome))).toMatchObject([
    { unlessLinked: false, values: { unit: 'transport', agency: 'transport', handlingSection: 'general', mainContent: '内容' } },
  ]);
});

test('R-INT-01 R-EXP-02 · only normative documents are interpreted, and a waiver is pursued on its own card', () => {
  expect(refusedBy(onDocument('draft_interpretation', {}, { subject: { kind: 'general' } }))).toContain('R-INT-01');
  expect(refusedBy(onDocument('draft_interpretation', {}, { linked: { interpretation: [{ stage: 'waiver_requested' }] } }))).toContain(
    'R-EXP-02',
  );
  expect(refusedBy(onDocument('request_waiver', { reason: '程序性规定' }, { linked: { interpretation: [{ stage: 'draft' }] } }))).toContain(
    'R-EXP-02',
  );
});

test('R-EXP-02 · “draft or none”: a request for a waiver opens the interpretation’s card', () => {
  const outcome = onDocument('request_waiver', { reason: '程序性规定' }, { linked: { interpretation: [] } });
  expect(of('openCard', effectsOf(outcome))).toMatchObject([
    { workflow: 'interpretation', values: { waiverReason: '程序性规定', unit: 'transport' } },
  ]);
});

test('R-META-01 R-META-03 · what was public before is taken in by the system only, and only complete', () => {
  const values = {
    title: '制度',
    indexNumber: '12331003E96936103G/2024-154420',
    attributeFinal: 'proactive',
    publisher: 'office',
    documentDate: '2024-05-16',
    disclosureMode: 'proactive',
    audience: 'society',
  };
  const open = (given: typeof values | Record<string, string>, role: string) =>
    opening(packs['official-document'], 'import_published', given, { actor: person(role) });
  const outcome = open(values, 'system');
  expect(outcome.ok && [outcome.to, ...outcome.effects.map((effect) => effect.do)]).toEqual(['published', 'seal', 'publish']);
  expect(refusedBy(open({ ...values, indexNumber: '' }, 'system'))).toEqual(['R-META-01']);
  expect(refusedBy(open({ ...values, publisher: '' }, 'system'))).toContain('R-META-03');
  expect(open(values, 'secretariat').ok).toBe(false);
});
