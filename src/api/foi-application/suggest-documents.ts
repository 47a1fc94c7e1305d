import type { Core } from '@strapi/strapi';
import { parseListQuery } from '../../public/parse-query';
import { QueryError, quote } from '../../public/query-error';
import { readParameters } from '../../public/read-parameters';
import { readList } from '../../public/read-collection';
import { catchUp } from '../../public/search/catch-up';
import { publicDocuments } from '../document/public-documents';

const MOST = 5;
/** What is shown of a document that may spare somebody the application. */
const FIELDS = ['title', 'indexNumber', 'docNumber', 'summary', 'documentDate', 'portalUrl'];

/**
 * Published documents that may hold what somebody is about to ask for. The search is the public one, with its limits.
 * @throws QueryError
 */
export async function suggestDocuments(strapi: Core.Strapi, querystring: string): Promise<{ data: object[] }> {
  const parameters = readParameters(querystring);
  const other = parameters.find(({ name }) => name !== 'q');
  if (other) throw new QueryError(`The parameter ${quote(other.name)} is not known here.`, other.name, ['q']);
  if (parameters.length === 0) throw new QueryError('"q" is missing: give a few words.', 'q');
  const query = parseListQuery(querystring, publicDocuments);
  if (query.words.length === 0) return { data: [] };
  await catchUp(strapi);
  const { rows } = await readList(strapi, publicDocuments, { ...query, fields: FIELDS, pageSize: MOST, withCount: false }, null);
  return { data: rows.map(({ documentId, fields }) => ({ documentId, ...(JSON.parse(fields) as object) })) };
}
