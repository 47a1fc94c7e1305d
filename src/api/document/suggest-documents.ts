import type { Core } from '@strapi/strapi';
import type { Suggestion } from '../../../plugins/workboard/server/src/api';
import { readList } from '../../public/read-collection';
import { parseListQuery } from '../../public/parse-query';
import { QueryError } from '../../public/query-error';
import { catchUp } from '../../public/search/catch-up';
import { publicDocuments } from './public-documents';

const MOST = 5;
const FIELDS = ['title', 'indexNumber', 'docNumber', 'documentDate', 'portalUrl'];

/** Published documents that may hold what somebody is about to ask for, in the public search. What it cannot look for finds nothing. */
export async function suggestDocuments(strapi: Core.Strapi, text: string): Promise<readonly Suggestion[]> {
  const query = queryOf(text);
  if (!query || query.words.length === 0) return [];
  await catchUp(strapi);
  const { rows } = await readList(strapi, publicDocuments, { ...query, fields: FIELDS, pageSize: MOST, withCount: false }, null);
  return rows.map(({ fields }) => {
    const { title, indexNumber, docNumber, documentDate, portalUrl } = JSON.parse(fields) as Record<string, string | null>;
    const safe = portalUrl && /^https?:\/\//.test(portalUrl) ? portalUrl : null;
    return { title: title ?? '', about: [docNumber ?? indexNumber, documentDate].filter(Boolean).join(' '), href: safe };
  });
}

function queryOf(text: string): ReturnType<typeof parseListQuery> | null {
  try {
    return parseListQuery(`q=${encodeURIComponent(text)}`, publicDocuments);
  } catch (error) {
    if (error instanceof QueryError) return null;
    throw error;
  }
}
