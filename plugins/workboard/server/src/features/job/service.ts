import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { TimeSource } from '../../platform/now';
import type { Trx } from '../../platform/transaction';
import { after } from './backoff';
import { nextTurn, type Recurrence } from './recurrence';
import { anyDue, bringForward, claimDue, insertJobs, releaseLeases, TURN, turnsWaiting, type JobRow } from './repository';
import type { JobKind } from './titles';
import { LEASE_SECONDS, runJob, type JobHandler, type Registered } from './run-job';

export interface NewJob {
  kind: JobKind;
  /** The same (kind, key) is done once, however often it is asked for. */
  key: string;
  payload: Readonly<Record<string, unknown>>;
  /** Instant before which it waits; absent: at once. */
  runAt?: string;
}

export interface JobService {
  /**
   * Says who does the jobs of a kind. Call it when the container is made. @throws Error for a kind that has a handler
   * @param options `slow`: takes seconds; such jobs are done one after the other, beside everything else
   */
  register(kind: JobKind, handler: JobHandler, options?: { slow?: boolean }): void;
  /** Registers work that comes again; missed turns are caught up by one. It never dies: a failure is kept, and tried again. */
  every(kind: JobKind, recurrence: Recurrence, handler: JobHandler, options?: { slow?: boolean }): void;
  /** Puts jobs in, in the transaction that causes them. Again is no error. One statement. */
  enqueue(trx: Trx, jobs: NewJob | readonly NewJob[]): Promise<void>;
  /** Runs everything that is due, or what is of these kinds, and what that brings, until nothing is. @returns how many jobs were run */
  runDue(only?: readonly JobKind[]): Promise<number>;
  /** Lets every recurring job come in its turn. Called at bootstrap, when the tables stand. */
  prepare(): Promise<void>;
  /** Begins to look for due jobs, as soon as Strapi is loaded. */
  start(): void;
  /** Takes nothing more, lets what runs come to its end (eight seconds), and gives the rest back. */
  stop(): Promise<void>;
}

/** An instance works on two jobs at a time, one of them never a slow one: a queue of PDFs holds up no reminder. */
const LANES = ['all', 'quick'] as const;
type Lane = (typeof LANES)[number];
const POLL_MS = 2000;
/** Strapi and its supervisor are given ten seconds (R12). */
const PATIENCE_MS = 8000;

/** Work in the database: done at least once, by one of the instances, again after a failure, and visible when it is given up. */
export function createJobService(strapi: Core.Strapi, time: TimeSource): JobService {
  const handlers = new Map<JobKind, Registered>();
  const slow = new Set<JobKind>();
  const leases = new Set<string>();
  let stopping = new AbortController();
  const timers = new Map<Lane, NodeJS.Timeout>();
  const running = new Set<Promise<unknown>>();

  const register = (kind: JobKind, registered: Registered) => {
    if (handlers.has(kind)) throw new Error(`jobs of the kind "${kind}" have a handler already`);
    handlers.set(kind, registered);
  };

  const ended = () => stopping.signal.aborted;

  /** One job after the other, until none is due. */
  const workOff = async (kinds: readonly JobKind[]): Promise<number> => {
    if (ended() || !(await anyDue(strapi, kinds, time.instant()))) return 0;
    for (let count = 0; ; count += 1) {
      const row = ended() ? null : await claim(kinds);
      const registered = row && handlers.get(row.kind as JobKind);
      if (!row || !registered) return count;
      await runJob(strapi, { row, registered, now: () => time.instant(), signal: stopping.signal });
      if (!ended()) leases.delete(row.lease ?? '');
    }
  };

  const claim = async (kinds: readonly string[]): Promise<JobRow | null> => {
    const now = time.instant();
    const lease = randomUUID();
    const row = await claimDue(strapi, { kinds, now, lease, leaseUntil: after(now, LEASE_SECONDS) });
    if (row) leases.add(lease);
    return row;
  };

  /** What runs is waited for when this instance stops. */
  const watched = <T>(work: Promise<T>): Promise<T> => {
    const settled = work.catch(() => undefined).finally(() => running.delete(settled));
    running.add(settled);
    return work;
  };

  const kindsOf = (lane: Lane) => [...handlers.keys()].filter((kind) => lane === 'all' || !slow.has(kind));

  const poll = (lane: Lane) => {
    const timer = setTimeout(() => {
      void watched(strapi.isLoaded ? workOff(kindsOf(lane)) : Promise.resolve(0))
        .catch((error: unknown) => strapi.log.error(`jobs: ${String(error)}`))
        .finally(() => {
          if (!ended()) poll(lane);
        });
    }, POLL_MS);
    timer.unref();
    timers.set(lane, timer);
  };

  return {
    register(kind, handler, options = {}) {
      register(kind, { handler, recurrence: null });
      if (options.slow) slow.add(kind);
    },
    every(kind, recurrence, handler, options = {}) {
      register(kind, { handler, recurrence });
      if (options.slow) slow.add(kind);
    },

    async enqueue(trx, jobs) {
      const list = Array.isArray(jobs) ? (jobs as readonly NewJob[]) : [jobs as NewJob];
      const now = time.instant();
      await insertJobs(
        trx,
        list.map((job) => rowOf(job, now)),
      );
    },

    runDue: (only) => watched(workOff(only ?? kindsOf('all'))),

    async prepare() {
      const now = time.instant();
      const recurring = [...handlers].flatMap(([kind, { recurrence }]) => (recurrence ? [{ kind, recurrence }] : []));
      await insertJobs(
        strapi.db.connection,
        recurring.map(({ kind }) => rowOf({ kind, key: TURN, payload: {} }, now)),
      );
      // A shorter interval than before holds from now on.
      const waiting = await turnsWaiting(strapi);
      for (const { kind, recurrence } of recurring) {
        const next = nextTurn(recurrence, now);
        if ((waiting.get(kind) ?? '') > next) await bringForward(strapi, kind, TURN, next);
      }
    },

    start() {
      if (timers.size > 0) return;
      stopping = new AbortController();
      for (const lane of LANES) poll(lane);
    },

    async stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      stopping.abort();
      await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
      await releaseLeases(strapi, [...leases]);
      leases.clear();
    },
  };
}

function rowOf(job: NewJob, now: string): Omit<JobRow, 'id'> {
  return {
    kind: job.kind,
    key: job.key,
    payload: JSON.stringify(job.payload),
    state: 'waiting',
    run_at: job.runAt ?? now,
    attempts: 0,
    lease: null,
    lease_until: null,
    error: null,
    created_at: now,
    finished_at: null,
  };
}

export { Hopeless, Later } from './outcomes';
export type { Job, JobHandler } from './run-job';
export type { JobKind } from './titles';
