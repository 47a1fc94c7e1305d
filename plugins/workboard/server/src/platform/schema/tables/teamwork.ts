import type { LaterColumn, Tables } from './types';

/** What people say to each other on a card, the working files they lay beside it, and who follows it. */
export const TEAMWORK_TABLES: Tables = {
  workboard_comments(table) {
    table.increments('id');
    table.integer('card_id').notNullable();
    table.string('at', 30).notNullable();
    table.integer('author_id').notNullable();
    table.string('author_name').notNullable();
    table.text('body').notNullable();
    // [{ id, name }]: people who are told, with the name they bore.
    table.text('mentions').notNullable();
  },
  // Working files, never published. Rows only grow: a new version names the one it takes the place of.
  workboard_attachments(table) {
    table.increments('id');
    table.integer('card_id').notNullable();
    table.string('at', 30).notNullable();
    table.integer('author_id').notNullable();
    table.string('author_name').notNullable();
    table.string('name').notNullable();
    table.string('mime', 120).notNullable();
    table.integer('size').notNullable();
    table.string('sha256', 64).notNullable();
    table.integer('supersedes');
  },
  // Their bytes, once for each content. In the database: no address leads here, every instance has them, and a backup takes them along.
  workboard_attachment_bytes(table) {
    table.string('sha256', 64).primary();
    table.binary('bytes').notNullable();
  },
  workboard_watchers(table) {
    table.integer('card_id').notNullable();
    table.integer('user_id').notNullable();
    table.string('since', 30).notNullable();
    table.primary(['card_id', 'user_id']);
  },
};

export const TEAMWORK_COLUMNS: readonly LaterColumn[] = [
  // Whose words the sealed content holds beside the steps (R-SEC-06c): a list of steps, as in last_actor.
  { table: 'workboard_cards', column: 'editors', add: (table) => void table.text('editors').notNullable().defaultTo('[]') },
  // A personal file: its bytes and its real name lie in the vault, `name` is a label, and `sha256` is salted, so that no file can be tried against it.
  { table: 'workboard_attachments', column: 'personal', add: (table) => void table.boolean('personal').notNullable().defaultTo(false) },
  // Kept with the card, so that a board of any size counts nothing.
  { table: 'workboard_cards', column: 'comment_count', add: (table) => void table.integer('comment_count').notNullable().defaultTo(0) },
  {
    table: 'workboard_cards',
    column: 'attachment_count',
    add: (table) => void table.integer('attachment_count').notNullable().defaultTo(0),
  },
];
