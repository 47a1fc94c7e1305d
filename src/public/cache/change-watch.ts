/** Knows what has changed in public, for whoever keeps answers. */
export interface ChangeWatch {
  /** Rises with every change; what was read under an older number may be wrong. */
  readonly generation: number;
  /** Whether `generation` was right within the promised time, and nothing has happened on this instance since. */
  isCertain(): boolean;
  /** Asks the database; afterwards `generation` is right as of the call. @throws what the database throws */
  confirm(): Promise<void>;
  /** Something was committed here: the next question asks the database again. */
  doubt(): void;
}

/** How long what one instance knows may lag behind what another has done. */
export const PROMISE_MS = 1000;

/**
 * Watches the change cursor. Nobody is asked while nobody reads: the first question after the promised time waits for the database, so that an answer from memory was
 * right at most that long ago, also after a night without visitors.
 * @param look asks the database whether anything public changed since it was last called
 * @param now milliseconds of a clock that never goes back
 */
export function createChangeWatch(look: () => Promise<boolean>, now: () => number = () => performance.now()): ChangeWatch {
  let generation = 0;
  let doubts = 0;
  let certainAt = -Infinity;
  let asking: { doubts: number; answer: Promise<void> } | null = null;

  const ask = async (begin: { at: number; doubts: number }) => {
    if (await look()) generation += 1;
    // What was committed while the database was asked may not have been in its answer.
    if (begin.doubts === doubts) certainAt = begin.at;
  };

  return {
    get generation() {
      return generation;
    },
    isCertain: () => now() - certainAt < PROMISE_MS,
    async confirm() {
      while (asking && asking.doubts !== doubts) await asking.answer.catch(() => undefined);
      if (!asking) {
        const current = { doubts, answer: ask({ at: now(), doubts }) };
        asking = current;
        const end = () => {
          if (asking === current) asking = null;
        };
        current.answer.then(end, end);
      }
      await asking.answer;
    },
    doubt() {
      doubts += 1;
      certainAt = -Infinity;
    },
  };
}
