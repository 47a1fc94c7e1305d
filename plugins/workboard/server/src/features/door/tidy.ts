import type { Container } from '../../platform/container';
import { deleteOver } from './repository';

/** Clears spent proofs and answered requests whose time is over, each night. */
export function registerDoorTidying({ strapi, jobs, time }: Container): void {
  jobs.every('door.tidy', { dailyAt: '03:40' }, () => deleteOver(strapi, time.instant()));
}
