import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { LinkedCard } from '../../../../engine/workflow/types';
import { selectRows } from '../../platform/select-rows';
import { reading, type Trx } from '../../platform/transaction';

export interface SubjectRef {
  uid: string;
  documentId: string;
}

/** A linked card with its subject, what it has sealed, and the version of the workflow it runs under. */
export type LinkedSubject = LinkedCard & SubjectRef & { seal: string | null; sealBroken: boolean; version: number };

/** Of a link either end may be the one that asks. */
const LINKED_CARDS = `
  SELECT c.id, c.workflow, c.workflow_version, c.stage, c.title, c.published, c.kind, c.mark, c.seal, c.seal_broken, c.last_actor, c.editors,
    c.subject_uid, c.subject_document
  FROM (SELECT to_uid AS uid, to_document AS document FROM workboard_links WHERE from_uid = ? AND from_document = ?
    UNION SELECT from_uid, from_document FROM workboard_links WHERE to_uid = ? AND to_document = ?) l
  JOIN workboard_cards c ON c.subject_uid = l.uid AND c.subject_document = l.document`;

interface Row {
  id: number;
  workflow: string;
  stage: string;
  title: string;
  published: boolean | number;
  subject_uid: string;
  subject_document: string;
  kind: string | null;
  mark: string | null;
  seal: string | null;
  seal_broken: boolean | number;
  workflow_version: number;
  last_actor: string;
  editors: string;
}

/** Ties two subjects to each other; both directions are one row, again is no error. */
export async function link(trx: Trx, from: SubjectRef, to: SubjectRef, at: string): Promise<void> {
  await trx('workboard_links')
    .insert({ from_uid: from.uid, from_document: from.documentId, to_uid: to.uid, to_document: to.documentId, created_at: at })
    .onConflict(['from_uid', 'from_document', 'to_uid', 'to_document'])
    .ignore();
}

/**
 * Cards of the subjects linked to this one, by workflow. One statement.
 * @param rows workflows whose cards are rows of a matrix under this one: left out, however many there are
 */
export async function linkedCards(
  strapi: Core.Strapi,
  subject: SubjectRef,
  rows: readonly string[] = [],
): Promise<Record<string, LinkedSubject[]>> {
  const { uid, documentId } = subject;
  const others = rows.length === 0 ? '' : `WHERE c.workflow NOT IN (${rows.map(() => '?').join()})`;
  const found = await reading(strapi, (db) =>
    selectRows<Row>(db, `${LINKED_CARDS} ${others} ORDER BY c.id`, [uid, documentId, uid, documentId, ...rows]),
  );
  const byWorkflow: Record<string, LinkedSubject[]> = {};
  for (const row of found) (byWorkflow[row.workflow] ??= []).push(linkedOf(row));
  return byWorkflow;
}

/** The subject that this one was opened from; null for one that stands alone. */
export async function parentOf(strapi: Core.Strapi, subject: SubjectRef): Promise<SubjectRef | null> {
  const row = (await reading(strapi, (db) =>
    db('workboard_links')
      .where({ from_uid: subject.uid, from_document: subject.documentId })
      .orderBy('id')
      .first('to_uid as uid', 'to_document as documentId'),
  )) as SubjectRef | undefined;
  return row ?? null;
}

/** Partners of many subjects of one type at once: documentId → linked subjects. One statement; for public lists. */
export async function partners(strapi: Core.Strapi, uid: string, documentIds: readonly string[]): Promise<Map<string, SubjectRef[]>> {
  const found = new Map<string, SubjectRef[]>();
  if (documentIds.length === 0) return found;
  const rows = await reading(strapi, (db) =>
    db('workboard_links')
      .where({ from_uid: uid })
      .whereIn('from_document', documentIds)
      .select('from_document as own', 'to_uid as uid', 'to_document as document')
      .unionAll((back) =>
        back
          .from('workboard_links')
          .where({ to_uid: uid })
          .whereIn('to_document', documentIds)
          .select('to_document as own', 'from_uid as uid', 'from_document as document'),
      ),
  );
  for (const row of rows as { own: string; uid: string; document: string }[]) {
    const list = found.get(row.own) ?? [];
    list.push({ uid: row.uid, documentId: row.document });
    found.set(row.own, list);
  }
  return found;
}

/**
 * Links of many subjects of one type with subjects of another, as a subquery with the columns `own` and `partner` (documentIds): a reader
 * joins it to the partner's table and needs no second statement.
 */
export function linkQuery(
  strapi: Core.Strapi,
  input: { uid: string; documentIds: readonly string[]; partnerUid: string },
): Knex.QueryBuilder {
  const { uid, documentIds, partnerUid } = input;
  const db = strapi.db.connection;
  return db('workboard_links')
    .where({ from_uid: uid, to_uid: partnerUid })
    .whereIn('from_document', [...documentIds])
    .select('from_document as own', 'to_document as partner')
    .unionAll((back: Knex.QueryBuilder) =>
      back
        .from('workboard_links')
        .where({ to_uid: uid, from_uid: partnerUid })
        .whereIn('to_document', [...documentIds])
        .select('to_document as own', 'from_document as partner'),
    );
}

function linkedOf(row: Row): LinkedSubject {
  return {
    id: row.id,
    workflow: row.workflow,
    stage: row.stage,
    title: row.title,
    published: Boolean(row.published),
    uid: row.subject_uid,
    documentId: row.subject_document,
    kind: row.kind,
    mark: row.mark,
    seal: row.seal,
    sealBroken: Boolean(row.seal_broken),
    version: row.workflow_version,
    lastActor: JSON.parse(row.last_actor) as NonNullable<LinkedCard['lastActor']>,
    editors: JSON.parse(row.editors) as NonNullable<LinkedCard['editors']>,
  };
}
