/**
 * A second office computer: boots the application on the database its environment names, then moves cards as its parent tells it.
 * Started by `start-mover.ts`; talks in messages of the parent's channel.
 */
import { startApp } from './app-process';
import { runMoves, type MovesOrder } from './run-moves';

void (async () => {
  const app = await startApp();
  process.send?.({ ready: true });
  process.on('message', (order: MovesOrder) => {
    void runMoves(app, order).then((result) => process.send?.(result));
  });
  process.on('disconnect', () => {
    void app.strapi.destroy().then(() => process.exit(0));
  });
})();
