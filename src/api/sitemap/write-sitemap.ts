import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { SitemapIndexStream, SitemapStream } from 'sitemap';
import type { Collection } from '../../public/collection';
import { columnsOf } from '../../public/columns';
import { entryAddress, serverAddress } from '../../public/entry-address';
import { publicRows } from '../../public/public-rows';
import { QueryError, quote } from '../../public/query-error';
import { readParameters } from '../../public/read-parameters';
import { publicConsultations } from '../consultation/public-consultations';
import { publicDocuments } from '../document/public-documents';
import { publicInterpretations } from '../interpretation/public-interpretations';

const COLLECTIONS: Readonly<Record<string, Collection>> = {
  documents: publicDocuments,
  interpretations: publicInterpretations,
  consultations: publicConsultations,
};
/** Addresses of one part; the protocol allows 50 000. */
const PART = 5000;
const LAST_PART = 1000;

interface Part {
  collection: string;
  offset: number;
}

/**
 * The sitemap: an index of its parts, and with `part` one of them.
 * @returns null for a part that is not there
 * @throws QueryError
 */
export async function writeSitemap(strapi: Core.Strapi, querystring: string): Promise<string | null> {
  const number = parsePart(querystring);
  // Loaded when somebody first asks: a start needs none of it.
  const { SitemapIndexStream, SitemapStream } = await import('sitemap');
  const parts = await readParts(strapi);
  const server = serverAddress(strapi);
  if (number === null) {
    const urls = parts.map((_, index) => ({ url: `${server}/api/sitemap.xml?part=${index + 1}` }));
    return written(urls, new SitemapIndexStream());
  }
  const part = parts[number - 1];
  return part ? written(await addressesOf(strapi, server, part), new SitemapStream({ hostname: server })) : null;
}

function parsePart(querystring: string): number | null {
  const [first, second] = readParameters(querystring);
  const odd = first && first.name !== 'part' ? first : second;
  if (odd) throw new QueryError(`The parameter ${quote(odd.name)} is not known here.`, odd.name, ['part']);
  if (!first) return null;
  const number = /^\d{1,4}$/.test(first.value) ? Number(first.value) : 0;
  if (number < 1 || number > LAST_PART)
    throw new QueryError(`"part" is a whole number from 1 to ${LAST_PART}, not ${quote(first.value)}.`, 'part');
  return number;
}

async function readParts(strapi: Core.Strapi): Promise<Part[]> {
  const parts: Part[] = [];
  for (const [name, collection] of Object.entries(COLLECTIONS)) {
    const { n } = (await publicRows(strapi, collection).count({ n: '*' }).first()) as { n: number | string };
    for (let offset = 0; offset < Number(n); offset += PART) parts.push({ collection: name, offset });
  }
  return parts;
}

async function addressesOf(
  strapi: Core.Strapi,
  server: string,
  { collection: name, offset }: Part,
): Promise<{ url: string; lastmod: string }[]> {
  const collection = COLLECTIONS[name];
  if (!collection) throw new Error(`there is no collection ${name}`);
  const column = columnsOf(strapi, collection.uid);
  const rows = (await publicRows(strapi, collection)
    .orderByRaw('?? desc nulls last', [`d.${column('documentDate')}`])
    .orderBy('d.document_id', 'desc')
    .offset(offset)
    .limit(PART)
    .select('d.document_id as documentId', `d.${column('portalUrl')} as portalUrl`, 'd.published_at as at')) as {
    documentId: string;
    portalUrl: string | null;
    at: Date | number | string;
  }[];
  return rows.map((row) => ({ url: entryAddress(server, { ...row, collection: name }), lastmod: new Date(row.at).toISOString() }));
}

async function written(items: readonly object[], stream: SitemapIndexStream | SitemapStream): Promise<string> {
  const { streamToPromise } = await import('sitemap');
  return (await streamToPromise(Readable.from(items).pipe(stream))).toString();
}
