import { z } from 'zod';
import { BadRequest } from '../../platform/errors';
import type { CardRow } from '../card/card-row';

/** Place of a card in its column: what the column is ordered by. */
export type WindowKey = readonly [suspended: boolean, left: number, due: string, id: number];

/** Stands behind every day: cards without a due day come last. */
export const NO_DAY = '9999-12-31';

const KEY = z.tuple([z.boolean(), z.number().int(), z.string().regex(/^\d{4}-\d\d-\d\d$/), z.number().int().positive()]);

/** The opaque text that asks for what comes after this card. */
export function writeCursor(row: CardRow): string {
  const key: WindowKey = [row.due_suspended, row.due_left ?? 0, row.due_on ?? NO_DAY, row.id];
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws BadRequest for a text that `writeCursor` did not write */
export function readCursor(text: string): WindowKey {
  try {
    return KEY.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new BadRequest('参数 after 无效，请使用上一页给出的值 / Parameter after: use the value the window before it gave', 'after');
  }
}
