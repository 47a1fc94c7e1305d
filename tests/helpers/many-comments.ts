import knex, { type Knex } from 'knex';
import { isPostgres } from '../../plugins/workboard/server/src/platform/transaction';

const UID = 'api::comment.comment';
const DRAFT = 'api::consultation.consultation';
/** SQLite takes 500 rows at most in one INSERT. */
const BATCH = 100;

interface Many {
  /** The draft they are on. */
  documentId: string;
  unit: string;
  many: number;
  /** What the n-th says; absent: they fall into a few groups. */
  text?: (n: number) => string;
}

/** Writes that many screened comments under a draft straight into the tables: rows, cards, links. */
export async function insertComments(db: Knex, { documentId, unit, many, text = grouped }: Many): Promise<void> {
  const { version } = (await db('workboard_workflows').where({ key: 'comment' }).max({ version: 'version' }).first()) as {
    version: number;
  };
  await db.transaction(async (trx) => {
    for (let start = 0; start < many; start += BATCH) {
      const part = Array.from({ length: Math.min(BATCH, many - start) }, (_, index) => start + index);
      const name = (n: number) => `many${documentId.slice(0, 8)}x${n}`;
      await trx('comments').insert(
        part.map((n) => ({
          ...{ document_id: name(n), title: text(n).slice(0, 40), text: text(n), clause: `第${'一二三'[n % 3]}条`, source: 'public' },
          ...{ unit, moderated: true, shown: false, number: `测试〔2026〕${documentId.slice(0, 6)}-${n}号`, audience: 'society' },
          ...{ created_at: new Date('2026-09-20T01:00:00Z'), updated_at: new Date('2026-09-20T01:00:00Z'), published_at: null },
        })),
      );
      const rows = (await trx('workboard_cards')
        .insert(
          part.map((n) => ({
            ...{ workflow: 'comment', workflow_version: version, stage: 'screened', stage_since: '2026-09-20', subject_uid: UID },
            ...{ subject_document: name(n), title: text(n).slice(0, 40), unit, units: JSON.stringify([unit]), due_suspended: false },
            ...{ last_actor: '{}', done_in_stage: '[]', opened_on: '2026-09-20', search_text: text(n), kind: 'public' },
            ...{ updated_at: '2026-09-20T01:00:00.000Z', number: `测试〔2026〕${documentId.slice(0, 6)}-${n}号` },
          })),
        )
        .returning('id')) as { id: number }[];
      await trx('workboard_card_units').insert(rows.map(({ id }) => ({ card_id: id, unit })));
      const link = { to_uid: DRAFT, to_document: documentId, from_uid: UID, created_at: '2026-09-20T01:00:00.000Z' };
      await trx('workboard_links').insert(part.map((n) => ({ ...link, from_document: name(n) })));
    }
  });
  // What PostgreSQL's own daemon does within a minute: ten thousand rows that came in at once are no surprise any more.
  if (isPostgres(db))
    for (const table of ['comments', 'workboard_cards', 'workboard_links', 'workboard_card_units']) await db.raw('ANALYZE ??', [table]);
}

const grouped = (n: number) => `关于第${n % 40}项的意见：泊位不够、收费不明${'。'.repeat(n % 3)}（${n}）`;

/** The same into SQLite's file, beside the running application. @param draft title of the draft */
export async function insertCommentsInto(file: string, draft: string, many: number, text: (n: number) => string): Promise<void> {
  const db = knex({ client: 'better-sqlite3', connection: { filename: file }, useNullAsDefault: true });
  try {
    await db.raw('PRAGMA busy_timeout = 10000');
    const card = db('workboard_cards').where({ title: draft, workflow: 'consultation' });
    const found = (await card.first('subject_document as documentId', 'unit')) as { documentId: string; unit: string };
    await insertComments(db, { ...found, many, text });
  } finally {
    await db.destroy();
  }
}
