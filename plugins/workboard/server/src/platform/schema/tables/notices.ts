import type { LaterColumn, Tables } from './types';

/** Whether a version bears what persons told of themselves: its file lies in the vault, its data here is masked. */
export const NOTICE_COLUMNS: readonly LaterColumn[] = [
  { table: 'workboard_notices', column: 'personal', add: (table) => table.boolean('personal').notNullable().defaultTo(false) },
];

/** Notices that were made, their files, and the templates they are made from. All three only grow. */
export const NOTICE_TABLES: Tables = {
  workboard_notices(table) {
    table.increments('id');
    // Null for a notice over a set of cards; then the period is given.
    table.integer('card_id');
    table.string('workflow').notNullable();
    table.string('key').notNullable();
    table.string('period_from', 10);
    table.string('period_until', 10);
    table.integer('version').notNullable();
    table.string('number');
    table.text('title').notNullable();
    table.string('file_name').notNullable();
    table.integer('template_version').notNullable();
    table.string('template_hash').notNullable();
    // Answers of the form it was first made with, so that it can be made again.
    table.text('answers').notNullable();
    table.text('data').notNullable();
    table.string('data_hash').notNullable();
    table.string('made_at', 30).notNullable();
    table.integer('made_by').notNullable();
    table.string('made_by_name').notNullable();
    // In whose stead; null for their own right.
    table.string('made_for_name');
    table.integer('log_seq').notNullable();
    table.integer('supersedes');
  },
  workboard_notice_files(table) {
    table.increments('id');
    table.integer('notice_id').notNullable();
    table.string('format', 4).notNullable();
    table.binary('bytes').notNullable();
    table.string('sha256').notNullable();
    table.string('made_at', 30).notNullable();
  },
  workboard_notice_templates(table) {
    table.increments('id');
    table.string('workflow').notNullable();
    table.string('key').notNullable();
    table.integer('version').notNullable();
    table.string('origin', 6).notNullable();
    table.text('tags').notNullable();
    table.string('hash').notNullable();
    table.binary('bytes').notNullable();
    table.string('made_at', 30).notNullable();
    table.string('made_by_name').notNullable();
  },
};
