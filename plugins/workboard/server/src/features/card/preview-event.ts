import { readsOfShown } from '../../../../engine/workflow/compiled-workflow';
import { previewClocks } from '../../../../engine/workflow/preview-clocks';
import { previewHints } from '../../../../engine/workflow/preview-hints';
import { shownBy } from '../../../../engine/workflow/shown-by';
import type { Answers } from '../../../../engine/form/types';
import type { ClockReading } from '../../../../engine/clock/types';
import type { Field } from '../../../../engine/form/types';
import type { ResolvedEffect, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { ClockChange, ClockView, EventPreview } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import { clockOf, readClocks, withEffects } from '../clock/service';
import { answerForm, daysOf } from './answer-form';
import { cardStateOf } from './card-row';
import { decisionContext, type Needs } from './decision-context';
import { loadVisible } from './load-visible';
import { needsOfEvent } from './needs';
import { clockView } from './read-card';
import { loadSubject, unitsOf } from './subject';

/**
 * What an event would do to the card's clocks with these answers: day before, day after, and how it comes about. Nothing is written, and no
 * guard is asked; the step itself will be.
 * @throws NotFound for a card that is not there or not for this person
 */
export async function previewEvent(
  container: Container,
  viewer: Viewer,
  input: { card: number; event: string; form: Answers },
): Promise<EventPreview> {
  const { row, history, workflow } = await loadVisible(container, viewer, input.card);
  const subject = (await loadSubject(container.strapi, workflow.subject, row.subject_document))?.values ?? {};
  const [today, now] = [container.time.today(), container.time.instant()];
  const event = Object.hasOwn(workflow.events, input.event) ? workflow.events[input.event] : undefined;
  const { form, answers, earliest } = await answerForm(container, {
    workflow,
    event,
    given: input.form,
    subject,
    actor: viewer.actor,
    today,
    card: row.id,
  });
  const context = await decisionContext(container, {
    workflow,
    card: cardStateOf(row, unitsOf(workflow.subject, subject)),
    subject,
    documentId: row.subject_document,
    history,
    seal: row.seal,
    actor: viewer.actor,
    today,
    now,
    needs: withShown(workflow, input.event),
    form: answers,
    earliest: daysOf(earliest),
  });
  const { effects, open, subject: foreseen } = previewClocks(context, input.event, answers);
  const calendar = await container.calendars.current();
  const before = readClocks(workflow, history, calendar, today, now);
  const changed = withEffects(history, effects, { workflow, subject: foreseen, today });
  const after = readClocks(workflow, changed.history, calendar, today, now);
  const clocks = after
    .filter(({ key }) => changed.added.some(({ clock }) => clock === key))
    .map((reading): ClockChange => {
      const running = before.find(({ key }) => key === reading.key);
      const view = clockView(workflow, reading);
      return {
        key: reading.key,
        title: view.title,
        clauses: view.clauses,
        change: changeOf(effects, reading.key),
        from: running && !hasEnded(running) ? running.due : null,
        fromAt: running && !hasEnded(running) ? running.dueAt : null,
        to: hasEnded(reading) ? null : reading.due,
        toAt: hasEnded(reading) ? null : reading.dueAt,
        after: view,
      };
    });
  return {
    shown: shownBy(context, input.event, answers),
    clocks,
    earliest: Object.fromEntries((form?.definition.fields ?? []).flatMap((field) => earliestOf(field, earliest[field.key]))),
    hints: previewHints(context, input.event, answers),
    open: open.flatMap((key) => (workflow.clocks[key] ? [{ key, title: workflow.clocks[key].title }] : [])),
  };
}

const hasEnded = ({ state }: ClockReading) => state === 'stopped' || state === 'cancelled';

/** What a step is judged by, and what it shows. */
function withShown(workflow: WorkflowDefinition, event: string): Needs {
  const needs = needsOfEvent(workflow, event);
  const shown = readsOfShown(workflow, event);
  return { ...needs, facts: [...new Set([...needs.facts, ...shown.facts])], roots: new Set([...needs.roots, ...shown.roots]) };
}

/** What the event does to a clock in the end, where it does several things to it. */
function changeOf(effects: readonly ResolvedEffect[], clock: string): ClockChange['change'] {
  const last = effects.filter((effect) => clockOf(effect) === clock).at(-1);
  return (last?.do.replace('Clock', '') ?? 'rules') as ClockChange['change'];
}

/** The earliest day as a clock is shown: with its way, and the clauses of the bound that binds. */
function earliestOf({ key, label }: Field, reading: ClockReading | null | undefined): [string, ClockView][] {
  if (!reading) return [];
  const clauses = reading.steps.flatMap((step) => (step.kind === 'limit' ? step.clauses : []));
  return [[key, { ...reading, title: label, clauses, owner: '' }]];
}
