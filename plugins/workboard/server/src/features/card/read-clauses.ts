import { traceClauses, type ClausePlace } from '../../../../engine/workflow/trace-clauses';
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
    clocks: readings.map(({ key, state, urgency, met }) => ({ key, state, overdue: urgency === 'overdue', met })),
  });
  const texts = await container.clauses.texts(traced.map((clause) => clause.id));
  const clauses = traced.map(({ id: clause, state, places }, index) => {
    const logged = history.filter((entry) => entry.clauses.includes(clause));
    const clocks = readings.filter(
      ({ key, state: clockState }) => clockState !== 'idle' && places.some((place) => 'clock' in place && place.clock === key),
    );
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

function placeView(workflow: WorkflowDefinition, place: ClausePlace): ClausePlaceView {
  if ('clock' in place) return { kind: place.kind, event: null, title: clockTitle(workflow, place.clock), here: place.here };
  const title = workflow.events[place.event]?.title ?? { 'zh-Hans': place.event, en: place.event };
  return { kind: place.kind, event: place.event, title, here: place.here };
}

function clockTitle(workflow: WorkflowDefinition, key: string): ClausePlaceView['title'] {
  return workflow.clocks[key]?.title ?? { 'zh-Hans': key, en: key };
}
