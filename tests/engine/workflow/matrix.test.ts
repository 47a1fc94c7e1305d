import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { compareAsRead, groupAlike } from '../../../plugins/workboard/engine/matrix';
import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { decide, parseWorkflow, sketchWorkflow, type ParseWorkflowOptions } from '../../../plugins/workboard/engine/workflow';
import type { DecisionContext, WorkflowDefinition } from '../../../plugins/workboard/engine/workflow/types';

const PARENT = `key: draft
title: 草案
subject: { type: api::x.x, units: unit }
stages:
  open: { title: 征求, kind: initial, owner: clerk }
  done: { title: 已反馈, kind: final }
events:
  create: { title: 新建, by: clerk }
  answer:
    title: 反馈
    from: open
    to: done
    by: clerk
    guards:
      - { clause: R-CON-11c, when: matrix.remark.unanswered == 0, message: 还有意见未反馈 }
`;

const ROWS = `key: remark
title: 意见
subject: { type: api::y.y, units: unit }
stages:
  received: { title: 收到, kind: initial, owner: clerk }
  done: { title: 已处理, kind: final }
events:
  add: { title: 录入, by: [clerk, somebody], form: ask }
  settle: { title: 处理, from: received, to: done, by: clerk }
matrix:
  under: draft
  title: 总表
  clause: R-CON-11a
  text: text
  columns: [{ card: number }, { attribute: clause }]
  narrow: clause
  figures:
    total: { title: 全部 }
    unanswered: { title: 未反馈, where: { disposition: not_adopted }, empty: feedback }
    reasons: { title: 理由, by: reason, most: 5 }
`;

const DAY = '2026-09-02' as Day;

const text = (zh: string) => ({ 'zh-Hans': zh, en: zh });

function parse(workflow: string, others: readonly string[]) {
  const sketches = [workflow, ...others].map((yaml) => sketchWorkflow(yaml)).filter((one) => one !== null);
  const options: ParseWorkflowOptions = {
    file: 'workflow.yaml',
    roles: { clerk: text('经办人'), somebody: text('公众') },
    rolesOfPublic: ['somebody'],
    forms: { ask: { key: 'ask', version: 1, title: text('意见'), fields: [] } },
    factNames: [],
    attributes: { 'api::x.x': ['title', 'unit'], 'api::y.y': ['title', 'unit', 'text', 'clause', 'disposition', 'feedback', 'reason'] },
    otherWorkflows: Object.fromEntries(sketches.map((one) => [one.key, one])),
  };
  return parseWorkflow(workflow, options);
}

const faults = (workflow: string, others: readonly string[]) => {
  const parsed = parse(workflow, others);
  return parsed.ok ? [] : parsed.problems.map((problem) => describeProblem(problem, 'en'));
};

function sound(workflow: string, others: readonly string[]): WorkflowDefinition {
  const parsed = parse(workflow, others);
  if (!parsed.ok) throw new Error(faults(workflow, others).join('\n'));
  return parsed.workflow;
}

describe('a matrix', () => {
  test('is read with its figures, and the parent reads them in a guard', () => {
    const { matrix } = sound(ROWS, [PARENT]);
    expect(matrix).toMatchObject({ under: 'draft', text: 'text', narrow: ['clause'], clauses: ['R-CON-11a'] });
    expect(matrix?.figures).toEqual([
      { key: 'total', title: text('全部'), where: {}, filled: [], empty: [], by: [], most: 100, order: 'count' },
      {
        key: 'unanswered',
        title: text('未反馈'),
        where: { disposition: ['not_adopted'] },
        filled: [],
        empty: ['feedback'],
        by: [],
        most: 100,
        order: 'count',
      },
      { key: 'reasons', title: text('理由'), where: {}, filled: [], empty: [], by: ['reason'], most: 5, order: 'count' },
    ]);
    const context = (figures: DecisionContext['matrix']): DecisionContext => ({
      workflow: sound(PARENT, [ROWS]),
      card: {
        ...{ id: 1, workflow: 'draft', stage: 'open', revision: 1, unit: 'a', units: ['a'], lastActor: {}, doneInStage: [] },
        ...{ stageSince: DAY, openedOn: DAY },
      },
      subject: {},
      linked: {},
      seal: { exists: false, intact: false },
      facts: {},
      ...(figures ? { matrix: figures } : {}),
      actor: { kind: 'staff', id: 1, name: '甲', memberships: [{ role: 'clerk', unit: 'a' }] },
      today: DAY,
    });
    expect(decide(context({ remark: { unanswered: 0 } }), 'answer', {})).toMatchObject({ ok: true });
    expect(decide(context({ remark: { unanswered: 1 } }), 'answer', {})).toMatchObject({ ok: false });
    // Whatever cannot be judged counts as unmet.
    expect(decide(context(undefined), 'answer', {})).toMatchObject({ ok: false });
  });

  test('lies under a workflow that is there; its columns, text and figures are attributes of its cards', () => {
    expect(faults(ROWS, [])).toEqual([expect.stringContaining('there is no workflow “draft”')]);
    const broken = ROWS.replace('text: text', 'text: words')
      .replace('by: reason', 'by: cause')
      .replace('narrow: clause', 'narrow: chapter');
    expect(faults(broken, [PARENT]).map((one) => /attribute “(\w+)”/.exec(one)?.[1])).toEqual(['words', 'chapter', 'cause']);
  });

  test('the parent names no figure that is not there, and no row as a partner: ten thousand are never loaded', () => {
    const [figure] = faults(PARENT.replace('matrix.remark.unanswered', 'matrix.remark.unanswerd'), [ROWS]);
    expect(figure).toContain('there is no figure of the matrix remark “unanswerd”');
    expect(faults(PARENT.replace('matrix.remark.unanswered', 'matrix.other.total'), [ROWS])[0]).toContain('“other”');
    const [linked] = faults(PARENT.replace('matrix.remark.unanswered', 'size(linked.remark)'), [ROWS]);
    expect(linked).toContain('read figures of matrix.remark instead');
    const effect = '    effects: { createTask: t, title: 事, role: clerk, on: { linked: remark } }\n';
    expect(faults(PARENT + effect, [ROWS])[0]).toContain('read figures of matrix.remark instead');
  });

  test('a door opens cards under a published parent, with or without a check beside the code', () => {
    const door = `door: { key: remarks, under: draft, opens: add, stages: { received: 收到, done: 已处理 }, tells: { reason: { title: 理由, since: draft.answer } } }\n`;
    expect(sound(ROWS + door, [PARENT]).door).toMatchObject({ under: 'draft', tells: { reason: { since: ['draft.answer'] } } });
    expect(faults(ROWS + door.replace('under: draft', 'under: nothing'), [PARENT])[0]).toContain('“nothing”');
    expect(faults(ROWS + door.replace('draft.answer', 'draft.reply'), [PARENT])[0]).toContain('there is no event “draft.reply”');
  });
});

describe('like texts', () => {
  const grouped = (texts: readonly string[]) => {
    const alike = groupAlike();
    return texts.map((one) => alike.add(one));
  };

  test('are the same but for case, width, blanks and punctuation, or share most pairs of characters', () => {
    expect(
      grouped([
        '建议把停车收费标准降低一些，老百姓负担太重。',
        '第七条规定的审批时限太长，希望缩短到五个工作日',
        '建议 把停车收费标准降低一些 老百姓负担太重！！',
        '强烈建议把停车收费标准降低一些，老百姓的负担太重了',
        'PARKING fees are too high',
        'Ｐarking fees are too high.',
        '',
        '。。。',
      ]),
    ).toEqual([0, 1, 0, 0, 4, 4, 6, 7]);
  });

  test('are found in ten thousand at a bounded cost, always in the same groups', () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const other = () => Array.from({ length: 80 }, () => String.fromCharCode(0x4e00 + next(3000))).join('');
    const said = ['建议把停车收费标准降低一些，老百姓负担太重', '夜间应当允许免费停车，方便附近居民', '请公布收费依据和资金用途'];
    const texts = Array.from({ length: 10_000 }, (_, index) => (index % 2 ? `${said[index % 3]}${'！'.repeat(next(4))}` : other()));
    const before = process.cpuUsage();
    const groups = grouped(texts);
    const { user } = process.cpuUsage(before);
    // Measured: 0.2 s.
    expect(user / 1000).toBeLessThan(3000);
    expect(new Set(groups.filter((_, index) => index % 2)).size).toBe(3);
    expect(new Set(groups).size).toBeGreaterThan(4900);
    expect(grouped(texts)).toEqual(groups);
  });
});

test('X-12 · clauses stand in the order of the draft, not in that of characters', () => {
  const inOrder = [
    null,
    '第一条',
    '第二条',
    '第三条',
    '第九条',
    '第十条',
    '第十条之一',
    '第十条之二',
    '第十一条',
    '第二十条',
    '第一百条',
    '第一百零二条',
  ];
  expect([...inOrder].reverse().sort(compareAsRead)).toEqual(inOrder);
  // Numerals count behind 第 and 之 only: 一般 is a word.
  expect(['第2条', '第一条', '一般', '二者'].sort(compareAsRead)).toEqual(['第一条', '第2条', '二者', '一般']);
});
