import { createTrigger, dropTrigger, type Dialect, type ReadOnlyStage } from './triggers';

/**
 * Keeps what is sealed of an entry while a card that is linked to it rests in a stage that freezes it (R-SEC-14): no statement changes these columns
 * or deletes the row, but that of a step that may.
 * @param stages none: the triggers of an earlier start are taken away
 */
export function frozenContent(
  dialect: Dialect,
  input: { uid: string; table: string; columns: readonly string[]; stages: readonly ReadOnlyStage[] },
): string[] {
  const { uid, table, columns, stages } = input;
  return (['UPDATE', 'DELETE'] as const).flatMap((verb) => {
    const name = `workboard_frozen_${table}_${verb.toLowerCase()}`;
    if (stages.length === 0 || columns.length === 0) return [dropTrigger(dialect, name, table)];
    const resting = stages.map(({ workflow, stage }) => `(c.workflow = '${workflow}' AND c.stage = '${stage}')`).join(' OR ');
    const by =
      `EXISTS (SELECT 1 FROM workboard_links l JOIN workboard_cards c ON c.subject_uid = l.from_uid AND c.subject_document = l.from_document ` +
      `WHERE l.to_uid = '${uid}' AND l.to_document = OLD.document_id AND (${resting}))`;
    const permit = `EXISTS (SELECT 1 FROM workboard_permits p WHERE p.uid = '${uid}' AND p.document_id = OLD.document_id)`;
    const changed = columns.map((column) => `NEW.${column} IS DISTINCT FROM OLD.${column}`).join(' OR ');
    const touched = verb === 'DELETE' ? by : `(${changed}) AND ${by}`;
    return createTrigger(dialect, { name, table, verb, when: `${touched} AND NOT ${permit}`, message: 'its content is frozen' });
  });
}
