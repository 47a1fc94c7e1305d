import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { badCursor, type CursorSeal } from '../../public/cursor';
import { parsePagination } from '../../public/parse-query';
import { QueryError, quote } from '../../public/query-error';
import { readParameters } from '../../public/read-parameters';
import { CONSULTATION, publicDraft } from './public-draft';

const COMMENT = 'api::comment.comment';
const KNOWN = ['pagination[pageSize]', 'pagination[cursor]'];

/** What is told of a comment: what was said, and never by whom. */
export interface ReleasedComment {
  number: string | null;
  clause: string | null;
  text: string;
}

/**
 * Comments on a draft that were looked at and released, the newest first. Letters, meetings and experts, and what was withheld, are not among them.
 * @returns null for what is not public. @throws QueryError
 */
export async function readReleased(
  strapi: Core.Strapi,
  documentId: string,
  querystring: string,
  seal: CursorSeal,
): Promise<{ data: ReleasedComment[]; meta: object } | null> {
  const parameters = readParameters(querystring);
  const other = parameters.find(({ name }) => !KNOWN.includes(name));
  if (other) throw new QueryError(`The parameter ${quote(other.name)} is not known here.`, other.name, KNOWN);
  const { pageSize, cursor } = parsePagination(parameters, KNOWN);
  const question = `comments ${documentId}`;
  const position = cursor === null || cursor === '' ? null : seal.open(question, cursor);
  if (cursor && !position) throw badCursor();
  if (!(await publicDraft(strapi, documentId, []))) return null;

  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const links = workboard.linkQuery({ uid: CONSULTATION, documentIds: [documentId], partnerUid: COMMENT });
  const rows = strapi.db
    .connection({ d: strapi.db.metadata.get(COMMENT).tableName })
    .join(links.as('l'), 'l.partner', 'd.document_id')
    .where({ 'd.shown': true, 'd.source': 'public' })
    .whereNull('d.published_at')
    .orderBy('d.id', 'desc')
    .limit(pageSize + 1)
    .select('d.id', 'd.document_id as documentId', 'd.number', 'd.clause', 'd.text');
  if (position) rows.where('d.id', '<', Number(position.values[0]));
  const found = (await rows) as (ReleasedComment & { id: number; documentId: string })[];
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return {
    data: page.map(({ number, clause, text }) => ({ number, clause, text })),
    meta: { pagination: { pageSize, next: last ? seal.seal(question, { documentId: last.documentId, values: [last.id] }) : null } },
  };
}
