/** What one publication took: milliseconds on the clock and of CPU, means of a round, and statements of the last one. */
export interface Publications {
  ms: number;
  cpu: number;
  statements: number;
}

/** Makes entries ready, then publishes them one after the other; only that is measured. */
export async function measurePublications<T>(
  count: number,
  ways: { prepare(): Promise<T>; publish(entry: T): Promise<unknown>; count(work: () => Promise<unknown>): Promise<number> },
): Promise<Publications> {
  const ready: T[] = [];
  for (let n = 0; n <= count; n += 1) ready.push(await ways.prepare());
  const last = ready.pop() as T;
  const cpu = process.cpuUsage();
  const begin = performance.now();
  for (const entry of ready) await ways.publish(entry);
  const ms = (performance.now() - begin) / count;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpu: (user + system) / 1000 / count, statements: await ways.count(() => ways.publish(last)) };
}
