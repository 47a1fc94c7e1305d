import {
  decide,
  decideOpening,
  factsOf,
  mayFire,
  permittedEvents,
  recordEvent,
  rootsOf,
  unitsFor,
} from '../../../plugins/workboard/engine/workflow';
import type { Outcome, Value } from '../../../plugins/workboard/engine/workflow/types';
import { card, clerk, context, definition, head, person, sample, secretary, TODAY, WORKFLOW_YAML } from './sample';

const codes = (outcome: Outcome) => (outcome.ok ? [] : outcome.unmet.map(({ code }) => code));
const messages = (outcome: Outcome) => (outcome.ok ? [] : outcome.unmet.map(({ message }) => message['zh-Hans']));

describe('a step that may happen', () => {
  test('says where it leads, what it does and which clauses it serves', () => {
    const outcome = decide(context({ stage: 'check', actor: secretary }), 'issue', { issuedOn: '2026-09-29' });
    expect(outcome).toMatchObject({
      ok: true,
      from: 'check',
      to: 'issued',
      effects: [
        { do: 'set', attribute: 'issuedOn', value: '2026-09-29' },
        { do: 'assignNumber', series: 'documents', attribute: 'docNumber', year: 2026 },
        { do: 'createTask', task: 'publish_it', role: 'secretariat', clock: 'portal', event: 'publish', clauses: ['R-PUB-11'] },
        { do: 'startClock', clock: 'portal', at: '2026-09-29' },
      ],
      clauses: ['R-PUB-08', 'R-SEC-06c'],
    });
    for (const effect of outcome.ok ? outcome.effects : []) expect(effect).not.toHaveProperty('when');
  });

  test('R-PUB-09 · the first target whose condition holds; effects whose condition does not hold are left out', () => {
    const outcome = decide(
      context({ stage: 'check', actor: secretary, subject: { attribute: 'closed', leadDraftingUnit: 'finance' } }),
      'issue',
      { issuedOn: '2026-09-29' },
    );
    expect(outcome).toMatchObject({ ok: true, to: 'kept' });
    expect(outcome.ok && outcome.effects.map((effect) => effect.do)).toEqual(['set', 'assignNumber']);
  });

  test('an event without a target leaves the card where it is', () => {
    expect(decide(context({ stage: 'check', actor: secretary }), 'note', {})).toMatchObject({ ok: true, from: 'check', to: 'check' });
  });

  test('an instant as a day is the day in Shanghai', () => {
    const outcome = decide(context({ stage: 'check', actor: secretary }), 'issue', { issuedOn: '2026-09-29T16:30:00Z' });
    expect(outcome.ok && outcome.effects).toContainEqual({
      do: 'startClock',
      clock: 'portal',
      at: '2026-09-30',
      instant: '2026-09-29T16:30:00.000Z',
    });
  });
});

describe('X-05 · a refusal lists everything at once', () => {
  test('stage, role, separation, form and every guard, each with its clause and cure', () => {
    const outcome = decide(
      context({ stage: 'drafting', actor: clerk, card: card('drafting', { lastActor: { submit: clerk.id } }) }),
      'issue',
      {},
      [{ field: 'issuedOn', code: 'required', message: { 'zh-Hans': '请填写“印发日期”', en: 'Fill in' }, clauses: [] }],
    );
    expect(codes(outcome)).toEqual(['stage', 'role', 'separation', 'form', 'guard']);
    expect(outcome.ok ? null : outcome.unmet.at(-1)).toEqual({
      code: 'guard',
      clauses: ['R-PUB-08'],
      message: { 'zh-Hans': '请填写印发日期', en: '请填写印发日期' },
      cure: { in: 'form', field: 'issuedOn' },
    });
    expect(messages(outcome)[0]).toBe('“印发”只能在“核稿”阶段进行');
  });

  test('two unmet guards are two lines', () => {
    const outcome = decide(
      context({
        stage: 'issued',
        actor: secretary,
        seal: { exists: false, intact: false },
        subject: { kind: 'normative', leadDraftingUnit: 'finance' },
      }),
      'publish',
      {},
    );
    expect(messages(outcome)).toEqual(['内容与审定稿不一致', '解读尚未审定']);
  });

  test('an unknown event, and names that objects have by nature', () => {
    for (const event of ['fly', 'toString', '__proto__', 'constructor']) expect(codes(decide(context({}), event, {}))).toEqual(['event']);
  });

  test('a guard that cannot be judged is unmet and says why', () => {
    const workflow = sample(WORKFLOW_YAML.replace('when: filled(subject.attribute)', 'when: size(subject.attribute) > 2'));
    const outcome = decide(context({ workflow, subject: { attribute: 7, leadDraftingUnit: 'finance' } }), 'submit', {});
    expect(outcome).toMatchObject({
      ok: false,
      unmet: [{ code: 'guard', clauses: ['R-PUB-01'], reason: expect.stringContaining('size') as unknown }],
    });
  });

  test('an effect that cannot be worked out refuses the whole step: no half steps, no clock from nowhere', () => {
    const outcome = decide(context({ stage: 'check', actor: secretary }), 'issue', { issuedOn: '2026-02-30' });
    expect(outcome).toMatchObject({ ok: false, unmet: [{ code: 'guard', reason: expect.stringContaining('is not a day') as unknown }] });
  });

  test('a task for each row of a list: rows with the same key are one, a row without its key refuses the step', () => {
    const workflow = sample(WORKFLOW_YAML.replace('title: 门户公开, role', "each: facts.exempt, key: id, title: '公开{row.name}', role"));
    const issue = (exempt: Value) =>
      decide(context({ workflow, stage: 'check', actor: secretary, facts: { exempt } }), 'issue', { issuedOn: '2026-09-29' });
    const outcome = issue([
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙' },
      { id: 'a', name: '丙' },
    ]);
    const tasks = outcome.ok ? outcome.effects.flatMap((one) => (one.do === 'createTask' ? [[one.task, one.title['zh-Hans']]] : [])) : [];
    expect(tasks).toEqual([
      ['publish_it/a', '公开甲'],
      ['publish_it/b', '公开乙'],
    ]);
    expect(codes(issue([{ name: '甲' }]))).toEqual(['guard']);
    expect(codes(issue(true))).toEqual(['guard']);
  });
});

describe('who may', () => {
  test('R-SEC-06c, B-17 · nobody takes two of the three review steps, not even with both roles and after a return', () => {
    const both = person(9, ['handling_clerk', 'finance'], ['handling_head', 'finance'], ['secretariat', 'office']);
    expect(
      codes(decide(context({ stage: 'opinion', actor: both, card: card('opinion', { lastActor: { submit: 9 } }) }), 'opine', {})),
    ).toEqual(['separation']);
    const memory = recordEvent(recordEvent({ lastActor: {}, doneInStage: [] }, 'opine', 9, false), 'return', 4, false);
    expect(
      codes(
        decide(
          context({ stage: 'check', actor: both, card: card('check', { ...memory, lastActor: { ...memory.lastActor, submit: 1 } }) }),
          'issue',
          { issuedOn: '2026-09-29' },
        ),
      ),
    ).toEqual(['separation']);
    expect(
      decide(context({ stage: 'check', actor: both, card: card('check', { lastActor: { submit: 1, opine: 2 } }) }), 'issue', {
        issuedOn: '2026-09-29',
      }).ok,
    ).toBe(true);
  });

  test('R-INT-02 · a role of scope “unit” acts only for the unit in the subject’s attribute', () => {
    expect(decide(context({ actor: clerk }), 'submit', {}).ok).toBe(true);
    expect(codes(decide(context({ actor: person(1, ['handling_clerk', 'culture']) }), 'submit', {}))).toEqual(['role']);
    expect(codes(decide(context({ actor: clerk, subject: { attribute: 'proactive' } }), 'submit', {}))).toEqual(['role']);
    expect(codes(decide(context({ actor: clerk, subject: { attribute: 'proactive', leadDraftingUnit: '' } }), 'submit', {}))).toEqual([
      'role',
    ]);
  });

  test('the system fires only what names it, and staff cannot pass for it', () => {
    const system = { kind: 'system' as const, id: 0, name: '系统', memberships: [{ role: 'secretariat', unit: 'office' }] };
    expect(decide(context({ stage: 'issued', actor: system }), 'publish', {}).ok).toBe(true);
    expect(codes(decide(context({ stage: 'check', actor: system }), 'issue', { issuedOn: '2026-09-29' }))).toEqual(['role']);
    expect(mayFire(definition, 'publish', person(1, ['system', 'office']), [])).toBe(false);
  });

  test('several units in one attribute all count', () => {
    const role = definition.roles['handling_clerk'];
    expect(role && unitsFor({ leadDraftingUnit: ['a', 'b', null, 3] })(role)).toEqual(['a', 'b']);
    expect(mayFire(definition, 'submit', clerk, ['finance'])).toBe(true);
    expect(mayFire(definition, 'submit', clerk, ['culture'])).toBe(false);
  });
});

test('R-EXP-16 · a “warn” guard is told but does not refuse, and its clause is not counted as kept', () => {
  const warned = decide(context({}), 'submit', {});
  expect(warned).toMatchObject({
    ok: true,
    to: 'opinion',
    warnings: [{ clauses: ['R-EXP-16'], cure: { in: 'linked', workflow: 'interpretation' } }],
  });
  expect(warned.ok && warned.clauses).toEqual(['R-PUB-01', 'R-PUB-02']);
  const linked = {
    interpretation: [{ id: 8, workflow: 'interpretation', documentId: 'i8', stage: 'draft', title: '解读', published: false }],
  };
  const clean = decide(context({ linked }), 'submit', {});
  expect(clean).toMatchObject({ ok: true, warnings: [] });
  expect(clean.ok && clean.clauses).toContain('R-EXP-16');
});

describe('R-INT-03 · terms and links', () => {
  const linked = (stage: string) => ({
    interpretation: [{ id: 8, workflow: 'interpretation', documentId: 'i8', stage, title: '解读', published: false }],
  });
  const publish = (change: Parameters<typeof context>[0]) =>
    decide(
      context({ stage: 'issued', actor: secretary, subject: { kind: 'normative', leadDraftingUnit: 'finance' }, ...change }),
      'publish',
      {},
    );

  test('a normative document waits for its interpretation, unless the fact exempts it', () => {
    expect(publish({}).ok).toBe(false);
    expect(publish({ linked: linked('draft') }).ok).toBe(false);
    expect(publish({ linked: linked('approved') }).ok).toBe(true);
    expect(publish({ facts: { exempt: true } }).ok).toBe(true);
  });

  test('a fact that was not loaded does not open the guard', () => {
    expect(publish({ facts: {} })).toMatchObject({ ok: false });
  });

  test('what to load is read off the event, through terms', () => {
    expect([...factsOf(definition, 'publish')]).toEqual(['exempt']);
    expect([...factsOf(definition, 'submit')]).toEqual([]);
    expect([...rootsOf(definition, 'publish')].sort()).toEqual(['facts', 'linked', 'seal', 'subject', 'today']);
    expect([...rootsOf(definition, 'note')]).toEqual([]);
    expect([...factsOf(definition, 'fly')]).toEqual([]);
  });
});

describe('opening a card', () => {
  test('R-INT-02 · the unit the event will write is the one that counts', () => {
    const input = { form: { unit: 'finance' }, actor: clerk, today: TODAY };
    expect(decideOpening(definition, 'create', input)).toMatchObject({
      ok: true,
      from: null,
      to: 'drafting',
      effects: [{ do: 'set', attribute: 'leadDraftingUnit', value: 'finance' }],
    });
    expect(codes(decideOpening(definition, 'create', { ...input, form: { unit: 'culture' } }))).toEqual(['role']);
    expect(codes(decideOpening(definition, 'create', { ...input, form: {} }))).toEqual(['role']);
  });

  test('an opening event does not fire on a card, nor another event without one', () => {
    expect(codes(decide(context({}), 'create', { unit: 'finance' }))).toEqual(['stage']);
    expect(
      codes(
        decideOpening(definition, 'submit', {
          values: { attribute: 'proactive', leadDraftingUnit: 'finance' },
          form: {},
          actor: clerk,
          today: TODAY,
        }),
      ),
    ).toEqual(['stage']);
  });
});

describe('X-06 · permitted events', () => {
  test('events of the stage come first; the rest say where they belong; openings are not offered', () => {
    const events = permittedEvents(
      context({ stage: 'check', actor: secretary, card: card('check', { lastActor: { submit: 1, opine: 2 } }) }),
    );
    expect(events.map(({ event, allowed, to }) => [event, allowed, to])).toEqual([
      ['note', true, 'check'],
      ['issue', true, 'issued'],
      ['return', true, 'drafting'],
      ['submit', false, 'opinion'],
      ['opine', false, 'check'],
      ['publish', false, 'published'],
    ]);
    expect(events.find(({ event }) => event === 'issue')).toMatchObject({
      form: 'issue',
      starts: ['portal'],
      stays: false,
      back: false,
      unmet: [],
    });
    expect(events.find(({ event }) => event === 'submit')?.unmet).toEqual([
      expect.objectContaining({
        code: 'stage',
        message: { 'zh-Hans': '“送审”只能在“拟稿”阶段进行', en: '“送审” is possible only in “拟稿”' },
      }),
    ]);
  });

  test('whatever does not read the form is judged; whatever does, waits for it', () => {
    const [publish] = permittedEvents(context({ stage: 'issued', actor: head, seal: { exists: true, intact: false } }));
    expect(publish).toMatchObject({ event: 'publish', allowed: false });
    expect(publish?.unmet.map(({ code }) => code)).toEqual(['role', 'guard']);
    const closed = permittedEvents(context({ stage: 'check', actor: secretary, subject: { attribute: 'closed' } }));
    expect(closed.find(({ event }) => event === 'issue')).toMatchObject({ allowed: true, to: 'kept', starts: [] });
  });

  test('X-05 · what a message quotes of the facts stands in it before the step is taken as when it is refused', () => {
    const workflow = sample(WORKFLOW_YAML.replace('解读尚未审定', '"解读尚未审定：{facts.exempt.list}"'));
    const at = context({
      workflow,
      stage: 'issued',
      actor: secretary,
      subject: { kind: 'normative' },
      facts: { exempt: { list: '图解' } },
    });
    const told = '解读尚未审定：图解';
    expect(permittedEvents(at)[0]?.unmet.map(({ message }) => message['zh-Hans'])).toContain(told);
    expect(messages(decide(at, 'publish', {}))).toContain(told);
  });
});

test('a card remembers who did what for its whole life, and what was done in the stage until it moves', () => {
  const first = recordEvent({ lastActor: {}, doneInStage: [] }, 'note', 4, true);
  const second = recordEvent(recordEvent(first, 'note', 5, true), 'file', 5, true);
  expect(second).toEqual({ lastActor: { note: 5, file: 5 }, doneInStage: ['note', 'file'] });
  expect(recordEvent(second, 'submit', 6, false)).toEqual({ lastActor: { note: 5, file: 5, submit: 6 }, doneInStage: [] });
});
