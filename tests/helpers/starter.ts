/** Boots the application on the database its environment names, and ends. A start of a second office computer. */
import { startApp } from './app-process';

void startApp().then(
  // Without tearing down: Strapi goes on reading for its own purposes, and an end in the middle of that is not what is asked here.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
