import fc from 'fast-check';
import { decide, mayFire, permittedEvents, recordEvent, stepOf } from '../../../plugins/workboard/engine/workflow';
import type { Actor, CardState, StepOf } from '../../../plugins/workboard/engine/workflow/types';
import { card, clerk, context, definition, head, person, secretary } from './sample';

const SEED = 20260930;

/** A person with the memberships of those they stand in for behind their own. */
const inFor = (actor: Actor, ...principals: Actor[]): Actor => ({
  ...actor,
  memberships: [
    ...actor.memberships,
    ...principals.flatMap(({ id, name, memberships }) => memberships.map((one) => ({ ...one, standingInFor: { id, name } }))),
  ],
});

const stranger = person(9, ['secretariat', 'elsewhere']);
const inOpinion = (lastActor: CardState['lastActor']) => ({ stage: 'opinion', card: card('opinion', { lastActor }) });
const codes = (outcome: ReturnType<typeof decide>) => (outcome.ok ? [] : outcome.unmet.map(({ code }) => code));

describe('whose step it is', () => {
  test('X-19 · a substitute does what the principal may, in their stead, and for the principal’s unit', () => {
    const substitute = inFor(stranger, head);
    const world = { ...inOpinion({ submit: clerk.id }), actor: substitute };
    const outcome = decide(context(world), 'opine', {});
    expect(outcome).toMatchObject({ ok: true, mandate: { unit: 'finance', standingInFor: { id: head.id, name: head.name } } });
    expect(mayFire(definition, 'opine', substitute, ['finance'])).toBe(true);
    expect(mayFire(definition, 'opine', stranger, ['finance'])).toBe(false);
    const opine = permittedEvents(context(world)).find(({ event }) => event === 'opine');
    expect(opine).toMatchObject({ allowed: true, standingInFor: { id: head.id } });
  });

  test('X-19 · one’s own right counts first, whatever one holds besides', () => {
    const both = inFor(person(5, ['handling_head', 'finance']), head);
    for (const actor of [both, { ...both, memberships: [...both.memberships].reverse() }]) {
      const outcome = decide(context({ ...inOpinion({ submit: clerk.id }), actor }), 'opine', {});
      expect(outcome.ok && outcome.mandate).toEqual({ role: 'handling_head', unit: 'finance' });
    }
  });

  test('X-19 · the card remembers both persons; an old card’s number reads as before', () => {
    const memory = recordEvent({ lastActor: { submit: 1 }, doneInStage: [] }, 'opine', { by: 9, for: 2 }, false);
    expect(memory.lastActor).toEqual({ submit: 1, opine: { by: 9, for: 2 } });
    expect(stepOf(stranger, null)).toBe(stranger.id);
  });

  test('X-19 · the system stands in for nobody', () => {
    const system: Actor = { kind: 'system', id: 0, name: '系统', memberships: [] };
    const outcome = decide(context({ stage: 'issued', actor: system, subject: { kind: 'notice' } }), 'publish', {});
    expect(outcome).toMatchObject({ ok: true, mandate: null });
  });
});

describe('R-SEC-06c, B-17 · a stand-in is no second person', () => {
  test.each<[string, StepOf, Actor]>([
    ['who drafted it themself does not review it for another', clerk.id, inFor(clerk, head)],
    ['the principal drafted it: nobody reviews it for them', head.id, inFor(stranger, head)],
    ['who drafted it for another does not review it in their own right', { by: head.id, for: clerk.id }, head],
    ['the principal does not review what was drafted for them', { by: stranger.id, for: head.id }, head],
    ['nor does another substitute of the same principal', { by: stranger.id, for: head.id }, inFor(person(8), head)],
    ['nor does the same substitute for another principal', { by: 8, for: clerk.id }, inFor(person(8), head)],
  ])('%s', (_title, submitted, actor) => {
    expect(codes(decide(context({ ...inOpinion({ submit: submitted }), actor }), 'opine', {}))).toEqual(['separation']);
    const opine = permittedEvents(context({ ...inOpinion({ submit: submitted }), actor })).find(({ event }) => event === 'opine');
    expect(opine?.unmet.map(({ code }) => code)).toEqual(['separation']);
  });

  test('of two persons somebody stands in for, the one whose step it may be counts', () => {
    const other = person(6, ['handling_head', 'finance']);
    const outcome = decide(context({ ...inOpinion({ submit: head.id }), actor: inFor(person(8), head, other) }), 'opine', {});
    expect(outcome).toMatchObject({ ok: true, mandate: { standingInFor: { id: other.id } } });
  });

  test('in any order of steps and stand-ins, the three review steps are of three times other persons', () => {
    const staff = [
      clerk,
      head,
      secretary,
      person(4, ['handling_clerk', 'finance']),
      person(5, ['handling_head', 'finance']),
      stranger,
      person(8),
    ];
    const anyone = fc.constantFrom(...staff);
    const actor = fc
      .tuple(anyone, fc.uniqueArray(anyone, { maxLength: 2, selector: ({ id }) => id }))
      .map(([self, principals]) => inFor(self, ...principals.filter(({ id }) => id !== self.id)));
    let issued = 0;
    let inStead = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('submit', 'opine', 'issue', 'return'), actor), { minLength: 12, maxLength: 30 }),
        (steps) => {
          let state = card('drafting');
          for (const [event, who] of steps) {
            const outcome = decide(context({ card: state, actor: who }), event, { issuedOn: '2026-09-29' });
            if (!outcome.ok) continue;
            const step = stepOf(who, outcome.mandate);
            if (typeof step !== 'number') inStead += 1;
            state = { ...state, ...recordEvent(state, event, step, false), stage: outcome.to };
            if (event !== 'issue') continue;
            issued += 1;
            const persons = ['submit', 'opine', 'issue'].flatMap((one) => {
              const done = state.lastActor[one];
              return done === undefined ? [] : typeof done === 'number' ? [done] : [done.by, done.for];
            });
            expect(new Set(persons).size).toBe(persons.length);
          }
        },
      ),
      { seed: SEED, numRuns: 2000 },
    );
    // The property would hold of an engine that refuses everything, or that lets nobody stand in.
    expect(issued).toBeGreaterThan(50);
    expect(inStead).toBeGreaterThan(100);
  });
});
