import type { ClauseId } from '../text';
import type { Effect, EventDefinition, EventKey, StageKey, WorkflowDefinition } from './types';

/** Where a workflow says that it serves a clause. */
export type ClausePlace =
  | { kind: 'event' | 'guard' | 'separation' | 'task' | 'notice'; event: EventKey; here: boolean }
  | { kind: 'clock' | 'ceiling'; clock: string; here: boolean };

/**
 * How far a clause is fulfilled on one card: `overdue` and `running` clocks · `late` one that was met after its day · `proven` by a row of the
 * log, a notice or a clock · `here` a step of the present stage serves it · `ahead` one of a later stage · `unused` nothing on its way does any more.
 */
export type ClauseState = 'overdue' | 'running' | 'late' | 'proven' | 'here' | 'ahead' | 'unused';

export interface TracedClause {
  id: ClauseId;
  places: readonly ClausePlace[];
  state: ClauseState;
}

/** Clauses that an event serves: its own, and those of its conditions, separations, tasks and notices. */
export function clausesOfEvent(workflow: WorkflowDefinition, event: EventDefinition): ClauseId[] {
  return [...new Set(placesIn(workflow, event).flatMap(([, clauses]) => clauses))];
}

/** `rules`: clauses of the rules by which it was reckoned. A ceiling with a condition that the subject does not meet is none of them. */
export interface ClockEvidence {
  key: string;
  state: string;
  overdue: boolean;
  met: boolean | null;
  rules: readonly ClauseId[];
}

/** Whether a clock has something to say of a clause: one of the places that serve it is a rule by which it was reckoned. */
export function speaksOf({ key, rules }: Pick<ClockEvidence, 'key' | 'rules'>, clause: ClauseId, places: readonly ClausePlace[]): boolean {
  return places.some((place) => 'clock' in place && place.clock === key && (place.kind === 'clock' || rules.includes(clause)));
}

/** What a card has to show for itself. */
export interface ClauseEvidence {
  stage: StageKey;
  /** Clauses that rows of its log name. */
  logged: ReadonlySet<ClauseId>;
  /** Clauses that a notice of the card serves (文书). */
  documented: ReadonlySet<ClauseId>;
  clocks: readonly ClockEvidence[];
}

/** Every clause that the workflow of a card serves, where, and what has become of it; in the order of the workflow. X-04. */
export function traceClauses(workflow: WorkflowDefinition, evidence: ClauseEvidence): TracedClause[] {
  const places = placesOf(workflow, evidence);
  const reach = reachable(workflow, evidence.stage);
  const all = new Set([...places.keys(), ...evidence.logged, ...evidence.documented]);
  return [...all].map((id) => ({
    id,
    places: places.get(id) ?? [],
    state: stateOf(id, places.get(id) ?? [], { workflow, evidence, reach }),
  }));
}

function placesOf(workflow: WorkflowDefinition, { stage, clocks }: ClauseEvidence): Map<ClauseId, ClausePlace[]> {
  const found = new Map<ClauseId, ClausePlace[]>();
  const add = (ids: readonly ClauseId[], place: ClausePlace) => {
    for (const id of new Set(ids)) found.set(id, [...(found.get(id) ?? []), place]);
  };
  for (const event of Object.values(workflow.events)) {
    const at = { event: event.key, here: event.from.includes(stage) };
    for (const [kind, clauses] of placesIn(workflow, event)) add(clauses, { kind, ...at });
  }
  for (const clock of Object.values(workflow.clocks)) {
    const here = clocks.some(({ key, state }) => key === clock.key && (state === 'running' || state === 'suspended'));
    add(clock.clauses, { kind: 'clock', clock: clock.key, here });
    add(
      (clock.ceilings ?? []).flatMap(({ clauses }) => clauses),
      { kind: 'ceiling', clock: clock.key, here },
    );
  }
  return found;
}

function placesIn(
  workflow: WorkflowDefinition,
  event: EventDefinition,
): [Extract<ClausePlace, { event: EventKey }>['kind'], readonly ClauseId[]][] {
  return [
    ['event', event.clauses],
    ['guard', event.guards.flatMap(({ clauses }) => clauses)],
    ['separation', event.distinctFrom.flatMap(({ clauses }) => clauses)],
    ['task', event.effects.flatMap(taskClauses)],
    ['notice', event.effects.flatMap((effect) => noticeClauses(workflow, effect))],
  ];
}

function taskClauses(effect: Effect): readonly ClauseId[] {
  return effect.do === 'createTask' && !effect.on ? effect.clauses : [];
}

function noticeClauses(workflow: WorkflowDefinition, effect: Effect): readonly ClauseId[] {
  if (effect.do !== 'renderNotice') return [];
  return workflow.notices?.find(({ key }) => key === effect.notice)?.clauses ?? [];
}

/** Stages a card can still come to without being sent back. */
function reachable(workflow: WorkflowDefinition, stage: StageKey): ReadonlySet<StageKey> {
  const found = new Set([stage]);
  for (const from of found) for (const event of forwardFrom(workflow, from)) for (const { stage: to } of event.to) found.add(to);
  return found;
}

function forwardFrom(workflow: WorkflowDefinition, stage: StageKey): EventDefinition[] {
  return Object.values(workflow.events).filter(({ from, back }) => !back && from.includes(stage));
}

function stateOf(
  id: ClauseId,
  places: readonly ClausePlace[],
  { workflow, evidence, reach }: { workflow: WorkflowDefinition; evidence: ClauseEvidence; reach: ReadonlySet<StageKey> },
): ClauseState {
  const clocks = evidence.clocks.filter((clock) => speaksOf(clock, id, places));
  if (clocks.some(({ overdue }) => overdue)) return 'overdue';
  if (clocks.some(({ state }) => state === 'running' || state === 'suspended')) return 'running';
  if (clocks.some(({ state, met }) => state === 'stopped' && met === false)) return 'late';
  if (evidence.logged.has(id) || evidence.documented.has(id) || clocks.some(({ state }) => state === 'stopped')) return 'proven';
  const events = places.flatMap((place) => ('event' in place ? [workflow.events[place.event]] : []));
  const forward = events.filter((event) => event !== undefined && !event.back);
  if (forward.some((event) => event?.from.includes(evidence.stage))) return 'here';
  if (forward.some((event) => event?.from.some((stage) => reach.has(stage)))) return 'ahead';
  // A clock that runs and does not speak of the clause has judged its condition: it is another case's rule.
  const judged = (clock: string) => evidence.clocks.some(({ key, state }) => key === clock && state !== 'idle');
  const ahead = places.some((place) => 'clock' in place && !judged(place.clock) && startedAhead(workflow, place.clock, reach));
  return ahead ? 'ahead' : 'unused';
}

/** Some step that lies ahead starts the clock. */
function startedAhead(workflow: WorkflowDefinition, clock: string, reach: ReadonlySet<StageKey>): boolean {
  return Object.values(workflow.events).some(
    ({ from, back, effects }) =>
      !back &&
      from.some((stage) => reach.has(stage)) &&
      effects.some((effect) => effect.do === 'startClock' && !effect.on && effect.clock === clock),
  );
}
