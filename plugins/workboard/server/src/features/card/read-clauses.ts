import type { ClockReading } from '../../../../engine/clock/types';
import type { ClauseId } from '../../../../engine/text';
import { speaksOf, traceClauses, type ClausePlace } from '../../../../engine/workflow/trace-clauses';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardClauses, ClausePlaceView, ClauseProof } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import { readClocks } from '../clock/service';
import { loadVisible } from './load-visible';
import { stageTitle } from './present-card';
import { presentHistory } from './present-history';

/**
 * The clauses that a card's workflow serves, with their texts, where each is served, and which rows of the log, notices and clocks prove it.
 * @throws NotFound for a card that is not there or not for this person
 */
export async function readClauses(container: Container, viewer: Viewer, id: number): Promise<CardClauses> {
  const { row, history: clockHistory, workflow } = await loadVisible(container, viewer, id);
  const readings = readClocks(
    workflow,
    clockHistory,
    await container.calendars.current(),
    container.time.today(),
    container.time.instant(),
  );
  const history = await presentHistory(container, workflow, await container.log.ofCard(id));
  const notices = await container.notices.asProof(workflow, row, viewer);
  const traced = traceClauses(workflow, {
    stage: row.stage,
    logged: new Set(history.flatMap(({ clauses }) => clauses)),
    documented: new Set(notices.flatMap(({ clauses }) => clauses)),
    clocks: readings.map((reading) => ({ ...reading, overdue: reading.urgency === 'overdue', rules: rulesOf(reading) })),
  });
  const texts = await container.clauses.texts(traced.map((clause) => clause.id));
  const clauses = traced.map(({ id: clause, state, places }, index) => {
    const logged = history.filter((entry) => entry.clauses.includes(clause));
    const clocks = readings.filter((one) => one.state !== 'idle' && speaksOf({ key: one.key, rules: rulesOf(one) }, clause, places));
    const proofs: ClauseProof[] = [
      ...logged.map(({ seq, at, title, actor }) => ({ kind: 'log' as const, seq, at, title, actor: actor.name })),
      ...notices
        .filter((notice) => notice.clauses.includes(clause))
        .map(({ title, number, version, at, actor }) => ({ kind: 'notice' as const, title, number, version, at, actor })),
      ...clocks.map(({ key, state: clockState, due, stoppedOn, met }) => ({
        kind: 'clock' as const,
        title: clockTitle(workflow, key),
        state: clockState,
        due,
        stopped: stoppedOn,
        met,
      })),
    ];
    return {
      ...(texts[index] ?? { id: clause, policy: '', text: '' }),
      state,
      places: places.map((place) => placeView(workflow, place)),
      proofs,
    };
  });
  return { card: id, stage: row.stage, stageTitle: stageTitle(workflow, row.stage), clauses };
}

/** Clauses of the rules by which a clock was reckoned. */
const rulesOf = ({ steps }: ClockReading): ClauseId[] => steps.flatMap((step) => ('clauses' in step ? step.clauses : []));

function placeView(workflow: WorkflowDefinition, place: ClausePlace): ClausePlaceView {
  if ('clock' in place) return { kind: place.kind, event: null, title: clockTitle(workflow, place.clock), here: place.here };
  const title = workflow.events[place.event]?.title ?? { 'zh-Hans': place.event, en: place.event };
  return { kind: place.kind, event: place.event, title, here: place.here };
}

function clockTitle(workflow: WorkflowDefinition, key: string): ClausePlaceView['title'] {
  return workflow.clocks[key]?.title ?? { 'zh-Hans': key, en: key };
}
