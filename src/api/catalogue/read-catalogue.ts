import type { Core } from '@strapi/strapi';
import { badCursor, type CursorSeal } from '../../public/cursor';
import { entryAddress, serverAddress } from '../../public/entry-address';
import { parsePagination } from '../../public/parse-query';
import { QueryError, quote } from '../../public/query-error';
import { readEntries } from '../../public/read-entries';
import { readParameters } from '../../public/read-parameters';
import { publicConsultations } from '../consultation/public-consultations';
import { publicDocuments } from '../document/public-documents';
import { publicInterpretations } from '../interpretation/public-interpretations';

/** One line of the catalogue: 索引号、名称、内容概述、生成日期 (N-30), and where to read it. */
export interface CatalogueEntry {
  type: 'document' | 'interpretation' | 'consultation';
  documentId: string;
  indexNumber: string | null;
  title: string;
  summary: string | null;
  documentDate: string | null;
  docNumber: string | null;
  publisherName: string | null;
  url: string;
}

const TYPE_OF: Readonly<Record<string, CatalogueEntry['type']>> = {
  documents: 'document',
  interpretations: 'interpretation',
  consultations: 'consultation',
};

const QUESTION = 'catalogue';
const KNOWN = ['pagination[pageSize]', 'pagination[cursor]'];

/** The catalogue of what is disclosed (N-30), the newest first, with a cursor from page to page. @throws QueryError */
export async function readCatalogue(
  strapi: Core.Strapi,
  querystring: string,
  seal: CursorSeal,
): Promise<{ data: CatalogueEntry[]; meta: { pagination: { pageSize: number; next: string | null } } }> {
  const parameters = readParameters(querystring);
  const other = parameters.find(({ name }) => !KNOWN.includes(name));
  if (other) throw new QueryError(`The parameter ${quote(other.name)} is not known here.`, other.name, KNOWN);
  const { pageSize, cursor } = parsePagination(parameters, KNOWN);
  const position = cursor === null || cursor === '' ? null : seal.open(QUESTION, cursor);
  if (cursor && !position) throw badCursor();
  const { entries } = await readEntries(strapi, {
    collections: { documents: publicDocuments, interpretations: publicInterpretations, consultations: publicConsultations },
    sort: { attribute: 'documentDate', direction: 'desc' },
    position,
    limit: pageSize + 1,
  });
  const page = entries.slice(0, pageSize);
  const last = entries.length > pageSize ? page.at(-1) : undefined;
  const server = serverAddress(strapi);
  return {
    data: page.map((entry) => ({
      type: TYPE_OF[entry.collection] ?? 'document',
      documentId: entry.documentId,
      indexNumber: entry.indexNumber,
      title: entry.title,
      summary: entry.summary,
      documentDate: entry.documentDate,
      docNumber: entry.docNumber,
      publisherName: entry.publisherName,
      url: entryAddress(server, entry),
    })),
    meta: {
      pagination: {
        pageSize,
        next: last ? seal.seal(QUESTION, { documentId: last.documentId, values: [last.documentDate] }) : null,
      },
    },
  };
}
