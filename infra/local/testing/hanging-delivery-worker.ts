/** A worker that takes one delivery or strikes once, says so to its parent, and never finishes it: made to be killed. */
import { startDeliveryWorker } from '@fleet/db/delivery-worker.ts';

const [jobsUrl = '', name = '', eventType = ''] = process.argv.slice(2);

await startDeliveryWorker({
  jobsUrl,
  deliveries: [
    {
      name,
      handles: [eventType],
      deliver(event) {
        process.send?.(event.id);
        return new Promise(() => {});
      },
    },
  ],
  everyMinute() {
    process.send?.('every-minute');
    return new Promise(() => {});
  },
  log: () => {},
});
