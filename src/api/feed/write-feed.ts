import type { Core } from '@strapi/strapi';
import { entryAddress, serverAddress } from '../../public/entry-address';
import { readEntries } from '../../public/read-entries';
import { publicConsultations } from '../consultation/public-consultations';
import { publicDocuments } from '../document/public-documents';
import { publicInterpretations } from '../interpretation/public-interpretations';

/** Entries of the feed, the newest first. */
const NEWEST = 50;
const NOTHING_YET = new Date('2000-01-01T00:00:00Z');

/** What was published last, as Atom 1.0. The same entries give the same text, whenever it is asked for. */
export async function writeFeed(strapi: Core.Strapi): Promise<string> {
  const { entries } = await readEntries(strapi, {
    collections: { documents: publicDocuments, interpretations: publicInterpretations, consultations: publicConsultations },
    sort: { attribute: 'portalPublishedAt', direction: 'desc' },
    position: null,
    limit: NEWEST,
  });
  const server = serverAddress(strapi);
  // Loaded when somebody first asks: a start needs none of it.
  const { Feed } = await import('feed');
  const instants = entries.map(({ publishedAt }) => publishedAt).sort();
  const address = `${server}/api/feed.atom`;
  const feed = new Feed({
    id: address,
    title: '政府信息公开 · 最新发布',
    description: '最新公开的公文和政策解读',
    link: `${server}/api/catalogue`,
    feedLinks: { atom: address },
    language: 'zh-Hans',
    copyright: '',
    generator: 'Gongkai',
    updated: new Date(instants.at(-1) ?? NOTHING_YET),
  });
  for (const entry of entries) {
    feed.addItem({
      id: `${server}/api/${entry.collection}/${entry.documentId}`,
      title: text(entry.title),
      link: entryAddress(server, entry),
      ...(entry.summary === null ? {} : { description: text(entry.summary) }),
      date: new Date(entry.publishedAt),
    });
  }
  return feed.atom1();
}

/** The feed's texts are HTML in a CDATA section: what an editor wrote is shown as it was written, and ends no section. */
function text(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
