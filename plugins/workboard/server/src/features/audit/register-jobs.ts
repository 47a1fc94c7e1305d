import type { Container } from '../../platform/container';
import { runAudits } from './run-audits';

/** Each night, when the clocks of the day before have run out. */
export function registerAudits(container: Container): void {
  container.jobs.every('audit.run', { dailyAt: '02:30' }, async () => {
    await runAudits(container);
  });
}
