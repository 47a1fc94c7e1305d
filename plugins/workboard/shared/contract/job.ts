/** 后台任务: work that waits, and work that was given up. */
import type { Text } from '../../engine/text';

export interface JobView {
  id: number;
  kind: string;
  title: Text;
  key: string;
  /** Name of the person whose e-mail it carries; null for other work. */
  for: string | null;
  state: 'waiting' | 'running' | 'done' | 'dead';
  /** Instant before which it does not run. */
  runAt: string;
  /** Tries that were begun. */
  attempts: number;
  /** Why the last try failed, or why it waits, “中文 / English” where the house itself says it; null without either. */
  error: string | null;
}

/** GET /jobs — dead ones first, then what waits, the next first; at most a hundred. POST /jobs/:id/retry → JobView. Needs `job.manage`. */
export interface JobOverview {
  jobs: JobView[];
  waiting: number;
  dead: number;
}
