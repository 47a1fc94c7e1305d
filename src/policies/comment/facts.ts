import type { Fact, FactInput } from '../../../plugins/workboard/server/src/api';
import { anchorsOf } from '../consultation/clause-anchors';

const UID = 'api::consultation.consultation';

/**
 * The draft that a comment is on, as the public reads it; as it stands where it is not published yet (experts are heard before, R-CON-08). A later
 * edit of the draft changes nothing here.
 */
async function consultation({ linked, find }: FactInput) {
  const documentId = linked.consultation?.[0]?.documentId;
  if (documentId === undefined) return null;
  const select = ['unit', 'title', 'indexNumber', 'closesOn', 'body', 'publishedAt'];
  const rows = await find(UID, { documentId }, select);
  const row = rows.find(({ publishedAt }) => publishedAt !== null) ?? rows[0];
  if (!row) return null;
  const { unit = null, title = null, indexNumber = null, closesOn = null, body } = row;
  const clauses = anchorsOf(body).map(({ anchor }) => anchor);
  return { unit, title, number: indexNumber, closesOn, clauses };
}

export const facts: Readonly<Record<string, Fact>> = { consultation };
