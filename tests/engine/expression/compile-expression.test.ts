import { compileExpression, ExpressionError, isFilled, judge } from '../../../plugins/workboard/engine/expression';
import type { Value } from '../../../plugins/workboard/engine/workflow/types';

const roots = ['subject', 'form', 'linked', 'today'];

function value(source: string, context: Record<string, Value> = {}): Value {
  return compileExpression(source, { roots, returns: 'any' }).evaluate({
    subject: {},
    form: {},
    linked: {},
    today: '2026-09-30',
    ...context,
  });
}

function refusal(source: string, returns: 'bool' | 'any' = 'bool'): ExpressionError {
  try {
    compileExpression(source, { roots, returns });
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`“${source}” was accepted`);
}

describe('what an expression computes', () => {
  test.each<[string, Record<string, Value>, Value]>([
    ['subject.copies == 3', { subject: { copies: 3 } }, true],
    ['subject.copies >= 2.5', { subject: { copies: 3 } }, true],
    ['subject.fee * subject.copies', { subject: { fee: 1.5, copies: 2 } }, 3],
    ['subject.copies + 1', { subject: { copies: 3 } }, 4],
    ['subject.copies in [1, 3]', { subject: { copies: 3 } }, true],
    ["subject.issuedOn < today && today <= '2026-10-01'", { subject: { issuedOn: '2026-09-29' } }, true],
    ['year(today)', {}, 2026],
    ['form.rows.all(r, filled(r.term))', { form: { rows: [{ term: 'a' }, {}] } }, false],
    ["linked.interpretation.exists(i, i.stage == 'approved')", { linked: { interpretation: [{ stage: 'approved' }] } }, true],
    ['form.rows.map(r, r.n)', { form: { rows: [{ n: 1 }, { n: 2.5 }, {}] } }, [1, 2.5, null]],
  ])('%s', (source, context, expected) => {
    expect(value(source, context)).toEqual(expected);
  });

  test('a missing key reads as null, at the root and inside lists, and is still not “in” the map', () => {
    expect(value('subject.reason == null')).toBe(true);
    expect(value('subject.reason != null && size(subject.reason) > 0')).toBe(false);
    expect(value('size(subject.reason)')).toBe(0);
    expect(value('form.rows.exists(r, r.note == null)', { form: { rows: [{}] } })).toBe(true);
    expect(value("'note' in form.row", { form: { row: { other: 1 } } })).toBe(false);
    expect(value("'note' in form.row", { form: { row: { note: null } } })).toBe(true);
  });

  test('keys that are names of the language’s own parts neither break nor fool an expression', () => {
    const subject = JSON.parse('{"constructor":"x","get":"y","__proto__":{"kind":"normative"},"kind":"notice"}') as Value;
    expect(value('subject.kind', { subject })).toBe('notice');
    expect(value('subject.constructor == null', { subject })).toBe(true);
    expect(value('subject.toString == null', { subject })).toBe(true);
  });

  test('filled: null, blanks and empty lists are not', () => {
    expect([null, undefined, '', '  \n', [], {}].map(isFilled)).toEqual([false, false, false, false, false, false]);
    expect(['x', 0, false, [null], { a: 1 }].map(isFilled)).toEqual([true, true, true, true, true]);
    expect(value('filled(form.reason)', { form: { reason: ' ' } })).toBe(false);
  });
});

describe('what is known before it runs', () => {
  test('roots and member paths, through list variables', () => {
    const compiled = compileExpression("subject.kind == 'x' && form.terms.filter(t, filled(t.term)).exists(t, t.note == form['by'])", {
      roots,
    });
    expect([...compiled.roots].sort()).toEqual(['form', 'subject']);
    expect([...compiled.paths].sort()).toEqual(['form.by', 'form.terms', 'form.terms.*.note', 'form.terms.*.term', 'subject.kind']);
  });

  test.each<[string, string, number]>([
    ['nope.x == 1', 'nope', 0],
    ['subject.a && ', 'Unexpected token', 13],
    ['today < 3', 'no such overload', 0],
    ["subject.kind.matches('(a+)+$')", 'matches', 0],
    ['has(subject.kind)', 'filled', 0],
    ['subject.kind.explode()', 'explode', 0],
    ['cel.bind(x, subject.a, x)', 'bind', 0],
    ["timestamp('2026-01-01T00:00:00Z') == null", 'timestamp', 0],
    ['size(subject.kind)', 'int', 0],
    ['form.a.all(x, form.b.all(y, form.c.all(z, x == z)))', 'nested', 28],
    ['form.a.all(form, true)', 'taken', 11],
  ])('%s is refused', (source, words, offset) => {
    const error = refusal(source);
    expect(error.message).toContain(words);
    expect(error.text['zh-Hans']).toMatch(/[\u4e00-\u9fff]/);
    expect(error.offset).toBe(offset);
  });

  test('1.3.5 · size limits: source, nodes, depth, literals', () => {
    expect(() => compileExpression(`subject.a == '${'x'.repeat(5000)}'`, { roots })).toThrow(ExpressionError);
    expect(() => compileExpression(Array.from({ length: 300 }, () => 'subject.a').join(' == null || '), { roots })).toThrow(
      ExpressionError,
    );
    expect(() => compileExpression(`${'('.repeat(200)}true${')'.repeat(200)}`, { roots })).toThrow(ExpressionError);
    expect(() => compileExpression(`subject.a in [${Array.from({ length: 200 }, (_, n) => n).join()}]`, { roots })).toThrow(
      ExpressionError,
    );
  });
});

describe('1.3.5 · what an expression may cost', () => {
  const list = (length: number): Value => Array.from({ length }, (_, n) => n);

  test('lists over 1000 items and texts over 100 000 characters are not worked through', () => {
    expect(() => value('form.a.all(x, x >= 0)', { form: { a: list(1001) } })).toThrow(/1000/);
    expect(() => value("subject.body.contains('x')", { subject: { body: 'y'.repeat(100_001) } })).toThrow(/100000/);
  });

  test('what is not read is not measured, and a long text may still be asked for', () => {
    const subject: Value = { body: 'y'.repeat(200_000), files: list(5000), kind: 'notice' };
    expect(value("subject.kind == 'notice'", { subject })).toBe(true);
    expect(value('filled(subject.body) && subject.body != null', { subject })).toBe(true);
  });

  test('two nested lists run while they are short and are refused before they start when they are long', () => {
    const source = 'form.a.all(x, form.b.exists(y, x == y))';
    expect(value(source, { form: { a: list(20), b: list(20) } })).toBe(true);
    expect(() => value(source, { form: { a: list(900), b: list(900) } })).toThrow(/steps/);
  });

  test('an answer that grows beyond bounds is refused', () => {
    expect(() => value('form.a.map(x, form.a)', { form: { a: list(400) } })).toThrow(ExpressionError);
  });
});

describe('a guard never opens by accident', () => {
  const judged = (source: string, context: Record<string, Value>) =>
    judge(compileExpression(source, { roots }), { subject: {}, form: {}, today: '2026-09-30', ...context });

  test('true opens, false does not, and says nothing more', () => {
    expect(judged('subject.ok', { subject: { ok: true } })).toEqual({ met: true });
    expect(judged('subject.ok', { subject: { ok: false } })).toEqual({ met: false, reason: null });
  });

  test.each<[string, Value]>([
    ['subject.ok', { ok: 'true' }],
    ['subject.ok', { ok: 1 }],
    ['subject.ok', {}],
    ['subject.due < today', { due: null }],
    ['subject.a.b == 1', { a: null }],
    ['subject.a / 0 > 1', { a: 3 }],
    ['size(subject.a) > 0', { a: 7 }],
  ])('%s over %j is unmet with a reason', (source, subject) => {
    const judgement = judged(source, { subject });
    expect(judgement).toMatchObject({ met: false });
    expect(judgement.met ? null : judgement.reason).toEqual(expect.any(String));
  });
});
