import type { Container } from '../../platform/container';
import { dispatchChannels } from './dispatch';
import { reportDeliveries } from './report-delivery';
import { sendDue } from './send-due';

const EVERY = { seconds: 3 };

/** Who makes and sends the messages of the channels. Sending waits for others, so it holds up no message of the house. */
export function registerChannelJobs(container: Container): void {
  const { jobs } = container;
  jobs.every('channel.dispatch', EVERY, async () => {
    await dispatchChannels(container);
  });
  jobs.every(
    'channel.send',
    EVERY,
    async ({ signal }) => {
      await sendDue(container, signal);
      await reportDeliveries(container);
    },
    { slow: true },
  );
}

export { beginChannelsAtHead } from './dispatch';
