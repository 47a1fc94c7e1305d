/** Of which database the statements are. */
export type Dialect = 'postgres' | 'sqlite';

/** Tables that only grow. */
const APPEND_ONLY = [
  'workboard_log',
  'workboard_clock_events',
  'workboard_calendar_versions',
  'workboard_calendar_days',
  'workboard_comments',
  'workboard_attachments',
  'workboard_attachment_bytes',
  'workboard_notices',
  'workboard_notice_files',
  'workboard_notice_templates',
  'workboard_delivery_attempts',
  'workboard_bundles',
] as const;

/** Refuses UPDATE and DELETE on the tables that only grow, and the removal of the log's head. */
export function appendOnly(dialect: Dialect): string[] {
  const verbs = ['UPDATE', 'DELETE'] as const;
  const triggers = APPEND_ONLY.flatMap((table) =>
    verbs.map((verb) => ({ name: `${table}_no_${verb.toLowerCase()}`, table, verb, when: null, message: `${table} is append-only` })),
  );
  // Bytes of a case file that was made stay as they are; those of a try that came to nothing are cleared by the next.
  const chunks = verbs.map((verb) => ({
    name: `workboard_bundle_chunks_no_${verb.toLowerCase()}`,
    table: 'workboard_bundle_chunks',
    verb,
    when: 'EXISTS (SELECT 1 FROM workboard_bundles b WHERE b.build = OLD.build)',
    message: 'a case file that was made stays as it is',
  }));
  const head = {
    name: 'workboard_log_head_no_delete',
    table: 'workboard_log_head',
    verb: 'DELETE' as const,
    when: null,
    message: 'the head of the log stays',
  };
  return [...[...triggers, ...chunks, head].flatMap((trigger) => createTrigger(dialect, trigger)), ...createHeadTrigger(dialect)];
}

/** The head follows the log by trigger: one statement less for every step, and no way to append without moving it. */
function createHeadTrigger(dialect: Dialect): string[] {
  const move = 'UPDATE workboard_log_head SET seq = NEW.seq, hash = NEW.hash, calendar_version = NEW.calendar_version WHERE id = 1';
  const name = 'workboard_log_moves_head';
  const drop = dropTrigger(dialect, name, 'workboard_log');
  if (dialect === 'sqlite') return [drop, `CREATE TRIGGER ${name} AFTER INSERT ON workboard_log BEGIN ${move}; END`];
  return [
    `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $head$ BEGIN ${move}; RETURN NEW; END; $head$`,
    drop,
    `CREATE TRIGGER ${name} AFTER INSERT ON workboard_log FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  ];
}

/**
 * Guards the published rows of a governed content table: they are inserted, changed and deleted only while the workflow holds
 * a permit for that document (platform/permit.ts). Holds against Strapi's query engine, knex and SQL alike.
 */
export function publishGuard(dialect: Dialect, { uid, table }: { uid: string; table: string }): string[] {
  if (!/^[\w:.-]+$/.test(uid) || !/^\w+$/.test(table)) throw new Error(`unexpected name of a content type: ${uid} (${table})`);
  const permit = (row: 'OLD' | 'NEW') =>
    `${row}.published_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM workboard_permits p WHERE p.uid = '${uid}' AND p.document_id = ${row}.document_id)`;
  const message = 'published rows change through the workflow only';
  const name = (suffix: string) => `workboard_guard_${table}_${suffix}`;
  return [
    ...createTrigger(dialect, { name: name('insert'), table, verb: 'INSERT', when: permit('NEW'), message }),
    ...createTrigger(dialect, { name: name('update'), table, verb: 'UPDATE', when: `(${permit('NEW')}) OR (${permit('OLD')})`, message }),
    ...createTrigger(dialect, { name: name('delete'), table, verb: 'DELETE', when: permit('OLD'), message }),
  ];
}

/**
 * Keeps attributes that linked subjects were given a copy of (R-INT-02): no row of a linked document changes them, by whatever statement.
 * @param columns none: the trigger of an earlier start is taken away
 * @param sealing workflows whose cards seal what they were opened from: they follow its content and hold on to nothing of it
 */
export function fixedColumns(
  dialect: Dialect,
  input: { uid: string; table: string; columns: readonly string[]; sealing: readonly string[] },
): string[] {
  const { uid, table, columns, sealing } = input;
  const name = `workboard_fixed_${table}`;
  if (columns.length === 0) return [dropTrigger(dialect, name, table)];
  const changed = columns.map((column) => `NEW.${column} IS DISTINCT FROM OLD.${column}`).join(' OR ');
  const end = (side: 'from' | 'to') => `(l.${side}_uid = '${uid}' AND l.${side}_document = OLD.document_id)`;
  const keys = ['', ...sealing].map((key) => `'${key}'`).join(', ');
  const seals = `EXISTS (SELECT 1 FROM workboard_cards c WHERE c.subject_uid = l.from_uid AND c.subject_document = l.from_document AND c.workflow IN (${keys}))`;
  const linked = `EXISTS (SELECT 1 FROM workboard_links l WHERE (${end('from')} OR ${end('to')}) AND NOT ${seals})`;
  return createTrigger(dialect, {
    name,
    table,
    verb: 'UPDATE',
    when: `(${changed}) AND ${linked}`,
    message: `${columns.join(', ')} was copied to a linked entry and stays`,
  });
}

/**
 * Keeps the rows of subjects whose card rests in a read-only stage: no statement changes or deletes them, but that of the step that leads there (B-19).
 * @param stages none: the triggers of an earlier start are taken away
 */
export function readOnlyRows(dialect: Dialect, input: { uid: string; table: string; stages: readonly ReadOnlyStage[] }): string[] {
  const { uid, table, stages } = input;
  return (['UPDATE', 'DELETE'] as const).flatMap((verb) => {
    const name = `workboard_closed_${table}_${verb.toLowerCase()}`;
    if (stages.length === 0) return [dropTrigger(dialect, name, table)];
    const resting = stages.map(({ workflow, stage }) => `(c.workflow = '${workflow}' AND c.stage = '${stage}')`).join(' OR ');
    const card = `EXISTS (SELECT 1 FROM workboard_cards c WHERE c.subject_uid = '${uid}' AND c.subject_document = OLD.document_id AND (${resting}))`;
    const permit = `EXISTS (SELECT 1 FROM workboard_permits p WHERE p.uid = '${uid}' AND p.document_id = OLD.document_id)`;
    return createTrigger(dialect, { name, table, verb, when: `${card} AND NOT ${permit}`, message: 'its card is read-only' });
  });
}

/** Keys of a workflow and of one of its stages, checked when the pack was loaded. */
export interface ReadOnlyStage {
  workflow: string;
  stage: string;
}

/**
 * Keeps rows that are on record from the moment they come in, such as comments (R-CON-11a, B-20): none is deleted, by whatever statement.
 * @param kept false: the trigger of an earlier start is taken away
 */
export function keptRows(dialect: Dialect, { table, kept }: { table: string; kept: boolean }): string[] {
  const name = `workboard_kept_${table}`;
  if (!kept) return [dropTrigger(dialect, name, table)];
  return createTrigger(dialect, { name, table, verb: 'DELETE', when: null, message: 'rows on record are never deleted' });
}

export interface Trigger {
  name: string;
  table: string;
  verb: 'INSERT' | 'UPDATE' | 'DELETE';
  when: string | null;
  message: string;
}

export const dropTrigger = (dialect: Dialect, name: string, table: string) =>
  `DROP TRIGGER IF EXISTS ${name}${dialect === 'postgres' ? ` ON ${table}` : ''}`;

export function createTrigger(dialect: Dialect, { name, table, verb, when, message }: Trigger): string[] {
  const drop = dropTrigger(dialect, name, table);
  if (dialect === 'sqlite') {
    const condition = when === null ? '' : `WHEN ${when}`;
    return [drop, `CREATE TRIGGER ${name} BEFORE ${verb} ON ${table} ${condition} BEGIN SELECT RAISE(ABORT, 'workboard: ${message}'); END`];
  }
  const row = verb === 'DELETE' ? 'OLD' : 'NEW';
  // A trigger's WHEN may not hold a subquery in PostgreSQL, so the condition stands in the function.
  const body = `BEGIN IF ${when ?? 'TRUE'} THEN RAISE EXCEPTION 'workboard: ${message}'; END IF; RETURN ${row}; END;`;
  return [
    `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ ${body} $guard$`,
    drop,
    `CREATE TRIGGER ${name} BEFORE ${verb} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  ];
}
