/** An answer as it leaves the house, ready to be sent again. */
export interface KeptAnswer {
  etag: string;
  body: Buffer;
  /** Names and values in turn, as `writeHead` takes them: all of the full answer, without its ETag. */
  headers: readonly string[];
  /** The few that an answer without body repeats. */
  shortHeaders: readonly string[];
}

export interface StoreLimits {
  entries: number;
  bytes: number;
}

export interface AnswerStore {
  /** @param generation of the change watch: answers of another one are forgotten */
  get(key: string, generation: number): KeptAnswer | undefined;
  /** Keeps an answer that was read under `generation`, unless it is too large. What was not asked for longest goes first. */
  keep(key: string, generation: number, answer: KeptAnswer): void;
  readonly size: number;
  readonly bytes: number;
}

/** A change that no log and no count tells of, by hand in the database, is seen after this time at the latest. */
const LONGEST_MS = 60_000;
/** Of all bytes, for a single answer. */
const LARGEST_PART = 1 / 16;
/** Key, map and headers of an answer, roughly. */
const OVERHEAD = 1500;

/** Answers in memory, bounded in number and bytes. */
export function createAnswerStore(limits: StoreLimits, now: () => number = () => performance.now()): AnswerStore {
  const kept = new Map<string, { answer: KeptAnswer; bytes: number; until: number }>();
  let bytes = 0;
  let current = -1;

  const forget = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  const follow = (generation: number) => {
    if (generation === current) return;
    current = generation;
    kept.clear();
    bytes = 0;
  };

  return {
    get(key, generation) {
      follow(generation);
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      if (found.until < now()) {
        bytes -= found.bytes;
        return undefined;
      }
      kept.set(key, found);
      return found.answer;
    },
    keep(key, generation, answer) {
      if (generation < current) return;
      follow(generation);
      const size = answer.body.length + key.length * 2 + OVERHEAD;
      if (size > limits.bytes * LARGEST_PART) return;
      forget(key);
      kept.set(key, { answer, bytes: size, until: now() + LONGEST_MS });
      bytes += size;
      for (const oldest of kept.keys()) {
        if (bytes <= limits.bytes && kept.size <= limits.entries) break;
        forget(oldest);
      }
    },
    get size() {
      return kept.size;
    },
    get bytes() {
      return bytes;
    },
  };
}
