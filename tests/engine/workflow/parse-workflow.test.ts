import { describeProblem, type Problem } from '../../../plugins/workboard/engine/read-yaml';
import { parseRoles, parseWorkflow, sketchWorkflow } from '../../../plugins/workboard/engine/workflow';
import { sampleForm } from '../form/sample';
import { FORMS, OPTIONS, sample, WORKFLOW_YAML } from './sample';

function problems(yaml: string): readonly Problem[] {
  const parsed = parseWorkflow(yaml, OPTIONS);
  return parsed.ok ? [] : parsed.problems;
}

/** The sample with one text in it replaced; the line is where the replacement stands. */
function broken(from: string, to: string): { yaml: string; line: number } {
  const at = WORKFLOW_YAML.indexOf(from);
  if (at < 0) throw new Error(`the sample has no “${from}”`);
  return { yaml: WORKFLOW_YAML.replace(from, to), line: WORKFLOW_YAML.slice(0, at).split('\n').length };
}

describe('what a pack says is what the engine gets', () => {
  const workflow = sample();

  test('shorthands of clocks become effects of the events they name', () => {
    expect(workflow.events['issue']?.effects.at(-1)).toEqual({
      do: 'startClock',
      clock: 'portal',
      at: 'form.issuedOn',
      when: "subject.attribute == 'proactive'",
    });
    expect(workflow.events['publish']?.effects.at(-1)).toEqual({ do: 'stopClock', clock: 'portal', at: 'today' });
    expect(workflow.clocks['portal']).toEqual({
      key: 'portal',
      title: { 'zh-Hans': '门户网站公开', en: '门户网站公开' },
      clauses: ['R-PUB-11'],
      limit: { workdays: 7 },
      pausable: false,
      owner: 'secretariat',
      remind: [3, 1],
      escalate: [{ overdue: 0, to: 'leader' }],
    });
  });

  test('roles that are used and not listed act for the whole office; titles come from the roles file', () => {
    expect(Object.keys(workflow.roles).sort()).toEqual(['handling_clerk', 'handling_head', 'leader', 'secretariat']);
    expect(workflow.roles['handling_clerk']).toEqual({
      key: 'handling_clerk',
      title: { 'zh-Hans': '承办人', en: '承办人' },
      scope: 'unit',
      units: ['leadDraftingUnit'],
    });
    expect(workflow.roles['handling_head']).toMatchObject({ scope: 'office', units: [] });
  });

  test('one value stands for a list, a Chinese text for both languages, a bare word for an effect', () => {
    expect(workflow.events['create']).toMatchObject({ from: [], to: [{ stage: 'drafting' }], by: ['handling_clerk'] });
    expect(workflow.subject).toMatchObject({ number: ['docNumber'], title: 'title' });
    expect(workflow.title).toEqual({ 'zh-Hans': '公文公开', en: 'Publication' });
    expect(workflow.events['opine']?.effects).toEqual([{ do: 'seal' }]);
    expect(workflow.events['opine']?.distinctFrom).toEqual([
      { clauses: ['R-SEC-06c'], from: ['submit'], message: { 'zh-Hans': '不得由拟稿人审查', en: '不得由拟稿人审查' } },
    ]);
  });

  test('a definition travels as JSON without change', () => {
    expect(JSON.parse(JSON.stringify(workflow))).toEqual(workflow);
  });

  test('it knows the version of every form it asks', () => {
    expect(workflow.formVersions).toEqual({ create: 1, issue: 1 });
  });

  test('other workflows need only names', () => {
    expect(sketchWorkflow(WORKFLOW_YAML)).toEqual({
      key: 'sample',
      subjectType: 'api::document.document',
      clocks: ['portal'],
      stages: ['drafting', 'opinion', 'check', 'issued', 'published', 'kept'],
      tasks: ['publish_it'],
      events: ['create', 'submit', 'opine', 'note', 'issue', 'return', 'publish'],
      openings: ['create'],
    });
    expect(sketchWorkflow('key: [')).toBeNull();
  });

  test('roles file', () => {
    expect(parseRoles('leader: 分管领导\nclerk: { zh-Hans: 承办人, en: Clerk }\n', { file: 'roles.yaml' })).toEqual({
      ok: true,
      roles: { leader: { 'zh-Hans': '分管领导', en: '分管领导' }, clerk: { 'zh-Hans': '承办人', en: 'Clerk' } },
      ofPublic: [],
      sole: {},
    });
    expect(parseRoles('leader: 分管领导\napplicant: { zh-Hans: 申请人, heldBy: public }\n', { file: 'roles.yaml' })).toEqual({
      ok: true,
      roles: { leader: { 'zh-Hans': '分管领导', en: '分管领导' }, applicant: { 'zh-Hans': '申请人', en: '申请人' } },
      ofPublic: ['applicant'],
      sole: {},
    });
    expect(parseRoles('applicant: { zh-Hans: 申请人, heldBy: nobody }\n', { file: 'roles.yaml' })).toMatchObject({ ok: false });
    expect(parseRoles('leader: 分管领导\nclerk: 3\n', { file: 'roles.yaml' })).toMatchObject({
      ok: false,
      problems: [{ file: 'roles.yaml', line: 2, path: 'clerk' }],
    });
  });
});

/** [what is wrong, text replaced, replacement, lines below the replacement, path, reason] */
const BROKEN: [string, string, string, number, string, string][] = [
  [
    'unknown key',
    '  drafting: { title: 拟稿, kind: initial,',
    '  drafting: { title: 拟稿, knd: initial, kind: initial,',
    0,
    'stages.drafting.knd',
    '“knd” is not known here, check its spelling',
  ],
  ['missing key', '    title: 备注\n', '', -1, 'events.note.title', 'is missing'],
  ['wrong kind', 'kind: initial', 'kind: first', 0, 'stages.drafting.kind', 'must be one of: initial | normal | final'],
  ['unknown stage', '    to: opinion\n', '    to: opinions\n', 0, 'events.submit.to', 'there is no stage “opinions”'],
  ['unknown role', '    by: [handling_head]\n', '    by: [handling_heads]\n', 0, 'events.opine.by', 'there is no role “handling_heads”'],
  ['unknown form', '    form: issue\n', '    form: isue\n', 0, 'events.issue.form', 'there is no form “isue”'],
  [
    'unknown event of a clock',
    '    stop: { on: publish }',
    '    stop: { on: publsh }',
    0,
    'clocks.portal.stop.0',
    'there is no event “publsh”',
  ],
  [
    'unknown clock',
    '      - { closeTask: publish_it }',
    '      - { stopClock: portl }',
    0,
    'events.publish.effects.1',
    'there is no clock “portl”',
  ],
  ['unknown linked clock', '{ startClock: reading,', '{ startClock: portal,', 0, 'events.publish.effects.2', 'there is no clock “portal”'],
  [
    'task nobody creates',
    '{ closeTask: publish_it }',
    '{ closeTask: publishit }',
    0,
    'events.publish.effects.1',
    'no event creates the task “publishit”',
  ],
  [
    'unknown workflow',
    'on: { linked: interpretation }',
    'on: { linked: interpretations }',
    0,
    'events.publish.effects.2.on',
    'there is no workflow “interpretations”',
  ],
  [
    'opening that opens nothing',
    '{ closeTask: publish_it }',
    '{ openCard: interpretation, event: publish }',
    0,
    'events.publish.effects.1.event',
    '“publish” opens no card of “interpretation”; these do: create、import',
  ],
  [
    'opening left to chance',
    '{ closeTask: publish_it }',
    '{ openCard: interpretation }',
    0,
    'events.publish.effects.1',
    '“interpretation” has 2 opening events; name one under “event”',
  ],
  [
    'a card under partners that would have to be without one',
    '{ closeTask: publish_it }',
    '{ openCard: interpretation, event: create, on: { linked: interpretation } }',
    0,
    'events.publish.effects.1',
    'what is opened under a linked card (“on”) says “unlessLinked: false”',
  ],
  [
    'tasks for rows without what tells them apart',
    '{ closeTask: publish_it }',
    '{ closeTask: publish_it, each: facts.exempt }',
    0,
    'events.publish.effects.1',
    '“each” and “key” belong together',
  ],
  [
    'tasks for rows that no fact knows',
    '{ closeTask: publish_it }',
    '{ closeTask: publish_it, each: facts.exemt, key: id }',
    0,
    'events.publish.effects.1.each',
    'there is no fact “exemt”',
  ],
  [
    'row quoted where there is none',
    'title: 门户公开, role: secretariat',
    "title: '公开{row.title}', role: secretariat",
    0,
    'events.issue.effects.2.title',
    'without “each” there is no row to quote',
  ],
  [
    'cause of a suspension that has no name',
    'clocks:\n  portal:\n',
    'causes: { opinion: 征求意见 }\nclocks:\n  portal:\n    pausable: true\n    suspend: { on: note, cause: letter }\n',
    4,
    'clocks.portal.suspend.0.cause',
    'there is no cause “letter”',
  ],
  [
    'link to a card that nobody chose',
    '{ closeTask: publish_it }',
    '{ linkCard: interpretation, number: subject.docNumber }',
    0,
    'events.publish.effects.1.number',
    "“number” must be a field of this event's form whose source is “cards: interpretation”",
  ],
  [
    'unknown attribute that partners copy',
    'sealed: [title, body]',
    'sealed: [title, body]\n  fixedWhenLinked: { leadUnit: R-INT-02 }',
    1,
    'subject.fixedWhenLinked.leadUnit',
    'content type api::document.document has no attribute “leadUnit”',
  ],
  [
    'fixed attribute without a clause that asks for it',
    'sealed: [title, body]',
    'sealed: [title, body]\n  fixedWhenLinked: { leadDraftingUnit: [] }',
    1,
    'subject.fixedWhenLinked.leadDraftingUnit',
    'names no clause; give the one it rests on',
  ],
  [
    'enclosures that the seal does not cover',
    'sealed: [title, body]',
    'sealed: [title, body]\n  enclosures: letter',
    1,
    'subject.enclosures',
    '“letter” does not stand under “sealed”',
  ],
  [
    'enclosures that are a list',
    'sealed: [title, body]',
    'sealed: [title, body]\n  enclosures: [title, body]',
    1,
    'subject.enclosures',
    '',
  ],
  ['unknown fact', '!facts.exempt', '!facts.exemt', 0, 'terms.needs_interpretation', 'there is no fact “exemt”'],
  ['unknown term', '!term.needs_interpretation', '!term.needs', 0, 'events.publish.guards.1.when', 'there is no term “needs”'],
  [
    'term that circles',
    "normative: subject.kind == 'normative'",
    'normative: term.needs_interpretation',
    0,
    'terms.normative',
    'the term “normative” refers back to itself',
  ],
  [
    'term that reads a form',
    "normative: subject.kind == 'normative'",
    'normative: form.kind == 1',
    0,
    'terms.normative',
    '“form” is not a name known here',
  ],
  [
    'unknown attribute in an expression',
    'when: filled(subject.attribute)',
    'when: filled(subject.atribute)',
    0,
    'events.submit.guards.0.when',
    'there is no attribute of api::document.document “atribute”',
  ],
  [
    'unknown attribute elsewhere',
    'sealed: [title, body]',
    'sealed: [title, bdy]',
    0,
    'subject.sealed',
    'content type api::document.document has no attribute “bdy”',
  ],
  [
    'unknown attribute written',
    '{ set: issuedOn,',
    '{ set: issued_on,',
    0,
    'events.issue.effects.0',
    'content type api::document.document has no attribute “issued_on”',
  ],
  [
    'unknown form field',
    'when: filled(form.issuedOn)',
    'when: filled(form.issued)',
    0,
    'events.issue.guards.0.when',
    'there is no field of form issue “issued”',
  ],
  [
    'form read where there is none',
    'when: seal.exists && seal.intact',
    'when: filled(form.x)',
    0,
    'events.publish.guards.0.when',
    'this event has no form to read',
  ],
  [
    'unknown part of the seal',
    'seal.exists && seal.intact',
    'seal.exists && seal.whole',
    0,
    'events.publish.guards.0.when',
    'there is no part of seal “whole”',
  ],
  [
    'unknown part of a link',
    "i.stage == 'approved'",
    "i.state == 'approved'",
    0,
    'events.publish.guards.1.when',
    'there is no part of a linked card “state”',
  ],
  [
    'guard that does not type-check',
    'when: filled(subject.attribute)',
    'when: today < 3',
    0,
    'events.submit.guards.0.when',
    'no such overload: string < int (character 1)',
  ],
  [
    'guard that is no condition',
    'when: filled(subject.attribute)',
    'when: size(subject.attribute)',
    0,
    'events.submit.guards.0.when',
    'a condition must be true or false, this one is int (character 1)',
  ],
  ['guard with broken syntax', 'when: filled(subject.attribute)', 'when: filled(subject.attribute', 0, 'events.submit.guards.0', ''],
  [
    'guard without a clause',
    '{ clause: R-PUB-01, when',
    '{ when',
    0,
    'events.submit.guards.0',
    'names no clause; give the one it rests on',
  ],
  ['unknown clause', 'clause: R-PUB-01,', 'clause: PUB-01,', 0, 'events.submit.guards.0', 'there is no clause “PUB-01”'],
  [
    'cure that points nowhere: field',
    'field: issuedOn }',
    'field: issued }',
    0,
    'events.issue.guards.0',
    'the form of this event has no field “issued”',
  ],
  [
    'cure that points nowhere: attribute',
    'cure: subject.attribute',
    'cure: subject.atribute',
    0,
    'events.submit.guards.0',
    'content type api::document.document has no attribute “atribute”',
  ],
  ['cure that points nowhere: event', 'cure: event.opine', 'cure: event.opin', 0, 'events.publish.guards.0', 'there is no event “opin”'],
  ['an event called as the edits are', '  note:', '  edit:', 0, 'events.edit', 'no event is called “edit”'],
  [
    'edits of a workflow that is not there',
    'distinctFrom: { events: submit,',
    'distinctFrom: { events: [submit, interpretatoin.edit],',
    0,
    'events.opine.distinctFrom.0.events',
    'there is no workflow “interpretatoin”',
  ],
  [
    'a stage that freezes by a clause nobody knows',
    '  opinion: { title: 保密审查,',
    '  opinion: { title: 保密审查, freezes: SEC-14,',
    0,
    'stages.opinion.freezes',
    'there is no clause “SEC-14”',
  ],
  ['cure of no kind', 'cure: event.opine', 'cure: opine', 0, 'events.publish.guards.0.cure', ''],
  [
    'two initial stages',
    '  opinion: { title: 保密审查,',
    '  opinion: { title: 保密审查, kind: initial,',
    0,
    'stages.opinion.kind',
    'there may be only one initial stage, “drafting” already is',
  ],
  ['no initial stage', ' kind: initial,', '', -1, 'stages', 'there is no initial stage: give one stage “kind: initial”'],
  ['unreachable stage', '  kept: {', '  lost: { title: 遗失, kind: final }\n  kept: {', 0, 'stages.lost', 'no event leads to stage “lost”'],
  [
    'dead end',
    '  published: { title: 已公开, kind: final }',
    '  published: { title: 已公开 }',
    0,
    'stages.published',
    'a card cannot leave stage “published”: add an event that leads out of it, or give it “kind: final”',
  ],
  [
    'event nobody may fire',
    '    by: [handling_head]\n',
    '    by: []\n',
    0,
    'events.opine.by',
    'nobody may fire this event; name a role under “by”',
  ],
  [
    'last target with a condition',
    '      - { stage: issued }\n',
    "      - { stage: issued, when: 'true' }\n",
    -2,
    'events.issue.to',
    'the last target must have no condition, or the card may have nowhere to go',
  ],
  ['effect with two verbs', '{ set: issuedOn, value', '{ set: issuedOn, seal: true, value', 0, 'events.issue.effects.0', ''],
  [
    'effect with a foreign key',
    '{ closeTask: publish_it }',
    '{ closeTask: publish_it, at: today }',
    0,
    'events.publish.effects.1.at',
    '“at” is not known here, check its spelling',
  ],
  ['two limits', 'limit: { workdays: 7 }', 'limit: { workdays: 7, days: 9 }', 0, 'clocks.portal.limit', 'give exactly one kind of limit'],
  [
    'role of a unit without units',
    '{ scope: unit, units: [leadDraftingUnit] }',
    'unit',
    0,
    'roles.handling_clerk',
    'a role of scope “unit” needs “units”',
  ],
  ['key that stands twice', '  check: {', '  opinion: { title: 重复 }\n  check: {', 0, '', 'Map keys must be unique'],
];

describe('a broken pack is refused with file, line and reason', () => {
  test.each(BROKEN)('%s', (_name, from, to, below, path, reason) => {
    const { yaml, line } = broken(from, to);
    const found = problems(yaml);
    const fitting = found.find((problem) => problem.path.startsWith(path) && problem.reason.en.includes(reason));
    expect(fitting ?? found.map((problem) => describeProblem(problem, 'en'))).toMatchObject({
      file: 'workflow.yaml',
      reason: { 'zh-Hans': expect.stringMatching(/[\u4e00-\u9fff]/) as unknown },
    });
    expect(fitting?.line).toBe(line + below);
  });

  test('words of a choice in a notice come from a field of a form that has some; any other name is refused', () => {
    const forms = { ...FORMS, opinion: sampleForm() };
    const fields = (type: string, options: string) =>
      `notices:\n  sheet:\n    title: 单\n    template: sheet.docx\n    fields:\n      word: { title: 属性, type: ${type}, value: subject.attribute, options: ${options} }\n`;
    const templates = { 'sheet.docx': { ok: true as const, tags: [{ name: 'word', kind: 'value' as const }] } };
    const parse = (type: string, options: string) => parseWorkflow(WORKFLOW_YAML + fields(type, options), { ...OPTIONS, forms, templates });
    const good = parse('choice', 'opinion.attribute');
    expect(good.ok && good.workflow.notices?.[0]?.fields[0]?.options).toEqual({
      proactive: { 'zh-Hans': '主动公开', en: '主动公开' },
      closed: { 'zh-Hans': '不予公开', en: 'Not public' },
    });
    const line = WORKFLOW_YAML.split('\n').length + 5;
    for (const [type, options] of [
      ['choice', 'opinion.reason'],
      ['choice', 'opinion.attributes'],
      ['choice', 'opinions.attribute'],
      ['text', 'opinion.attribute'],
      ['choice', 'opinion'],
      ['choice', 'opinion.a.b'],
    ] as const) {
      const parsed = parse(type, options);
      expect([options, parsed.ok ? [] : parsed.problems]).toEqual([
        options,
        [expect.objectContaining({ file: 'workflow.yaml', line, path: expect.stringMatching(/^notices\.sheet\.fields\.word/) as unknown })],
      ]);
    }
  });

  test('all problems are told at once, in the order of the file', () => {
    const yaml = WORKFLOW_YAML.replace('to: opinion\n', 'to: nowhere\n')
      .replace('!facts.exempt', '!facts.other')
      .replace('cure: event.opine', 'cure: event.none');
    const lines = problems(yaml).map(({ line }) => line);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect([...lines].sort((a, b) => a - b)).toEqual(lines);
  });

  test('a problem reads as compilers say it', () => {
    const { yaml, line } = broken('    form: issue\n', '    form: isue\n');
    expect(problems(yaml).map((problem) => describeProblem(problem))).toContain(`workflow.yaml:${line}: events.issue.form: 没有表单“isue”`);
  });

  test.each([
    '',
    'null',
    '[]',
    '3',
    'key: &a [*a]',
    'a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: *zzz',
    '\t',
    '{',
    `key: ${'x'.repeat(600_000)}`,
  ])('no text is read as a workflow or breaks the reader: %#', (yaml) => {
    const found = problems(yaml);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ line }) => line >= 1)).toBe(true);
  });
});
