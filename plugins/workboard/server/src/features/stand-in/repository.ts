import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Day } from '../../../../engine/calendar/types';
import { reading, type Trx } from '../../platform/transaction';

/** A row of `workboard_stand_ins`. */
export interface StandInRow {
  id: number;
  principal_id: number;
  substitute_id: number;
  /** JSON list of `{ role, unit }`; null for all of the principal's. */
  roles: string | null;
  from_day: Day;
  until_day: Day;
  reason: string;
  made_by: number;
  made_at: string;
  revoked_by: number | null;
  revoked_at: string | null;
}

/** Rows a list shows; the log keeps all. */
const ROWS = 200;

/** Stand-ins in which a person is one of the two, or all; those that end last come first. One statement. */
export async function findStandIns(strapi: Core.Strapi, person: number | null): Promise<StandInRow[]> {
  return reading(strapi, async (db) => {
    const rows = db('workboard_stand_ins');
    if (person !== null) void rows.where('principal_id', person).orWhere('substitute_id', person);
    return rows.orderBy('until_day', 'desc').orderBy('id', 'desc').limit(ROWS).select<StandInRow[]>('*');
  });
}

/** Stand-ins that hold for a substitute on a day. One statement. */
export async function standInsOn(strapi: Core.Strapi, substitute: number, day: Day): Promise<StandInRow[]> {
  return reading(strapi, async (db) =>
    during(db('workboard_stand_ins'), day, day).where('substitute_id', substitute).orderBy('id').select<StandInRow[]>('*'),
  );
}

/** Stand-ins of one of two persons, in either part, that share a day with the period. One statement. */
export async function overlapping(trx: Trx, persons: readonly number[], from: Day, until: Day): Promise<StandInRow[]> {
  return during(trx('workboard_stand_ins'), from, until)
    .andWhere((either) => either.whereIn('principal_id', persons).orWhereIn('substitute_id', persons))
    .orderBy('id')
    .select<StandInRow[]>('*');
}

export async function insertStandIn(trx: Trx, row: Omit<StandInRow, 'id'>): Promise<StandInRow> {
  const [inserted] = (await trx('workboard_stand_ins').insert(row).returning('id')) as { id: number }[];
  if (!inserted) throw new Error('the stand-in was not written');
  return { ...row, id: inserted.id };
}

export async function findStandIn(trx: Trx, id: number): Promise<StandInRow | undefined> {
  return trx('workboard_stand_ins').where({ id }).first<StandInRow | undefined>();
}

export async function revokeStandIn(trx: Trx, id: number, by: number, at: string): Promise<void> {
  await trx('workboard_stand_ins').where({ id }).update({ revoked_by: by, revoked_at: at });
}

function during(rows: Knex.QueryBuilder, from: Day, until: Day): Knex.QueryBuilder {
  return rows.whereNull('revoked_at').andWhere('from_day', '<=', until).andWhere('until_day', '>=', from);
}
