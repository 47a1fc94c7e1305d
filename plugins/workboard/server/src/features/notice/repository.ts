import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { isPostgres, reading, type Trx } from '../../platform/transaction';

/** A row of `workboard_notices`. */
export interface NoticeRow {
  id: number;
  card_id: number | null;
  workflow: string;
  key: string;
  period_from: string | null;
  period_until: string | null;
  version: number;
  number: string | null;
  title: string;
  file_name: string;
  template_version: number;
  template_hash: string;
  answers: string;
  data: string;
  data_hash: string;
  made_at: string;
  made_by: number;
  made_by_name: string;
  /** In whose stead; null for their own right. */
  made_for_name: string | null;
  log_seq: number;
  supersedes: number | null;
  /** It bears personal data: its data is masked, its file lies in the vault. SQLite says 0 or 1. */
  personal: boolean | number;
}

export interface TemplateRow {
  workflow: string;
  key: string;
  version: number;
  origin: 'pack' | 'upload';
  tags: string;
  hash: string;
  made_at: string;
  made_by_name: string;
}

export type Format = 'docx' | 'pdf';

/** What a notice is about: one card, or the cards of a workflow in a period. */
export type About = { card: number } | { workflow: string; from: string };

/** Versions of one notice, or of all of a card or workflow; newest first, with the hash of the DOCX and whether there is a PDF. */
export type ListedRow = NoticeRow & { sha256: string; pdf: number | null; job: string | null; kept: number | null };

export async function listNotices(strapi: Core.Strapi, where: { card: number } | { workflow: string }): Promise<ListedRow[]> {
  return reading(strapi, (db) => {
    const rows = db('workboard_notices as n')
      .join('workboard_notice_files as d', (on) => on.on('d.notice_id', 'n.id').andOnVal('d.format', 'docx'))
      .leftJoin('workboard_notice_files as p', (on) => on.on('p.notice_id', 'n.id').andOnVal('p.format', 'pdf'))
      .leftJoin('workboard_vault_files as v', (on) => on.onVal('v.kind', 'notice.docx').andOn('v.ref', 'n.id'))
      .leftJoin('workboard_jobs as j', (on) => on.onVal('j.kind', PDF_JOB).andOn('j.key', db.raw('CAST(n.id AS VARCHAR(20))')))
      .orderBy('n.id', 'desc')
      .limit(200)
      .select('n.*', 'd.sha256', 'p.id as pdf', 'j.state as job', 'v.ref as kept');
    void ('card' in where ? rows.where('n.card_id', where.card) : rows.where('n.workflow', where.workflow).whereNull('n.card_id'));
    return rows as unknown as Promise<ListedRow[]>;
  });
}

export type FiledRow = Pick<NoticeRow, 'id' | 'key' | 'title' | 'number' | 'version' | 'made_at' | 'personal' | 'data'> & {
  format: Format;
  sha256: string;
  size: number | string;
};

/** Files of every version of a card's notices without their bytes, oldest first. One statement. */
export async function filesOfCard(strapi: Core.Strapi, card: number): Promise<FiledRow[]> {
  return reading(strapi, async (db) => {
    const rows = db('workboard_notices as n')
      .join('workboard_notice_files as f', 'f.notice_id', 'n.id')
      .where('n.card_id', card)
      .orderBy(['n.id', 'f.format'])
      .select(
        'n.id',
        'n.key',
        'n.title',
        'n.number',
        'n.version',
        'n.made_at',
        'n.personal',
        'n.data',
        'f.format',
        'f.sha256',
        db.raw('LENGTH(f.bytes) AS size'),
      );
    return (await rows) as FiledRow[];
  });
}

/** Kind of the jobs that make PDFs; their key is the notice's id. */
export const PDF_JOB = 'notice.pdf';

export async function findNotice(strapi: Core.Strapi, id: number): Promise<NoticeRow | null> {
  return reading(strapi, async (db) => ((await db('workboard_notices').where({ id }).first()) as NoticeRow | undefined) ?? null);
}

export async function findFile(strapi: Core.Strapi, notice: number, format: Format): Promise<Buffer | null> {
  const row = (await reading(strapi, (db) => db('workboard_notice_files').where({ notice_id: notice, format }).first('bytes'))) as
    { bytes: Buffer } | undefined;
  return row ? Buffer.from(row.bytes) : null;
}

/** The newest version of a notice, or null. */
export async function newestOf(db: Knex, key: string, about: About): Promise<NoticeRow | null> {
  const query = db('workboard_notices').where({ key }).orderBy('version', 'desc');
  void ('card' in about
    ? query.where({ card_id: about.card })
    : query.where({ workflow: about.workflow, period_from: about.from }).whereNull('card_id'));
  return ((await query.first()) as NoticeRow | undefined) ?? null;
}

/** Holds a card until the transaction ends, so that two people make two versions. SQLite has one writer. */
export async function holdCard(trx: Trx, card: number): Promise<void> {
  if (isPostgres(trx)) await trx('workboard_cards').where({ id: card }).select('id').forUpdate();
}

export async function insertNotice(trx: Trx, row: Omit<NoticeRow, 'id'>): Promise<number> {
  const [made] = (await trx('workboard_notices').insert(row).returning('id')) as { id: number }[];
  if (!made) throw new Error('the notice was not written');
  return made.id;
}

/** Again is no error: a job may be done twice. */
export async function insertFile(
  db: Knex,
  row: { notice_id: number; format: Format; bytes: Buffer; sha256: string; made_at: string },
): Promise<void> {
  await db('workboard_notice_files').insert(row).onConflict(['notice_id', 'format']).ignore();
}

/** Versions of a notice's template without their bytes, newest first. */
export async function templatesOf(db: Knex, workflow: string, key: string): Promise<TemplateRow[]> {
  return (await db('workboard_notice_templates')
    .where({ workflow, key })
    .orderBy('version', 'desc')
    .select('workflow', 'key', 'version', 'origin', 'tags', 'hash', 'made_at', 'made_by_name')) as TemplateRow[];
}

export async function templateBytes(db: Knex, workflow: string, key: string, version: number): Promise<Buffer> {
  const row = (await db('workboard_notice_templates').where({ workflow, key, version }).first('bytes')) as { bytes: Buffer } | undefined;
  if (!row) throw new Error(`template ${workflow}/${key} has no version ${version}`);
  return Buffer.from(row.bytes);
}

export async function insertTemplate(trx: Trx, row: TemplateRow & { bytes: Buffer }): Promise<void> {
  await trx('workboard_notice_templates').insert(row);
}
