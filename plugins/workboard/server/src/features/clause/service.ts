import type { ClauseId } from '../../../../engine/text';
import type { ClauseText } from '../../../../shared/contract';

export type ClauseSource = (ids: readonly ClauseId[]) => Promise<Map<ClauseId, { policy: string; text: string }>>;

export interface ClauseService {
  /** Says where clause texts come from; the office's half registers it. */
  register(source: ClauseSource): void;
  /** Texts of clauses, in the order asked; an id nobody knows keeps an empty text. */
  texts(ids: readonly ClauseId[]): Promise<ClauseText[]>;
  /** Which of these ids nobody knows; none as long as no source is registered. */
  unknown(ids: readonly ClauseId[]): Promise<ReadonlySet<ClauseId>>;
}

/** The law's own words. They do not change while the office runs, so what was read is kept. */
export function createClauseService(): ClauseService {
  const known = new Map<ClauseId, { policy: string; text: string }>();
  let find: ClauseSource | null = null;
  return {
    register(source) {
      find = source;
      known.clear();
    },
    async texts(ids) {
      const missing = [...new Set(ids)].filter((id) => !known.has(id));
      if (missing.length > 0 && find) for (const [id, text] of await find(missing)) known.set(id, text);
      return ids.map((id) => ({ id, policy: known.get(id)?.policy ?? '', text: known.get(id)?.text ?? '' }));
    },
    async unknown(ids) {
      if (!find || ids.length === 0) return new Set();
      const found = await find(ids);
      return new Set(ids.filter((id) => !found.has(id)));
    },
  };
}
