import type { Core } from '@strapi/strapi';
import { after, backoffSeconds, MAX_ATTEMPTS } from './backoff';
import { Hopeless, Later } from './outcomes';
import { nextTurn, type Recurrence } from './recurrence';
import { extendLease, settle, type JobRow } from './repository';

/** Seconds a job is held before another instance may take it; a holder that is alive renews in time. */
export const LEASE_SECONDS = 60;

export interface Job {
  id: number;
  kind: string;
  key: string;
  payload: Readonly<Record<string, unknown>>;
  /** Counted from 1. */
  attempt: number;
  /** Says that this instance stops: come to an end, or throw. */
  signal: AbortSignal;
  /** Ends the job with a reason that whoever keeps the system reads; trying again would be in vain until somebody has acted. */
  giveUp(reason: string): never;
}

/** Does the work. It may be asked twice for one job (at least once), so its effect must bear a key of its own. */
export type JobHandler = (job: Job) => Promise<void>;

export interface Registered {
  handler: JobHandler;
  recurrence: Recurrence | null;
}

/** Runs one claimed job and writes what became of it. Never throws: a failure is kept in the row. */
export async function runJob(
  strapi: Core.Strapi,
  input: { row: JobRow; registered: Registered; now: () => string; signal: AbortSignal },
): Promise<void> {
  const { row, registered, now, signal } = input;
  const renewal = setInterval(
    () => void extendLease(strapi, row, after(now(), LEASE_SECONDS)).catch((error: unknown) => strapi.log.warn(String(error))),
    (LEASE_SECONDS * 1000) / 3,
  );
  renewal.unref();
  try {
    await registered.handler({
      id: row.id,
      kind: row.kind,
      key: row.key,
      payload: JSON.parse(row.payload) as Record<string, unknown>,
      attempt: row.attempts,
      signal,
      giveUp(reason) {
        throw new Hopeless(reason);
      },
    });
    await finish(strapi, row, doneWith(registered.recurrence, now()));
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof Later)) strapi.log.warn(`job ${row.kind} ${row.key}, try ${row.attempts}: ${words(error)}`);
    await finish(strapi, row, failedWith(error, row, registered.recurrence, now()));
  } finally {
    clearInterval(renewal);
  }
}

function doneWith(recurrence: Recurrence | null, now: string): Partial<JobRow> {
  const success = { attempts: 0, error: null, finished_at: now };
  return recurrence
    ? { ...success, state: 'waiting', run_at: nextTurn(recurrence, now) }
    : { state: 'done', error: null, finished_at: now };
}

function failedWith(error: unknown, row: JobRow, recurrence: Recurrence | null, now: string): Partial<JobRow> {
  if (error instanceof Later) {
    const soonest = after(now, 1);
    return { state: 'waiting', run_at: error.until > soonest ? error.until : soonest, attempts: 0, error: error.message };
  }
  const wait = after(now, backoffSeconds(row.attempts));
  if (recurrence) {
    const next = nextTurn(recurrence, now);
    return { state: 'waiting', run_at: wait < next ? wait : next, error: words(error) };
  }
  if (error instanceof Hopeless || row.attempts >= MAX_ATTEMPTS) return { state: 'dead', error: words(error), finished_at: now };
  return { state: 'waiting', run_at: wait, error: words(error) };
}

async function finish(strapi: Core.Strapi, row: JobRow, change: Partial<JobRow>): Promise<void> {
  const held = await settle(strapi, row, change);
  if (!held) strapi.log.warn(`job ${row.kind} ${row.key} outlived its lease; another instance has it`);
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 1000);
