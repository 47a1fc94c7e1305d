import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Actor, Outcome, Value } from '../../../plugins/workboard/engine/workflow/types';
import { anchorsOf, draftClauses, draftParts } from '../../../src/policies/consultation/clause-anchors';
import { facts } from '../../../src/policies/comment/facts';
import { seedCalendar } from '../calendar/seed-calendar';
import { onConsultation } from './consultation';
import { effectsOf, fire, opening, packs, person, refusedBy, written, type Case } from './office';

const pack = packs.comment;
const SOMEBODY: Actor = { kind: 'public', id: -1, name: '社会公众', memberships: [] };
const DRAFT = { unit: 'transport', title: '停车管理办法', number: null, closesOn: '2026-09-29', clauses: ['第一条', '第二条'] };
const open = { consultation: [{ stage: 'open', published: true }] };

function submit(form: Answers, { linked = open, today = '2026-09-29', draft = DRAFT as Value } = {}): Outcome {
  return opening(pack, 'submit', {}, { form, actor: SOMEBODY, linked, today: today as Day, facts: { consultation: draft } });
}

const COMMENT = { source: 'public', channel: 'portal', unit: 'transport', text: '应当增加夜间泊位', shown: true };

function dispose(form: Answers, input: Case = {}): Outcome {
  const linked = { consultation: [{ stage: 'closed', published: true }] };
  return fire(pack, 'dispose', form, { stage: 'screened', linked, ...input, subject: { ...COMMENT, ...input.subject } });
}

const NOT = { disposition: 'not_adopted', reason: '与上位法不符', feedback: '感谢，未予采纳' };
const ALL = { lawful: true, scientific: true, operable: true };

describe('a comment of the public', () => {
  test('R-CON-03a R-CON-11a · is a record of its own under an open draft: its text, clause, source and unit', () => {
    const outcome = submit({ clause: '第二条', text: '泊位太少', submitterKind: 'organisation', organisationName: '某协会（测试）' });
    const set = Object.fromEntries(effectsOf(outcome).flatMap((effect) => (effect.do === 'set' ? [[effect.attribute, effect.value]] : [])));
    expect(set).toMatchObject({
      ...{ title: '第二条：泊位太少', text: '泊位太少', clause: '第二条', source: 'public', channel: 'portal', unit: 'transport' },
      ...{ submitterKind: 'organisation', submitterName: '某协会（测试）', moderated: false, shown: false },
    });
    expect(outcome).toMatchObject({ ok: true, to: 'received' });
  });

  test('R-CON-03a R-CON-05c · only while it is open, and until 24:00 of its last day', () => {
    expect(refusedBy(submit({ text: '意见' }))).toEqual([]);
    expect(refusedBy(submit({ text: '意见' }, { today: '2026-09-30' }))).toEqual(['R-CON-05c']);
    for (const stage of ['preparing', 'ready', 'scheduled', 'closed', 'analysing', 'feedback_published', 'submitted', 'withdrawn'])
      expect([stage, refusedBy(submit({ text: '意见' }, { linked: { consultation: [{ stage, published: true }] } }))]).toEqual([
        stage,
        ['R-CON-03a'],
      ]);
    expect(refusedBy(submit({ text: '意见' }, { linked: { consultation: [{ stage: 'open', published: false }] } }))).toEqual(['R-CON-03a']);
  });

  test('R-CON-11a A-41 · is anchored to a clause of the published draft, or to none', () => {
    expect(refusedBy(submit({ text: '意见', clause: '第九条' }))).toEqual(['R-CON-11a']);
    expect(refusedBy(submit({ text: '意见', clause: '第一条' }))).toEqual([]);
  });

  test('A-41 · a draft is read by its own numbering, whatever Markdown stands around it', () => {
    const body =
      '为了管理，制定本办法。\n\n# 第一章 总则\n\n**第一条** 目的。\n\n第二条　范围：\n（一）甲；\n（二）乙。\n\n第二章 附则\n说明\n第十一条 施行。';
    expect(draftClauses(body)).toEqual([
      { clause: '第一条', text: '目的。' },
      { clause: '第二条', text: '范围：\n（一）甲；\n（二）乙。' },
      { clause: '第十一条', text: '施行。' },
    ]);
    expect(draftClauses('没有条款的文字，提到第三条。')).toEqual([]);
    // Nothing of it is lost to whoever reads it: preamble, chapters, what has a number that is taken.
    expect(draftParts(`${body}\n第一条 又一次`).flatMap(({ clause, text }) => (clause === null ? [text] : []))).toEqual([
      '为了管理，制定本办法。',
      '第一章 总则',
      '第二章 附则\n说明',
      '第一条 又一次',
    ]);
    expect(draftParts('没有条款的文字，提到第三条。')).toEqual([{ clause: null, text: '没有条款的文字，提到第三条。' }]);
    // What is read by clause is what comments may be anchored to.
    for (const text of [body, '第十二条之一 甲\n> 第十三条 乙\n# 第十四条', '第一条 甲\n第一条 又一次'])
      expect(draftClauses(text).map(({ clause }) => clause)).toEqual(anchorsOf(text).map(({ anchor }) => anchor));
  });

  test('A-41 · the public row counts, not a later edit of the draft', async () => {
    const rows = [
      { unit: 'transport', title: '办法', indexNumber: null, closesOn: '2026-09-29', body: '第一条 改过\n第九条 新增', publishedAt: null },
      {
        unit: 'transport',
        title: '办法',
        indexNumber: null,
        closesOn: '2026-09-29',
        body: '第一条 公布',
        publishedAt: '2026-09-18T00:00:00Z',
      },
    ];
    const linked = { consultation: [{ id: 1, workflow: 'consultation', documentId: 'd', stage: 'open', title: '办法', published: true }] };
    const asked = {
      subject: {},
      form: {},
      documentId: '',
      linked,
      today: '2026-09-20' as Day,
      calendar: seedCalendar(),
      statistics: () => Promise.resolve({ columns: [], rows: [], checks: [] }),
      samePerson: () => Promise.resolve([]),
      find: () => Promise.resolve(rows),
    };
    await expect(facts.consultation?.(asked)).resolves.toMatchObject({ clauses: ['第一条'] });
  });
});

describe('what is told outside', () => {
  test('R-CON-11a · nothing is shown before it was looked at, and what is withheld never', () => {
    const shown = (event: string, form: Answers = {}) => written(fire(pack, event, form, { stage: 'received', subject: COMMENT }), 'shown');
    expect([shown('release'), shown('withhold', { ground: 'advertising' })]).toEqual([true, false]);
  });

  test('R-CON-11c A-42 · what became of a comment is told with the feedback, and the reason inside the house never', () => {
    const since = ['consultation.publish_feedback'];
    expect(pack.workflow.door?.tells).toMatchObject({ disposition: { since }, changedClause: { since }, feedback: { since } });
    const figures = pack.workflow.matrix?.figures ?? [];
    const figure = (name: string) => figures.find(({ key }) => key === name);
    expect(figure('feedback')?.by).toEqual(['clause', 'disposition', 'changedClause', 'feedback']);
    expect(figure('disputed')?.where).toEqual({ disposition: ['not_adopted'], lawful: [true], scientific: [true], operable: [true] });
  });
});

describe('the disposition', () => {
  test('R-CON-11a · comes after the closing and before the feedback; what experts and meetings said also before', () => {
    expect(refusedBy(dispose(NOT))).toEqual([]);
    for (const stage of ['open', 'preparing', 'feedback_published', 'submitted'])
      expect([stage, refusedBy(dispose(NOT, { linked: { consultation: [{ stage }] } }))]).toEqual([stage, ['R-CON-11a']]);
    const expert = { linked: { consultation: [{ stage: 'preparing' }] }, subject: { source: 'expert' } };
    expect(refusedBy(dispose(NOT, expert))).toEqual([]);
    expect(refusedBy(dispose(NOT, { ...expert, linked: { consultation: [{ stage: 'feedback_published' }] } }))).toEqual(['R-CON-11a']);
  });

  test('R-CON-11b · adopted, also partly, names the changed clause', () => {
    for (const disposition of ['adopted', 'partly_adopted']) {
      expect(refusedBy(dispose({ disposition, ...ALL, reason: '合理' }))).toEqual(['R-CON-11b']);
      expect(refusedBy(dispose({ disposition, ...ALL, reason: '合理', changedClause: '第二条第一款' }))).toEqual([]);
    }
  });

  test('R-CON-11b · lawful, scientific and operable, and not adopted: a warning, and one reason more', () => {
    expect(refusedBy(dispose({ ...NOT, ...ALL }))).toEqual(['R-CON-11b']);
    const outcome = dispose({ ...NOT, ...ALL, whyStill: '本轮规划未安排，下一轮研究' });
    expect([refusedBy(outcome), outcome.warnings.flatMap(({ clauses }) => clauses)]).toEqual([[], ['R-CON-11b']]);
    for (const missing of ['lawful', 'scientific', 'operable']) {
      const fewer = dispose({ ...NOT, ...ALL, [missing]: false });
      expect([missing, refusedBy(fewer), fewer.warnings]).toEqual([missing, [], []]);
    }
  });

  test('R-CON-11b X-12 · the three ticks are one word of the table, whichever they are', () => {
    const words = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
      written(
        dispose({ ...NOT, whyStill: '本轮规划未安排，下一轮研究', lawful: bits > 3, scientific: bits % 4 > 1, operable: bits % 2 === 1 }),
        'assessment',
      ),
    );
    expect(words).toEqual([
      ...['none', 'operable', 'scientific', 'scientific_operable'],
      ...['lawful', 'lawful_operable', 'lawful_scientific', 'all'],
    ]);
    const columns = pack.workflow.matrix?.columns.map((column) => ('name' in column ? column.name : null));
    expect(columns).toEqual(expect.arrayContaining(['clause', 'text', 'source', 'assessment', 'disposition', 'reason', 'changedClause']));
  });

  test('R-CON-11c B-09 · not adopted needs a reason and a feedback', () => {
    expect(refusedBy(dispose({ ...NOT, reason: null }))).toEqual(['R-CON-11c']);
    expect(refusedBy(dispose({ ...NOT, feedback: null }))).toEqual(['R-CON-11c']);
    expect(refusedBy(dispose({ disposition: 'adopted', changedClause: '第二条' }))).toEqual([]);
  });

  test('R-CON-11a R-CON-11c B-09 · the draft publishes no feedback while a comment is not disposed of, or not adopted and not answered', () => {
    const publish = (figures: Record<string, number>) =>
      onConsultation(
        'publish_feedback',
        { summary: '共收到意见，采纳情况如下' },
        { stage: 'analysing', matrix: { comment: { undisposed: 0, unanswered: 0, ...figures } } },
      );
    expect(refusedBy(publish({}))).toEqual([]);
    expect(refusedBy(publish({ undisposed: 1 }))).toEqual(['R-CON-11a', 'R-CON-13']);
    expect(refusedBy(publish({ unanswered: 1 }))).toEqual(['R-CON-11c', 'R-CON-13']);
  });

  test('R-CON-11c · is taken back until the feedback is public, and leaves nothing behind', () => {
    const reopen = (stage: string) =>
      fire(pack, 'reopen', {}, { stage: 'disposed', linked: { consultation: [{ stage }] }, subject: { ...COMMENT, ...NOT } });
    const outcome = reopen('analysing');
    const cleared = effectsOf(outcome).flatMap((effect) => (effect.do === 'set' && effect.value === null ? [effect.attribute] : []));
    const ticks = ['lawful', 'scientific', 'operable', 'assessment'];
    expect(cleared).toEqual([...ticks, 'disposition', 'changedClause', 'reason', 'feedback', 'feedbackWay']);
    expect(refusedBy(reopen('feedback_published'))).toEqual(['R-CON-11c']);
  });

  test('R-CON-11a B-20 · no step leads out of the record; letters, meetings and experts are recorded under their draft alone', () => {
    const { events, stages } = pack.workflow;
    expect(stages.map(({ key }) => key)).toEqual(['received', 'screened', 'disposed']);
    expect(Object.values(events).filter(({ effects }) => effects.some((effect) => effect.do === 'unpublish'))).toEqual([]);
    const form = { source: 'letter', channel: 'post', receivedOn: '2026-09-28', text: '来信的意见' };
    const record = (change: Answers, linked: Case['linked']) =>
      opening(
        pack,
        'record',
        {},
        { form: { ...form, ...change }, actor: person('drafting_unit'), facts: { consultation: DRAFT }, ...(linked ? { linked } : {}) },
      );
    expect(record({}, open)).toMatchObject({ ok: true, to: 'screened' });
    expect(refusedBy(record({}, {}))).toEqual(['R-CON-11a']);
    expect(refusedBy(record({ receivedOn: '2026-10-08' }, open))).toEqual(['R-CON-11a']);
    expect(refusedBy(record({}, { consultation: [{ stage: 'feedback_published' }] }))).toEqual(['R-CON-11c']);
  });
});
