import type { Tables } from './types';

/** 代办 (AB 角): who acts in whose stead, and when. A row stays to be read; ending one early is its `revoked_at`. */
export const STAND_IN_TABLES: Tables = {
  workboard_stand_ins(table) {
    table.increments('id');
    table.integer('principal_id').notNullable();
    table.integer('substitute_id').notNullable();
    // JSON list of { role, unit }; null: whatever the principal holds on the day.
    table.text('roles');
    table.string('from_day', 10).notNullable();
    table.string('until_day', 10).notNullable();
    table.text('reason').notNullable();
    table.integer('made_by').notNullable();
    table.string('made_at', 30).notNullable();
    table.integer('revoked_by');
    table.string('revoked_at', 30);
  },
};
