import type { LaterColumn, Tables } from './types';

/** Views of a board or of a register that people saved under a name. */
export const BOARD_VIEW_TABLES: Tables = {
  workboard_views(table) {
    table.increments('id');
    table.string('workflow').notNullable();
    // Which of the workflow's registers; null: its board.
    table.string('register');
    table.integer('owner_id').notNullable();
    table.string('name').notNullable();
    // Filter, order, lanes and density, as the address of the board or register has them.
    table.text('settings').notNullable();
    // `private`, `unit` or `all`.
    table.string('shared_with', 10).notNullable();
    table.string('unit');
    // Office role whose members begin with it.
    table.string('default_role');
    table.string('updated_at', 30).notNullable();
  },
};

export const BOARD_VIEW_COLUMNS: readonly LaterColumn[] = [
  // Of what kind the subject is: a value of the attribute that the workflow names.
  { table: 'workboard_cards', column: 'kind', add: (table) => void table.string('kind') },
  // How far the subject may be known: a value of the attributes that the workflow names.
  { table: 'workboard_cards', column: 'mark', add: (table) => void table.string('mark') },
  // Place by hand in a first column. Between two ranks there is always a third.
  { table: 'workboard_cards', column: 'rank', add: (table) => void table.double('rank') },
];
