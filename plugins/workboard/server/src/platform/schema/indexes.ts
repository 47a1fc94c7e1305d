/** Compound, unique and partial indexes: name → DDL behind `CREATE [UNIQUE] INDEX IF NOT EXISTS name ON …`. */
export const INDEXES: readonly { name: string; unique?: true; on: string }[] = [
  // The order of a board's column. A literal instead of NULLS LAST, which SQLite cannot index.
  {
    name: 'workboard_cards_column',
    on: "workboard_cards (workflow, stage, due_suspended, (COALESCE(due_left, 0)), (COALESCE(due_on, '9999-12-31')), id)",
  },
  { name: 'workboard_cards_subject', unique: true, on: 'workboard_cards (subject_uid, subject_document, workflow)' },
  { name: 'workboard_cards_due', on: 'workboard_cards (due_on) WHERE closed_on IS NULL' },
  { name: 'workboard_cards_assignee', on: 'workboard_cards (assignee_id) WHERE closed_on IS NULL' },
  { name: 'workboard_card_units_unit', on: 'workboard_card_units (unit, card_id)' },
  { name: 'workboard_clocks_card', unique: true, on: 'workboard_clocks (card_id, key)' },
  { name: 'workboard_clocks_open', on: "workboard_clocks (due_on) WHERE state IN ('running', 'suspended')" },
  { name: 'workboard_clock_events_card', on: 'workboard_clock_events (card_id, id)' },
  { name: 'workboard_log_card', on: 'workboard_log (card_id, seq)' },
  { name: 'workboard_log_subject', on: 'workboard_log (subject_uid, subject_document)' },
  { name: 'workboard_tasks_open', on: "workboard_tasks (role, card_id) WHERE state = 'open'" },
  { name: 'workboard_tasks_card', on: 'workboard_tasks (card_id, state)' },
  { name: 'workboard_links_once', unique: true, on: 'workboard_links (from_uid, from_document, to_uid, to_document)' },
  { name: 'workboard_links_back', on: 'workboard_links (to_uid, to_document)' },
  { name: 'workboard_memberships_once', unique: true, on: 'workboard_memberships (user_id, role, unit)' },
  { name: 'workboard_workflows_version', unique: true, on: 'workboard_workflows (key, version)' },
  { name: 'workboard_forms_version', unique: true, on: 'workboard_forms (key, version)' },
];
