/** 后台任务: work that waits, and work that was given up. */

export interface JobView {
  id: number;
  kind: string;
  key: string;
  state: 'waiting' | 'running' | 'done' | 'dead';
  /** Instant before which it does not run. */
  runAt: string;
  /** Tries that were begun. */
  attempts: number;
  /** Why the last try failed, or why it waits; null without either. */
  error: string | null;
}

/** GET /jobs — dead ones first, then what waits, the next first; at most a hundred. POST /jobs/:id/retry → JobView. Needs `job.manage`. */
export interface JobOverview {
  jobs: JobView[];
  waiting: number;
  dead: number;
}
