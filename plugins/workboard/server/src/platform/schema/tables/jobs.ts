import type { Tables } from './types';

/** Work to be done later or again, by whichever instance comes first. */
export const JOB_TABLES: Tables = {
  workboard_jobs(table) {
    table.increments('id');
    table.string('kind', 60).notNullable();
    // What makes it the same job: (kind, key) is there once, so asking twice does it once.
    table.string('key', 190).notNullable();
    table.text('payload').notNullable();
    // waiting · running · done · dead
    table.string('state', 10).notNullable();
    table.string('run_at', 30).notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    // Whose it is while it runs. After `lease_until` anybody may take it: its holder is gone or stands still.
    table.string('lease', 36);
    table.string('lease_until', 30);
    table.text('error');
    table.string('created_at', 30).notNullable();
    table.string('finished_at', 30);
  },
};
