import { z } from 'zod';
import type { BoardOrder } from '../../../../shared/contract';
import { BadRequest } from '../../platform/errors';
import type { CardFace } from '../card/card-row';
import { keyOf } from './order';

/** Place of a card in its column: what the column is ordered by. */
export type WindowKey = readonly (string | number | boolean)[];

const DUE = [
  z.boolean(),
  z.number().int(),
  z.string().regex(/^\d{4}-\d\d-\d\d$/),
  z.string().regex(/^9$|^\d{4}-[\d:.TZ-]{10,30}$/),
  z.number().int().positive(),
] as const;
/** A cursor names its order: one of another order would leave cards out. */
const KEYS: Readonly<Record<BoardOrder, z.ZodType<WindowKey>>> = {
  due: z.tuple([...DUE]),
  updated: z.tuple([z.string().regex(/^\d{4}-[\d:.TZ-]{10,30}$/), z.number().int().positive()]),
  manual: z.tuple([z.number(), ...DUE]),
};

/** The opaque text that asks for what comes after this card. */
export function writeCursor(order: BoardOrder, row: CardFace): string {
  return Buffer.from(JSON.stringify([order, ...keyOf(order, row)])).toString('base64url');
}

/** @throws BadRequest for a text that `writeCursor` did not write for this order */
export function readCursor(order: BoardOrder, text: string): WindowKey {
  try {
    const [named, ...key] = z.array(z.unknown()).parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (named !== order) throw new Error('a cursor of another order');
    return KEYS[order].parse(key);
  } catch {
    throw new BadRequest('参数 after 无效，请使用上一页给出的值 / Parameter after: use the value the window before it gave', 'after');
  }
}
