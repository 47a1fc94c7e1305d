import type { Core } from '@strapi/strapi';
import type { Unit } from '../../../../shared/contract';

export interface UnitConfig {
  /** Content type that lists the units. */
  type: string;
  /** Its attribute that identifies a unit in cards, memberships and subjects. */
  key: string;
  /** Its attribute shown to people. */
  title: string;
  /** Units that are parts of another: those whose attribute `kind` is one of `are` belong to the organisation of their `parent`. */
  parts?: { parent: string; kind: string; are: readonly string[] };
}

export interface UnitService {
  /** All units, by title. */
  all(): Promise<Unit[]>;
  /** Titles by key; a key nobody knows is missing. */
  titles(): Promise<ReadonlyMap<string, string>>;
  /** The organisation each unit belongs to: itself, or what it is a part of. One statement. */
  organisations(): Promise<ReadonlyMap<string, string>>;
  /** Forgets what was read; called when the units' content type changes. */
  forget(): void;
}

/** Units change a few times a year and stand on every card, so they are read once and kept until their content type is written. */
export function createUnitService(strapi: Core.Strapi, config: UnitConfig): UnitService {
  let known: Promise<Unit[]> | null = null;

  const read = async (): Promise<Unit[]> => {
    const rows = (await strapi.db.query(config.type).findMany({ select: [config.key, config.title] })) as Record<string, string>[];
    return rows
      .map((row) => ({ key: row[config.key] ?? '', title: row[config.title] ?? row[config.key] ?? '' }))
      .sort((a, b) => a.title.localeCompare(b.title, 'zh-Hans'));
  };

  const all = () => {
    known ??= read().catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };

  return {
    all,
    titles: async () => new Map((await all()).map((unit) => [unit.key, unit.title])),
    organisations: async () => organisationsOf(strapi, config),
    forget: () => {
      known = null;
    },
  };
}

async function organisationsOf(strapi: Core.Strapi, { type, key, parts }: UnitConfig): Promise<ReadonlyMap<string, string>> {
  const select = [key, ...(parts ? [parts.parent, parts.kind] : [])];
  const rows = (await strapi.db.query(type).findMany({ select })) as Record<string, string | null>[];
  const above = new Map(
    rows.map((row) => [row[key] ?? '', parts && parts.are.includes(row[parts.kind] ?? '') ? (row[parts.parent] ?? null) : null]),
  );
  return new Map([...above.keys()].map((unit) => [unit, wholeOf(unit, above)]));
}

/** What a unit is a part of in the end; one that names itself as a part of itself stays where it is. */
function wholeOf(unit: string, above: ReadonlyMap<string, string | null>): string {
  const gone = new Set<string>();
  let whole = unit;
  for (let next = above.get(unit) ?? null; next !== null && next !== '' && !gone.has(next); next = above.get(next) ?? null) {
    gone.add(next);
    whole = next;
  }
  return whole;
}
