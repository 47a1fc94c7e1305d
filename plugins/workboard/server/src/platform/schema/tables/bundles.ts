import type { Tables } from './types';

/** Case files that were made. A version and its bytes never change; bytes of one that was never finished are cleared by the next try. */
export const BUNDLE_TABLES: Tables = {
  workboard_bundles(table) {
    table.increments('id');
    table.integer('card_id').notNullable();
    table.integer('version').notNullable();
    // Whose chunks are its bytes.
    table.string('build', 60).notNullable();
    table.string('file_name').notNullable();
    table.integer('size').notNullable();
    table.integer('files').notNullable();
    table.string('sha256', 64).notNullable();
    table.boolean('incomplete').notNullable();
    // What is in it, and whose it is: who may see all of this may take it out.
    table.text('contents').notNullable();
    table.string('made_at', 30).notNullable();
    table.integer('made_by').notNullable();
    table.string('made_by_name').notNullable();
    table.integer('log_seq').notNullable();
  },
  workboard_bundle_chunks(table) {
    table.string('build', 60).notNullable();
    table.integer('position').notNullable();
    table.binary('bytes').notNullable();
    table.primary(['build', 'position']);
  },
};
