import { createHmac, timingSafeEqual } from 'node:crypto';
import { QueryError } from './query-error';

/** Where a page ended: what its last entry was sorted by, and its documentId. */
export interface Position {
  values: readonly (string | number | null)[];
  documentId: string;
}

const MAC_BYTES = 16;

/** Makes and reads `pagination[cursor]`. What it says is nobody's business but ours, so that it may change; nobody can make one up. */
export interface CursorSeal {
  /** @param question what is asked, apart from the place in it: a cursor holds for no other */
  seal(question: string, position: Position): string;
  /** @returns null for what this office has not made, or has made for another question */
  open(question: string, cursor: string): Position | null;
}

/** @param keys the application's keys; the first one makes cursors, each of them is accepted, so that keys can be changed */
export function createCursorSeal(keys: readonly string[]): CursorSeal {
  const secrets = keys.map((key) => createHmac('sha256', key).update('public cursor').digest());
  const mac = (secret: Buffer, question: string, text: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([question, text]))
      .digest()
      .subarray(0, MAC_BYTES);

  return {
    seal(question, { values, documentId }) {
      const [secret] = secrets;
      if (!secret) throw new Error('APP_KEYS is empty');
      const text = JSON.stringify([documentId, ...values]);
      return Buffer.concat([mac(secret, question, text), Buffer.from(text)]).toString('base64url');
    },
    open(question, cursor) {
      const bytes = Buffer.from(cursor, 'base64url');
      if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== cursor) return null;
      const text = bytes.subarray(MAC_BYTES).toString();
      const given = bytes.subarray(0, MAC_BYTES);
      if (!secrets.some((secret) => timingSafeEqual(mac(secret, question, text), given))) return null;
      const [documentId, ...values] = JSON.parse(text) as [string, ...(string | number | null)[]];
      return { documentId, values };
    },
  };
}

/** For a cursor that cannot be opened. */
export function badCursor(): QueryError {
  const way = 'Take meta.pagination.next of the answer before, with the same filters, sort and q; "pagination[cursor]=" begins anew.';
  return new QueryError(`"pagination[cursor]" does not belong to this question. ${way}`, 'pagination[cursor]');
}
