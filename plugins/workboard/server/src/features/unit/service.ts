import type { Core } from '@strapi/strapi';
import type { Unit } from '../../../../shared/contract';

export interface UnitConfig {
  /** Content type that lists the units. */
  type: string;
  /** Its attribute that identifies a unit in cards, memberships and subjects. */
  key: string;
  /** Its attribute shown to people. */
  title: string;
}

export interface UnitService {
  /** All units, by title. */
  all(): Promise<Unit[]>;
  /** Titles by key; a key nobody knows is missing. */
  titles(): Promise<ReadonlyMap<string, string>>;
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
    forget: () => {
      known = null;
    },
  };
}
