const tasks = new Set();

/**
 * Has `task` (synchronous) run when this process ends, also on Ctrl-C: what was started detached would live on otherwise.
 * @returns a function that forgets it again.
 */
export function atEnd(task) {
  tasks.add(task);
  return () => tasks.delete(task);
}

process.once('exit', () => {
  for (const task of tasks) task();
});
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
  process.once(signal, () => process.exit(code));
}
