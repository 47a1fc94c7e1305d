import type { Core } from '@strapi/strapi';
import { reading, type Trx } from '../../platform/transaction';
import type { LogRow } from './service';

/** How far one reader of the log has come; stored, so that it goes on where it stopped. */
export interface LogCursor {
  /** Lets a house that was at work before it had this reader begin with what happens from now on. Again is no error. */
  beginAtHead(strapi: Core.Strapi): Promise<void>;
  /** Number of the last row that was read. */
  read(strapi: Core.Strapi): Promise<number>;
  /** @throws Error if another instance has moved it meanwhile: what this one would do is done */
  move(trx: Trx, from: number, to: number): Promise<void>;
  rowsAfter(strapi: Core.Strapi, seq: number, limit: number): Promise<LogRow[]>;
}

const TABLE = 'workboard_cursors';

export function logCursor(name: string): LogCursor {
  return {
    async beginAtHead(strapi) {
      await reading(strapi, async (db) => {
        const head = (await db('workboard_log_head').where({ id: 1 }).first('seq')) as { seq: number };
        await db(TABLE).insert({ name, seq: head.seq }).onConflict('name').ignore();
      });
    },
    async read(strapi) {
      const row = await reading(strapi, (db) => db(TABLE).where({ name }).first<{ seq: number } | undefined>('seq'));
      if (!row) throw new Error('how far the log was read is not known: it is set when the application starts');
      return row.seq;
    },
    async move(trx, from, to) {
      const moved = await trx(TABLE).where({ name, seq: from }).update({ seq: to });
      if (moved === 0) throw new Error(`the log was read further by another instance than ${from}`);
    },
    rowsAfter: (strapi, seq, limit) =>
      reading(strapi, (db) => db('workboard_log').where('seq', '>', seq).orderBy('seq').limit(limit).select<LogRow[]>('*')),
  };
}
