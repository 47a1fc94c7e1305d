import type { ClauseId } from '../../../../engine/text';
import type { ClauseText } from '../../../../shared/contract';

/** Clauses as the office has them; `readAs` what it reads for words of the clause. */
export type ClauseSource = (ids: readonly ClauseId[]) => Promise<Map<ClauseId, KnownClause>>;

type KnownClause = Omit<ClauseText, 'id'>;

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
  const known = new Map<ClauseId, KnownClause>();
  let find: ClauseSource | null = null;
  return {
    register(source) {
      find = source;
      known.clear();
    },
    async texts(ids) {
      const missing = [...new Set(ids)].filter((id) => !known.has(id));
      if (missing.length > 0 && find) for (const [id, text] of await find(missing)) known.set(id, text);
      return ids.map((id) => ({ id, ...(known.get(id) ?? { policy: '', text: '' }) }));
    },
    async unknown(ids) {
      if (!find || ids.length === 0) return new Set();
      const found = await find(ids);
      return new Set(ids.filter((id) => !found.has(id)));
    },
  };
}
