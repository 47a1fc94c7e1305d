import { latestStart, readingFrom } from '../../../../engine/clock/latest-start';
import { instantOf } from '../../../../engine/day';
import type { Day } from '../../../../engine/calendar/types';
import type { ClockDefinition } from '../../../../engine/clock/types';
import { countsHours } from '../../../../engine/clock/ceilings';
import { planChain, startersOf, type EventOf } from '../../../../engine/workflow/plan-chain';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { BackwardPlan, ForwardPlan, PlannerWorkflow } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import { clockView } from '../card/read-card';

interface ClockOf {
  workflow: string;
  clock: string;
}

/** Every kind of obligation that some event starts, by workflow. No statement. */
export function readObligations({ workflows }: Container): PlannerWorkflow[] {
  const all = workflows.all();
  return all
    .map((workflow) => ({
      key: workflow.key,
      title: workflow.title,
      clocks: Object.values(workflow.clocks)
        .map((clock) => ({
          key: clock.key,
          title: clock.title,
          clauses: clock.clauses,
          limit: clock.limit,
          hours: countsHours(clock),
          starters: startersOf(all, workflow.key, clock.key).map((starter) => ({ ...starter, title: eventTitle(all, starter) })),
        }))
        .filter(({ starters }) => starters.length > 0),
    }))
    .filter(({ clocks }) => clocks.length > 0);
}

/**
 * What follows from the event that starts a clock, if it happens on a day, at a time of it where hours count.
 * @throws NotFound for a clock that nothing starts
 */
export async function planForward(
  container: Container,
  { workflow, clock, start, time, event }: ClockOf & { start: Day; time?: string | undefined; event?: string | undefined },
): Promise<ForwardPlan> {
  const all = container.workflows.all();
  definitionOf(container, { workflow, clock });
  const starters = startersOf(all, workflow, clock);
  const starter = event === undefined ? starters[0] : starters.find((one) => one.event === event);
  if (!starter) throw new NotFound(`没有事件会启动“${clock}” / No such event starts "${clock}"`);
  const steps = planChain(
    all,
    { ...starter, on: start, ...(time === undefined ? {} : { at: instantOf(start, time) }) },
    await container.calendars.current(),
  );
  return {
    start,
    event: { workflow: starter.workflow, key: starter.event, title: eventTitle(all, starter) },
    steps: steps.map((step) => {
      const own = container.workflows.newest(step.workflow);
      return {
        workflow: own.key,
        workflowTitle: own.title,
        event: { workflow: step.by.workflow, key: step.by.event, title: eventTitle(all, step.by) },
        clock: clockView(own, step.reading),
      };
    }),
  };
}

/** The latest start of a clock that shall have ended by a day. @throws NotFound */
export async function planBackward(container: Container, { workflow, clock, end }: ClockOf & { end: Day }): Promise<BackwardPlan> {
  const definition = definitionOf(container, { workflow, clock });
  const calendar = await container.calendars.current();
  const start = latestStart(definition, end, calendar);
  return {
    end,
    start,
    startWorkday: calendar.lastWorkdayOnOrBefore(start).day,
    clock: clockView(container.workflows.newest(workflow), readingFrom(definition, start, calendar)),
  };
}

function definitionOf({ workflows }: Container, { workflow, clock }: ClockOf): ClockDefinition {
  const definition = workflows.newest(workflow).clocks[clock];
  if (!definition) throw new NotFound(`流程“${workflow}”没有时限“${clock}” / The workflow "${workflow}" has no clock "${clock}"`);
  return definition;
}

function eventTitle(workflows: readonly WorkflowDefinition[], { workflow, event }: EventOf) {
  const title = workflows.find(({ key }) => key === workflow)?.events[event]?.title;
  return title ?? { 'zh-Hans': event, en: event };
}
