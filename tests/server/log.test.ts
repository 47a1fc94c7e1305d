import { failure } from '../helpers/failure';
import { startApp, type TestApp } from '../helpers/strapi';
import { documentAfter, setUpOffice, type Office } from '../helpers/office';
import { canonicalJson } from '../../plugins/workboard/engine/seal/canonical-json';
import { follow, linesAfter } from '../../plugins/workboard/server/src/features/log/chain-lines';
import { hashOfRow, HASHED_COLUMNS, type LogRow } from '../../plugins/workboard/server/src/features/log/chain-row';
import { ensureSchema } from '../../plugins/workboard/server/src/platform/schema/ensure-schema';

let app: TestApp;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  await documentAfter(app, office, 'publish');
});

afterAll(() => app.stop());

const isPostgres = () => process.env.DATABASE_CLIENT === 'postgres';
const db = () => app.strapi.db.connection;

/** What somebody could do who owns the database: take the triggers away, change the rows, put the triggers back. */
async function tamper(change: () => Promise<unknown>, check: () => Promise<void>): Promise<void> {
  await db().transaction(async (trx) => {
    const triggers = ['workboard_log_no_update', 'workboard_log_no_delete', 'workboard_log_moves_head'];
    for (const name of triggers) await trx.raw(isPostgres() ? `ALTER TABLE workboard_log DISABLE TRIGGER ${name}` : `DROP TRIGGER ${name}`);
  });
  const rows = (await db()('workboard_log').orderBy('seq')) as { seq: number }[];
  const head = (await db()('workboard_log_head').first()) as object;
  try {
    await change();
    await check();
  } finally {
    await db()('workboard_log').delete();
    for (const row of rows) await db()('workboard_log').insert(row);
    await db()('workboard_log_head').update(head);
    await ensureSchema(app.strapi);
  }
}

describe('the log', () => {
  it('B-20 · is append-only: UPDATE and DELETE are refused by the database itself', async () => {
    expect(await failure(db()('workboard_log').where({ seq: 1 }).update({ actor_name: '别人' }))).toContain('append-only');
    expect(await failure(db()('workboard_log').where({ seq: 1 }).delete())).toContain('append-only');
    expect(await failure(db()('workboard_clock_events').delete())).toContain('append-only');
    expect(await failure(db()('workboard_log_head').delete())).toContain('head of the log stays');
  });

  it('R1 · every step of a card has one row, with actor, answers, clauses, content hash and calendar version', async () => {
    const rows = (await db()('workboard_log').where({ workflow: 'official-document', event: 'publish' })) as Record<string, unknown>[];
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ actor_id: office.secretariat.id, actor_unit: 'test-secretariat', calendar_version: 1 });
    expect(rows[0]?.content_hash).toMatch(/^[0-9a-f]{64}$/);
    const form = JSON.parse(String(rows[0]?.form_data)) as object;
    expect(form).toMatchObject({ portalPublishedAt: '2026-09-30' });
    const card = rows[0]?.card_id as number;
    const steps = (await db()('workboard_log').where({ card_id: card }).orderBy('revision')) as { revision: number }[];
    expect(steps.map(({ revision }) => revision)).toEqual(steps.map((_row, index) => index + 1));
  });

  it('holds as it stands', async () => {
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true, firstBad: null });
  });

  it('P17 · is verified over the canonical form that the database writes, the same for every character, and a row cannot hide in another’s columns', async () => {
    const characters = Array.from({ length: 127 }, (_, code) => String.fromCharCode(code + 1)).join('') + '"\\/\u2028\u2029é公开😀';
    const row = (await db()('workboard_log').orderBy('seq', 'desc').first()) as LogRow;
    expect(
      Object.keys(row)
        .filter((name) => name !== 'hash')
        .sort(),
    ).toEqual(HASHED_COLUMNS);
    const { hash, ...rest } = { ...row, comment: characters, event: '\u007f"]{', card_id: null };
    const { head } = await app.workboard.verifyLog();
    const before = { seq: head.seq - 1, hash: row.previous_hash };
    await tamper(
      async () => {
        await db()('workboard_log')
          .where({ seq: row.seq })
          .update({ ...rest, hash: hashOfRow(rest, 'sha256') });
      },
      async () => {
        const lines = await linesAfter(db(), before.seq, 1);
        expect(lines?.toString()).toContain(canonicalJson(rest));
        expect(lines && follow(lines, before, 'sha256')).toEqual({ seq: row.seq, hash: hashOfRow(rest, 'sha256') });
        expect(lines && follow(lines, before, 'sm3')).toBeNull();
      },
    );
    // The row is another; the one that was hashed lies in its columns, dressed as the line it would be.
    const disguise = `${hash}"]${canonicalJson({ ...rest, comment: row.comment, event: row.event, card_id: row.card_id })}\n[${row.seq + 1},"${hash}","`;
    // PostgreSQL's columns of hashes are too short for it.
    for (const change of [{ comment: disguise }, ...(isPostgres() ? [] : [{ hash: disguise }, { previous_hash: disguise }])]) {
      await tamper(
        () => db()('workboard_log').where({ seq: row.seq }).update(change),
        async () => expect(await app.workboard.verifyLog()).toMatchObject({ ok: false, firstBad: row.seq }),
      );
    }
  });

  it('names the first row that was changed', async () => {
    await tamper(
      () => db()('workboard_log').where({ seq: 3 }).update({ comment: '补记' }),
      async () => expect(await app.workboard.verifyLog()).toMatchObject({ ok: false, firstBad: 3 }),
    );
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
  });

  it('names the first row that is missing', async () => {
    await tamper(
      () => db()('workboard_log').where({ seq: 2 }).delete(),
      async () => expect(await app.workboard.verifyLog()).toMatchObject({ ok: false, firstBad: 2 }),
    );
  });

  it('finds two rows that changed places', async () => {
    await tamper(
      async () => {
        const swap = async (from: number, to: number) => db()('workboard_log').where({ seq: from }).update({ seq: to });
        await swap(3, 9003);
        await swap(4, 3);
        await swap(9003, 4);
      },
      async () => expect(await app.workboard.verifyLog()).toMatchObject({ ok: false, firstBad: 3 }),
    );
  });

  it('finds a tail that was cut off, head and all, by a head kept outside', async () => {
    const { head: kept } = await app.workboard.verifyLog();
    await tamper(
      async () => {
        const last = (await db()('workboard_log')
          .where({ seq: kept.seq - 1 })
          .first()) as { seq: number; hash: string };
        await db()('workboard_log').where({ seq: kept.seq }).delete();
        await db()('workboard_log_head').update({ seq: last.seq, hash: last.hash });
      },
      async () => {
        expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
        expect(await app.workboard.verifyLog(kept)).toMatchObject({ ok: false, reason: expect.stringContaining('cut off') as unknown });
      },
    );
  });

  it('finds a chain that was rewritten from the middle, by a head kept outside', async () => {
    const { head: kept } = await app.workboard.verifyLog();
    await tamper(
      async () => {
        const rows = (await db()('workboard_log').orderBy('seq')) as LogRow[];
        let previous = '0'.repeat(64);
        for (const row of rows) {
          const { hash: _old, ...rest } = { ...row, previous_hash: previous, comment: row.seq === 2 ? '改写' : row.comment };
          previous = hashOfRow(rest, 'sha256');
          await db()('workboard_log')
            .where({ seq: row.seq })
            .update({ ...rest, hash: previous });
        }
        await db()('workboard_log_head').update({ hash: previous });
      },
      async () => {
        expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
        expect(await app.workboard.verifyLog(kept)).toMatchObject({ ok: false, reason: expect.stringContaining('rewritten') as unknown });
      },
    );
  });
});
