import { dayOfInstant } from '../../plugins/workboard/engine/day';
import type { Container } from '../../plugins/workboard/server/src/platform/container';

/** Lets the application's one time source stand at an instant (ISO with a zone). */
export function moveTime({ time }: Container, instant: string): void {
  const now = new Date(Date.parse(instant)).toISOString();
  time.instant = () => now;
  time.today = () => dayOfInstant(now);
}
