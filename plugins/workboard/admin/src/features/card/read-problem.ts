import type { FieldError } from '../../../../engine/form/types';
import type { ConflictDetails, RefusalDetails, RefusalItem } from '../../../../shared/contract';

/** Why an event was not fired, as far as the person must know to go on. */
export type Problem =
  | { kind: 'refused'; unmet: readonly RefusalItem[]; fields: readonly FieldError[] }
  | { kind: 'conflict'; details: ConflictDetails }
  | { kind: 'failed'; reason: 'offline' | 'expired' | 'server'; message: string };

/** Reads the error of a query: Strapi's `{ status, name, message, details }`, or what the browser says when nobody answered. */
export function readProblem(error: unknown): Problem {
  const { status, message, details } = isObject(error) ? error : {};
  if (isRefusal(details)) return { kind: 'refused', unmet: details.unmet, fields: details.fields };
  if (isConflict(details)) return { kind: 'conflict', details };
  const words = typeof message === 'string' ? message : '';
  if (status === 401) return { kind: 'failed', reason: 'expired', message: words };
  return { kind: 'failed', reason: typeof status === 'number' ? 'server' : 'offline', message: words };
}

function isRefusal(details: unknown): details is RefusalDetails {
  return isObject(details) && details.refused === true && Array.isArray(details.unmet) && Array.isArray(details.fields);
}

function isConflict(details: unknown): details is ConflictDetails {
  return isObject(details) && details.conflict === true && isObject(details.card) && Array.isArray(details.changes);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
