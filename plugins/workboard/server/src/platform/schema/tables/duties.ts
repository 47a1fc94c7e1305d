import type { Tables } from './types';

/** Which periods of recurring duties were made, so that each is made once. */
export const DUTY_TABLES: Tables = {
  workboard_duties(table) {
    table.string('workflow').notNullable();
    table.string('duty').notNullable();
    table.string('period_from', 10).notNullable();
    // Null for the period in which a duty was first known, where the next one is its first.
    table.integer('card_id');
    table.string('made_at', 30).notNullable();
    table.primary(['workflow', 'duty', 'period_from']);
  },
};
