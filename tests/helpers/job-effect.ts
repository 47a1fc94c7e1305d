import type { JobKind } from '../../plugins/workboard/server/src/features/job/service';
import type { Container } from '../../plugins/workboard/server/src/platform/container';
import { inTransaction } from '../../plugins/workboard/server/src/platform/transaction';

/** A job whose effect is one message, with a key of its own as every effect has; before it, `wait` is asked. Its payload names the reader. */
export function registerEffect(
  { jobs, strapi, notifications, time }: Container,
  kind: JobKind,
  wait: (key: string) => Promise<void>,
): void {
  jobs.register(kind, async ({ key, payload }) => {
    await wait(key);
    await inTransaction(strapi, (trx) =>
      notifications.notify(trx, {
        kind: 'calendar.missing',
        key: `effect:${key}`,
        to: [Number(payload.user)],
        card: null,
        params: { year: 2027 },
        at: time.instant(),
      }),
    );
  });
}
