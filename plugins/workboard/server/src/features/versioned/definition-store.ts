import type { Core } from '@strapi/strapi';
import { canonicalJson } from '../../../../engine/seal/canonical-json';
import { hash } from '../../platform/hash';
import { inTransaction, lockUntilCommit, reading } from '../../platform/transaction';

interface Definition {
  key: string;
  version: number;
}

export interface DefinitionStore<T extends Definition> {
  /** Newest version of a key that is known here, or null. */
  newest(key: string): T | null;
  /** Keys in the order they were stored here. */
  keys(): readonly string[];
  /** Any stored version. Read once, then kept: a version never changes. */
  version(key: string, version: number): Promise<T | null>;
  /** Keeps a definition: the same content keeps its number, changed content gets the next. */
  store(definition: T, at: string): Promise<T>;
  /** Falls back to the newest stored version of a key whose new definition is broken. */
  keep(key: string): Promise<T | null>;
  /** Takes these stored versions, by key, for the newest ones, without looking at what they came from. One statement. @returns whether all of them are stored */
  restore(versions: Readonly<Record<string, number>>): Promise<boolean>;
}

/**
 * Versions of definitions in one of the plugin's tables (workflows, forms). Cards and answers point at a version, so a version is
 * never written again.
 */
export function createDefinitionStore<T extends Definition>(
  strapi: Core.Strapi,
  table: 'workboard_workflows' | 'workboard_forms',
): DefinitionStore<T> {
  const known = new Map<string, T>();
  const current = new Map<string, T>();
  const remember = (definition: T): T => {
    known.set(`${definition.key}@${definition.version}`, definition);
    return definition;
  };

  const latest = (key: string) =>
    reading(
      strapi,
      async (db) =>
        (await db(table).where({ key }).orderBy('version', 'desc').first('version', 'hash', 'definition')) as StoredRow | undefined,
    );

  return {
    newest: (key) => current.get(key) ?? null,
    keys: () => [...current.keys()],

    async version(key, version) {
      const found = known.get(`${key}@${version}`);
      if (found) return found;
      const row = (await reading(strapi, (db) => db(table).where({ key, version }).first('definition'))) as
        { definition: string } | undefined;
      return row ? remember(JSON.parse(row.definition) as T) : null;
    },

    store: (definition, at) =>
      inTransaction(strapi, async (trx) => {
        await lockUntilCommit(trx, table);
        const { version: _given, ...content } = definition;
        const digest = hash('sha256', canonicalJson(JSON.parse(JSON.stringify(content))));
        const last = await latest(definition.key);
        const version = last === undefined ? 1 : last.hash === digest ? last.version : last.version + 1;
        const stored = { ...definition, version };
        if (last?.hash !== digest) {
          await trx(table).insert({ key: definition.key, version, hash: digest, definition: JSON.stringify(stored), loaded_at: at });
        }
        current.set(definition.key, remember(stored));
        return stored;
      }),

    async keep(key) {
      const last = await latest(key);
      if (!last) return null;
      const kept = remember(JSON.parse(last.definition) as T);
      current.set(key, kept);
      return kept;
    },

    async restore(versions) {
      const wanted = Object.entries(versions);
      const rows = (await reading(strapi, (db) => db(table).whereIn(['key', 'version'], wanted).select('key', 'definition'))) as {
        key: string;
        definition: string;
      }[];
      const stored = new Map(rows.map(({ key, definition }) => [key, definition]));
      if (!wanted.every(([key]) => stored.has(key))) return false;
      for (const [key] of wanted) current.set(key, remember(JSON.parse(stored.get(key) ?? '') as T));
      return true;
    },
  };
}

interface StoredRow {
  version: number;
  hash: string;
  definition: string;
}
