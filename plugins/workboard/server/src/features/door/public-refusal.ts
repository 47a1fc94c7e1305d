import type { FieldError } from '../../../../engine/form/types';
import type { ClauseId, Text } from '../../../../engine/text';
import { Refusal, StatusError } from '../../platform/errors';

/** What somebody outside is told of a refused step: what to mend and by which rule, and no address of the house. */
export interface PublicRefusal {
  fields: readonly FieldError[];
  unmet: { message: Text; clauses: { id: ClauseId; text: string }[]; field: string | null }[];
}

/** 422 for people outside. */
export class RefusedOutside extends StatusError<PublicRefusal> {
  constructor(message: string, details: PublicRefusal) {
    super(422, 'RefusalError', message, details);
  }
}

/** Runs a step; its refusal is told in the words for people outside. */
export async function toldOutside<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { unmet, fields } = error.details;
    throw new RefusedOutside(error.message, {
      fields,
      unmet: unmet.map(({ message, clauses, cure }) => ({
        message,
        clauses: clauses.map(({ id, text }) => ({ id, text })),
        field: cure?.in === 'form' ? cure.field : null,
      })),
    });
  }
}
