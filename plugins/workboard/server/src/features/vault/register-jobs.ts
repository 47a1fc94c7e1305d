import type { Container } from '../../platform/container';

/** Each night: data under an older key is encrypted anew, and what has been kept long enough is erased. */
export function registerVaultJobs({ jobs, vault }: Container): void {
  jobs.every('vault.rekey', { dailyAt: '03:10' }, () => vault.rekey());
  jobs.every('vault.erase', { dailyAt: '03:20' }, () => vault.eraseDue());
}
