import fc from 'fast-check';
import { decide, permittedEvents, parseWorkflow, recordEvent } from '../../../plugins/workboard/engine/workflow';
import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import type { Actor, CardState, DecisionContext, LinkedCard, Outcome, Scalar } from '../../../plugins/workboard/engine/workflow/types';
import { card, clerk, definition, head, OPTIONS, person, secretary, TODAY, WORKFLOW_YAML } from './sample';

const SEED = 20260930;

/** A world the events act on, kept twice: as the engine sees it and as a clerk with the table in hand would. */
interface World {
  card: CardState;
  subject: Record<string, Scalar>;
  seal: { exists: boolean; intact: boolean };
  linked: readonly LinkedCard[];
  exempt: boolean;
}

type Command =
  | { kind: 'fire'; event: string; actor: Actor; form: Record<string, string> }
  | { kind: 'edit'; attribute: string; value: string }
  | { kind: 'link'; stage: string | null }
  | { kind: 'exempt'; value: boolean };

const everybody = [
  clerk,
  head,
  secretary,
  person(4, ['handling_clerk', 'culture']),
  person(5, ['handling_clerk', 'finance'], ['handling_head', 'finance'], ['secretariat', 'office']),
  person(6),
];

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('fire' as const),
      event: fc.constantFrom(...Object.keys(definition.events), 'fly'),
      actor: fc.constantFrom(...everybody),
      form: fc.constantFrom<Record<string, string>>({}, { issuedOn: '2026-09-29' }, { issuedOn: ' ' }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      attribute: fc.constantFrom('title', 'attribute', 'kind', 'reason'),
      value: fc.constantFrom('proactive', 'closed', 'normative', 'notice', ''),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), stage: fc.constantFrom('draft', 'approved', null) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('exempt' as const), value: fc.boolean() }) },
);

/** The table of the sample workflow written by hand, without the engine: where an event leads, or null. */
function model(world: World, event: string, actor: Actor, form: Record<string, string>): string | null {
  const { stage, lastActor } = world.card;
  const holds = (role: string, unit?: unknown) =>
    actor.memberships.some((one) => one.role === role && (unit === undefined || one.unit === unit));
  const isClerk = holds('handling_clerk', world.subject['leadDraftingUnit']);
  const did = (...events: string[]) => events.some((one) => lastActor[one] === actor.id);
  const { attribute, reason, kind } = world.subject;
  switch (event) {
    case 'submit':
      return stage === 'drafting' && isClerk && attribute !== '' && (attribute !== 'closed' || reason !== '') ? 'opinion' : null;
    case 'opine':
      return stage === 'opinion' && holds('handling_head') && !did('submit') ? 'check' : null;
    case 'note':
      return ['drafting', 'opinion', 'check'].includes(stage) && (isClerk || holds('handling_head') || holds('secretariat')) ? stage : null;
    case 'issue':
      if (stage !== 'check' || !holds('secretariat') || did('submit', 'opine') || form['issuedOn'] !== '2026-09-29') return null;
      return attribute === 'proactive' ? 'issued' : 'kept';
    case 'return':
      return ['opinion', 'check'].includes(stage) && (holds('handling_head') || holds('secretariat')) ? 'drafting' : null;
    case 'publish': {
      const waits = kind === 'normative' && !world.exempt && !world.linked.some((one) => one.stage === 'approved');
      return stage === 'issued' && holds('secretariat') && world.seal.exists && world.seal.intact && !waits ? 'published' : null;
    }
    default:
      return null;
  }
}

function contextOf(world: World, actor: Actor): DecisionContext {
  return {
    workflow: definition,
    card: world.card,
    subject: world.subject,
    linked: { interpretation: world.linked },
    seal: world.seal,
    facts: { exempt: world.exempt },
    actor,
    today: TODAY,
  };
}

function apply(world: World, outcome: Extract<Outcome, { ok: true }>, actor: Actor): void {
  const memory = recordEvent(world.card, outcome.event.key, actor.id, outcome.from === outcome.to);
  world.card = { ...world.card, ...memory, stage: outcome.to };
  for (const effect of outcome.effects) {
    if (effect.do === 'seal') world.seal = { exists: true, intact: true };
    if (effect.do === 'breakSeal') world.seal = { exists: false, intact: false };
    if (effect.do === 'set' && (typeof effect.value === 'string' || effect.value === null)) world.subject[effect.attribute] = effect.value;
  }
}

describe('R4 · random sequences of events, edits and links', () => {
  test('every decision is the table’s; nothing is published without its guards; nobody takes two of the three steps', () => {
    let published = 0;
    fc.assert(
      fc.property(fc.array(command, { minLength: 10, maxLength: 30 }), fc.boolean(), (commands, ahead) => {
        const world: World = {
          card: card(ahead ? 'issued' : 'drafting', ahead ? { lastActor: { submit: 1, opine: 2, issue: 3 } } : {}),
          subject: { title: '通知', kind: 'notice', attribute: 'proactive', reason: '', leadDraftingUnit: 'finance' },
          seal: { exists: ahead, intact: ahead },
          linked: [],
          exempt: false,
        };
        for (const one of commands) {
          if (one.kind === 'exempt') world.exempt = one.value;
          if (one.kind === 'link')
            world.linked =
              one.stage === null
                ? []
                : [{ id: 8, workflow: 'interpretation', documentId: 'i8', stage: one.stage, title: '解读', published: false }];
          if (one.kind === 'edit') {
            world.subject[one.attribute] = one.value;
            if (one.attribute === 'title') world.seal = { ...world.seal, intact: false };
          }
          if (one.kind !== 'fire') continue;
          const expected = model(world, one.event, one.actor, one.form);
          const outcome = decide(contextOf(world, one.actor), one.event, one.form);
          expect(outcome.ok ? outcome.to : null).toBe(expected);
          if (!outcome.ok) {
            expect(outcome.unmet.length).toBeGreaterThan(0);
            continue;
          }
          if (outcome.effects.some((effect) => effect.do === 'publish')) {
            published += 1;
            expect(world.seal).toEqual({ exists: true, intact: true });
            expect(one.event).toBe('publish');
          }
          apply(world, outcome, one.actor);
          if (one.event === 'issue') {
            const { submit, opine, issue } = world.card.lastActor;
            expect(new Set([submit, opine, issue]).size).toBe(3);
          }
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
    // The property would hold of an engine that refuses everything.
    expect(published).toBeGreaterThan(50);
  });

  test('what is permitted without the form is what firing allows, up to guards that read the form', () => {
    const world = fc.record({
      stage: fc.constantFrom(...definition.stages.map(({ key }) => key)),
      actor: fc.constantFrom(...everybody),
      attribute: fc.constantFrom('proactive', 'closed', ''),
      kind: fc.constantFrom('normative', 'notice'),
      intact: fc.boolean(),
    });
    fc.assert(
      fc.property(world, ({ stage, actor, attribute, kind, intact }) => {
        const one: World = {
          card: card(stage),
          subject: { title: '通知', kind, attribute, reason: '', leadDraftingUnit: 'finance' },
          seal: { exists: true, intact },
          linked: [],
          exempt: false,
        };
        for (const permitted of permittedEvents(contextOf(one, actor))) {
          const outcome = decide(contextOf(one, actor), permitted.event, { issuedOn: '2026-09-29' });
          expect(permitted.allowed).toBe(outcome.ok);
          if (outcome.ok) expect(permitted.to).toBe(outcome.to);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('the parser', () => {
  const lines = WORKFLOW_YAML.split('\n');
  const line = fc.nat({ max: lines.length - 1 });
  const mutation = fc.oneof(
    line.map((at) => lines.filter((_, index) => index !== at).join('\n')),
    fc
      .tuple(line, line)
      .map(([a, b]) => lines.map((text, index) => (index === a ? (lines[b] ?? '') : index === b ? (lines[a] ?? '') : text)).join('\n')),
    fc
      .tuple(line, fc.string({ unit: 'grapheme', maxLength: 12 }))
      .map(([at, text]) => lines.map((one, index) => (index === at ? one + text : one)).join('\n')),
    fc
      .tuple(
        fc.nat({ max: WORKFLOW_YAML.length }),
        fc.constantFrom('{', '}', '[', ']', ':', '"', "'", '&a', '*a', '- ', '\t', '\u0000', '__proto__: 1', 'null', '!!js', '#'),
      )
      .map(([at, text]) => WORKFLOW_YAML.slice(0, at) + text + WORKFLOW_YAML.slice(at)),
    fc.nat({ max: WORKFLOW_YAML.length }).map((at) => WORKFLOW_YAML.slice(0, at)),
  );

  test('never throws on a damaged file; it is either sound or told with line and reason', () => {
    fc.assert(
      fc.property(mutation, (yaml) => {
        const parsed = parseWorkflow(yaml, OPTIONS);
        if (parsed.ok) return;
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const problem of parsed.problems) {
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.line).toBeLessThanOrEqual(yaml.split(/\r\n|\r|\n/).length);
          expect(describeProblem(problem, 'en')).toMatch(/^workflow\.yaml:\d+: ./);
        }
      }),
      { seed: SEED, numRuns: 250 },
    );
  });
});
