import type { Core } from '@strapi/strapi';
import type { SchemaPart } from '../../../plugins/workboard/server/src/api';

const TABLE = 'gongkai_buckets';

/** How much may be asked at once, and how much comes back in a second. */
export interface Rate {
  capacity: number;
  perSecond: number;
}

/**
 * Token buckets in the database, so that all instances of the office count together. A few lines of our own: the stores of rate-limiter-flexible count fixed windows, which let twice the
 * limit through where two windows meet, and open transactions on the one connection that SQLite has.
 */
export const bucketsSchema: SchemaPart = {
  name: 'buckets',
  tables: [TABLE],
  wanted: [],
  async make(trx) {
    if (await trx.schema.hasTable(TABLE)) return;
    await trx.schema.createTable(TABLE, (table) => {
      table.string('key').primary();
      table.double('tokens').notNullable();
      // Milliseconds since 1970.
      table.bigInteger('at').notNullable();
    });
  },
};

/** A bucket that nobody has used for a day is full. */
export async function clearBuckets(strapi: Core.Strapi): Promise<void> {
  await strapi.db
    .connection(TABLE)
    .where('at', '<', Date.now() - 24 * 3600 * 1000)
    .delete();
}

/**
 * Takes tokens out of a bucket, all or none. One statement, which the databases carry out as a whole, so that two instances cannot take the same token.
 * @returns null if they were there, else after how many seconds they will be
 */
export async function takeTokens(
  strapi: Core.Strapi,
  input: { key: string; rate: Rate; tokens: number; now?: number },
): Promise<number | null> {
  const { key, rate, tokens, now = Date.now() } = input;
  const least = strapi.db.dialect.client === 'postgres' ? 'LEAST' : 'MIN';
  const most = strapi.db.dialect.client === 'postgres' ? 'GREATEST' : 'MAX';
  // Clocks of two machines may differ a little: time never runs backwards in a bucket.
  const filled = `${least}(CAST(? AS double precision), b.tokens + ${most}(0, ? - b.at) * CAST(? AS double precision))`;
  const fill = [rate.capacity, now, rate.perSecond / 1000];
  const taken = (await strapi.db.connection.raw(
    `INSERT INTO ${TABLE} AS b (key, tokens, at) VALUES (?, CAST(? AS double precision), ?)
     ON CONFLICT (key) DO UPDATE SET tokens = ${filled} - ?, at = ${most}(b.at, ?) WHERE ${filled} >= ? RETURNING tokens`,
    [key, rate.capacity - tokens, now, ...fill, tokens, now, ...fill, tokens],
  )) as { rows?: unknown[] } | unknown[];
  const rows = Array.isArray(taken) ? taken : (taken.rows ?? []);
  if (rows.length > 0) return null;
  const bucket = (await strapi.db.connection(TABLE).where({ key }).first('tokens', 'at')) as
    { tokens: number; at: number | string } | undefined;
  const there = bucket ? Math.min(rate.capacity, bucket.tokens + (Math.max(0, now - Number(bucket.at)) / 1000) * rate.perSecond) : 0;
  return Math.max(1, Math.ceil((tokens - there) / rate.perSecond));
}

/** Puts back what was taken for something that turned out not to count. */
export async function giveBack(strapi: Core.Strapi, { key, tokens }: { key: string; tokens: number }): Promise<void> {
  await strapi.db.connection(TABLE).where({ key }).increment('tokens', tokens);
}
