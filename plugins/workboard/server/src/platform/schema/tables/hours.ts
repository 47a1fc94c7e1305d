import type { LaterColumn } from './types';

/** Instants of clocks that count hours, and which rule binds a card, and each of its clocks, where several do. */
export const HOUR_COLUMNS: readonly LaterColumn[] = [
  { table: 'workboard_cards', column: 'due_at', add: (table) => void table.string('due_at', 30) },
  { table: 'workboard_cards', column: 'due_rule', add: (table) => void table.integer('due_rule') },
  { table: 'workboard_clocks', column: 'due_at', add: (table) => void table.string('due_at', 30) },
  { table: 'workboard_clocks', column: 'due_rule', add: (table) => void table.integer('due_rule') },
];
