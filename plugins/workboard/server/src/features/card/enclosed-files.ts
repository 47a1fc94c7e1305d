import type { Core } from '@strapi/strapi';
import { reading } from '../../platform/transaction';

/** A file beside a card, with the names that it and the versions it took the place of bore. */
interface CurrentFile {
  name: string;
  sha256: string;
  names: readonly string[];
}

type Beside = { card: number } | { uid: string; documentId: string };

interface Row {
  id: number;
  name: string;
  sha256: string;
  supersedes: number | null;
}

/** The files beside a card, of each its newest version, oldest first. One statement. */
export async function currentFiles(strapi: Core.Strapi, beside: Beside): Promise<CurrentFile[]> {
  const rows = (await reading(strapi, (db) => {
    const files = db('workboard_attachments as a').orderBy('a.id').select('a.id', 'a.name', 'a.sha256', 'a.supersedes');
    if ('card' in beside) return files.where({ 'a.card_id': beside.card });
    return files
      .join('workboard_cards as c', 'c.id', 'a.card_id')
      .where({ 'c.subject_uid': beside.uid, 'c.subject_document': beside.documentId });
  })) as Row[];
  const replaced = new Set(rows.map(({ supersedes }) => supersedes));
  return rows.filter(({ id }) => !replaced.has(id)).map((row) => ({ name: row.name, sha256: row.sha256, names: namesOf(rows, row) }));
}

/**
 * What the files hold that go out with a card, for its seal: of each name the hash of every file that bears it now or bore it before it was
 * replaced. A new version, or another file of the name, is another content (R-SEC-02).
 */
export async function enclosedContent(
  strapi: Core.Strapi,
  beside: Beside,
  names: readonly string[],
): Promise<{ name: string; content: string[] }[]> {
  const files = await currentFiles(strapi, beside);
  return names.map((name) => ({
    name,
    content: files.filter((file) => file.names.includes(name)).map(({ sha256 }) => sha256),
  }));
}

function namesOf(rows: readonly Row[], { name, supersedes }: Row): string[] {
  const before = supersedes === null ? undefined : rows.find(({ id }) => id === supersedes);
  return [name, ...(before ? namesOf(rows, before) : [])];
}
