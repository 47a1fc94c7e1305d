import type { Container } from '../../platform/container';
import { dispatchLog } from './dispatch-log';
import { sendChat } from './send-chat';
import { sendDigests } from './send-digests';
import { sendEmail } from './send-email';
import { CHAT_JOB, EMAIL_JOB } from './service';
import { tellDueClocks } from './tell-due-clocks';

/** Who does the jobs of messages, and what comes again by itself. */
export function registerNotificationJobs(container: Container): void {
  const { jobs } = container;
  jobs.register(EMAIL_JOB, (job) => sendEmail(container, job));
  jobs.register(CHAT_JOB, (job) => sendChat(container, job));
  jobs.every('notification.dispatch', { seconds: 3 }, async () => {
    await dispatchLog(container);
  });
  // Every hour, not once a day: a clock may start and be due on one day, and a new calendar moves due days at any time.
  jobs.every('notification.due', { seconds: 3600 }, async () => {
    await tellDueClocks(container);
  });
  jobs.every('notification.hours', { seconds: 60 }, async () => {
    await tellDueClocks(container, { hoursOnly: true });
  });
  jobs.every('notification.digest', { dailyAt: '08:30' }, () => sendDigests(container));
}

export { beginAtHead } from './outbox-repository';
