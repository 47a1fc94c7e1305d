import type { Tables } from './types';

/** What people are told, by whom each of them wants to be told it, and how the office tells it. */
export const NOTIFICATION_TABLES: Tables = {
  workboard_notifications(table) {
    table.increments('id');
    table.integer('user_id').notNullable();
    // What makes it the same message: each person is told a key once.
    table.string('key', 190).notNullable();
    // Names the template.
    table.string('kind', 60).notNullable();
    table.integer('card_id');
    table.text('params').notNullable();
    table.integer('by_id');
    table.string('at', 30).notNullable();
    table.string('read_at', 30);
  },
  // A person's own wishes, JSON.
  workboard_notification_preferences(table) {
    table.integer('user_id').primary();
    table.text('value').notNullable();
    // The last message that went into one of their digests.
    table.integer('digested').notNullable().defaultTo(0);
  },
  // The office's settings of its channels, JSON; one row.
  workboard_notification_settings(table) {
    table.integer('id').primary();
    table.text('value').notNullable();
  },
  // How far a reader of the log has come.
  workboard_cursors(table) {
    table.string('name', 60).primary();
    table.integer('seq').notNullable();
  },
};
