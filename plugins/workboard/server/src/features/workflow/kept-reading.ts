import type { Core } from '@strapi/strapi';
import type { ClauseId, RoleKey, Text } from '../../../../engine/text';
import type { SoleRole } from '../../../../engine/workflow';
import { reading } from '../../platform/transaction';

/** What the packs of a house were found to say when all of them were sound, and under which versions it is stored. */
export interface PackReading {
  roles: Readonly<Record<RoleKey, Text>>;
  ofPublic: readonly RoleKey[];
  sole: Readonly<Record<RoleKey, SoleRole>>;
  /** Every clause that they name. */
  clauses: readonly ClauseId[];
  /** Versions of the workflows, in the order of the packs, and of their forms. */
  workflows: Readonly<Record<string, number>>;
  forms: Readonly<Record<string, number>>;
}

const TABLE = 'workboard_pack_reading';
/** There is one: that of the packs which were loaded last. */
const ROW = { id: 1 };

/** What was found when the packs were last read, if they and all that their judgement depends on had this digest. */
export async function keptReading(strapi: Core.Strapi, digest: string): Promise<PackReading | null> {
  const row = (await reading(strapi, (db) =>
    db(TABLE)
      .where({ ...ROW, digest })
      .first('reading'),
  )) as { reading: string } | undefined;
  return row ? (JSON.parse(row.reading) as PackReading) : null;
}

/** To be forgotten before anything is stored anew: who is stopped on the way shall read everything again. */
export async function forgetReading(strapi: Core.Strapi): Promise<void> {
  await reading(strapi, (db) => db(TABLE).where(ROW).delete());
}

/** To be kept when everything is stored. */
export async function keepReading(strapi: Core.Strapi, digest: string, found: PackReading): Promise<void> {
  await reading(strapi, (db) => db(TABLE).insert({ ...ROW, digest, reading: JSON.stringify(found) }));
}
