/**
 * A second instance of the application, in a time zone of its own, that works on jobs as its parent tells it. Started by
 * `start-job-worker.ts`; talks in messages of the parent's channel. Strapi itself ends it on SIGTERM.
 */
import { sendDue } from '../../plugins/workboard/server/src/features/channel/send-due';
import { openDuties } from '../../plugins/workboard/server/src/features/duty/open-duties';
import { nextTurn } from '../../plugins/workboard/server/src/features/job/recurrence';
import type { JobKind } from '../../plugins/workboard/server/src/features/job/service';
import { quietUntil } from '../../plugins/workboard/server/src/features/notification/quiet-hours';
import { tellDueClocks } from '../../plugins/workboard/server/src/features/notification/tell-due-clocks';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { startApp } from './app-process';
import { moveTime } from './move-time';
import { registerEffect } from './job-effect';

export type WorkerOrder =
  /** Begin to look for due jobs. */
  | { do: 'start' }
  /** Run what is due, or what is of these kinds, once. */
  | { do: 'run'; only?: JobKind[] }
  /** Send what is due to the channels, whoever else does. */
  | { do: 'send' }
  /** Look at the clocks. */
  | { do: 'tell' }
  /** Open the cards of the periods that have begun. */
  | { do: 'duties' }
  /** Let the job that was begun go on. */
  | { do: 'go' }
  | { do: 'at'; instant: string }
  /** What this process makes of an instant. */
  | { do: 'reckon'; instant: string };

export interface Reckoned {
  zone: string;
  today: string;
  nextTurn: string;
  quietUntil: string | null;
}

void (async () => {
  const { strapi } = await startApp();
  const container = containerOf(strapi);
  let go = () => {};
  registerEffect(container, 'test.effect' as JobKind, (key) => {
    process.send?.({ begun: key });
    return new Promise((resolve) => (go = resolve));
  });
  const work: { [D in WorkerOrder['do']]: (order: Extract<WorkerOrder, { do: D }>) => unknown } = {
    start: () => container.jobs.start(),
    run: ({ only }) => container.jobs.runDue(only),
    send: () => sendDue(container, new AbortController().signal),
    tell: () => tellDueClocks(container),
    duties: () => openDuties(container),
    go: () => go(),
    at: ({ instant }) => moveTime(container, instant),
    reckon: ({ instant }) => reckon(container, instant),
  };
  process.on('message', ({ id, order }: { id: number; order: WorkerOrder }) => {
    const does = work[order.do] as (order: WorkerOrder) => unknown;
    void Promise.resolve(does(order)).then((result) => process.send?.({ id, result }));
  });
  process.send?.({ ready: true });
})();

async function reckon(container: Container, instant: string): Promise<Reckoned> {
  moveTime(container, instant);
  const now = container.time.instant();
  const quiet = { on: true, from: '20:00', until: '08:00', restDays: true, urgentAnyway: false };
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    today: container.time.today(),
    nextTurn: nextTurn({ dailyAt: '08:30' }, now),
    quietUntil: quietUntil(now, quiet, await container.calendars.current()),
  };
}
