import { missingParts, type BundleHoldings } from '../../../plugins/workboard/engine/bundle';
import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { parseWorkflow } from '../../../plugins/workboard/engine/workflow';
import type { DecisionContext, Value } from '../../../plugins/workboard/engine/workflow/types';
import { packs, person, REQUEST, TODAY } from '../packs/office';
import { card, OPTIONS, sample, WORKFLOW_YAML } from '../workflow/sample';

const NOTHING: BundleHoldings = { steps: new Set(), notices: new Set(), files: 0, linked: new Set(), clocks: new Set() };

/** Titles of what a request's file lacks. */
function lacks(subject: Record<string, Value>, holdings: Partial<BundleHoldings> = {}): string[] {
  const { workflow } = packs.foi;
  if (!workflow.bundle) throw new Error('requests have no case file');
  const context: DecisionContext = {
    workflow,
    card: card('handling'),
    subject: { ...REQUEST, ...subject },
    linked: {},
    seal: { exists: false, intact: false },
    facts: {},
    actor: person('disclosure'),
    today: TODAY,
  };
  return missingParts(workflow.bundle, context, { ...NOTHING, ...holdings }).map(({ key }) => key);
}

const WORKED: Partial<BundleHoldings> = {
  steps: new Set(['receive', 'pass', 'record_search', 'secrecy_opinion', 'coordinate', 'dispatch']),
  notices: new Set(['receipt', 'reply-granted']),
  clocks: new Set(['reply']),
};

describe('what is missing', () => {
  test('R-FOI-28 X-15 · an open request lacks its reply and the service of it; a whole one lacks nothing', () => {
    const open = { outcome: null, closedOn: null, replyNumber: null, servedOn: null };
    expect(lacks(open, { ...WORKED, steps: new Set(['receive', 'pass']), notices: new Set(['receipt']) })).toEqual([
      'search',
      'secrecy',
      'coordination',
      'reply',
      'service',
    ]);
    const closed = { outcome: 'granted', closedOn: '2026-03-20', replyNumber: '黄政办依复〔2026〕1号', servedOn: '2026-03-20' };
    expect(lacks(closed, WORKED)).toEqual([]);
  });

  test('R-FOI-13 R-FOI-28 · a reply without the record of its search is incomplete; one that was not processed needs none', () => {
    const closed = { closedOn: '2026-03-20', replyNumber: '1', servedOn: '2026-03-20', secrecyOutcome: null };
    const without = { ...WORKED, steps: new Set(['receive', 'pass', 'coordinate', 'dispatch']) };
    expect(lacks({ ...closed, outcome: 'granted' }, without)).toEqual(['search']);
    expect(lacks({ ...closed, outcome: 'notProcessed.repeat' }, without)).toEqual([]);
  });

  test('R-FOI-05 R-FOI-07 R-FOI-28 · who was asked for a correction was told so in writing', () => {
    const closed = { outcome: 'other.overdueCorrection', closedOn: '2026-05-20', correctionCount: 1, branch: null, secrecyOutcome: null };
    expect(lacks(closed, { ...WORKED, steps: new Set(['receive']) })).toEqual(['correction', 'correctionService']);
    expect(lacks({ ...closed, outcome: 'other.otherReasons' }, { ...WORKED, notices: new Set(['receipt', 'correction-notice']) })).toEqual(
      [],
    );
  });

  test('what cannot be judged counts as required', () => {
    const { workflow } = packs.foi;
    const [part] = workflow.bundle?.parts ?? [];
    if (!part || !workflow.bundle) throw new Error('requests have no case file');
    const broken = { ...workflow.bundle, parts: [{ ...part, required: 'subject.title.size.deeper == 1' }] };
    const context = { workflow, card: card('handling'), subject: REQUEST, linked: {}, seal: { exists: false, intact: false }, facts: {} };
    const missing = missingParts(broken, { ...context, actor: person('disclosure'), today: TODAY }, NOTHING);
    expect(missing.map(({ key }) => key)).toEqual(['application']);
  });
});

const BUNDLE = `bundle:
  title: 案卷
  clause: R-PUB-08
  by: secretariat
  parts:
    drafts: { title: 草稿, steps: [create, submit], required: true, clause: R-PUB-01, cure: event.submit }
    letters: { title: 文书, notices: all }
    partners: { title: 解读, linked: interpretation }
    days: { title: 期限, clocks: portal, required: "card.stage == 'issued'", clause: R-PUB-11 }
`;

const problems = (yaml: string) => {
  const parsed = parseWorkflow(`${WORKFLOW_YAML}${yaml}`, OPTIONS);
  return parsed.ok ? [] : parsed.problems.map((problem) => describeProblem(problem, 'en'));
};

test('a case file of a pack is read with its parts in order', () => {
  expect(problems(BUNDLE)).toEqual([]);
  expect(sample(`${WORKFLOW_YAML}${BUNDLE}`).bundle?.parts).toMatchObject([
    { key: 'drafts', from: 'steps', names: ['create', 'submit'], cure: { in: 'event', event: 'submit' } },
    { key: 'letters', from: 'notices', names: [] },
    { key: 'partners', from: 'linked', names: ['interpretation'] },
    { key: 'days', from: 'clocks', names: ['portal'] },
  ]);
});

test.each([
  ['a step that is not there', 'create, submit', 'create, sbmit', 'there is no event “sbmit”'],
  ['a cure that is not there', 'event.submit', 'event.gone', 'there is no event “gone”'],
  ['a clock that is not there', 'clocks: portal', 'clocks: reply', 'there is no clock “reply”'],
  ['a notice that is not there', 'notices: all', 'notices: slip', 'there is no notice “slip”'],
  ['a workflow that is not there', 'linked: interpretation', 'linked: letters', 'there is no workflow “letters”'],
  ['a role that is not there', 'by: secretariat', 'by: nobody', 'there is no role “nobody”'],
  ['a part with two sources', 'notices: all', 'notices: all, files: true', 'exactly one source'],
  ['what is required and rests on no clause', ', clause: R-PUB-11', '', 'names no clause'],
  ['a condition that reads a form', "card.stage == 'issued'", 'form.x == 1', 'form'],
])('%s is a problem with its line', (_what, from, to, reason) => {
  expect(problems(BUNDLE.replace(from, to)).some((problem) => problem.includes(reason) && /:\d+/.test(problem))).toBe(true);
});
