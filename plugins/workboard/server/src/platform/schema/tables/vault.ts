import type { Tables } from './types';

/** Personal data of people outside of the office, encrypted, by card and party. */
export const VAULT_TABLES: Tables = {
  workboard_vault(table) {
    table.increments('id');
    table.integer('card_id').notNullable();
    table.string('person', 80).notNullable();
    table.text('title').notNullable();
    // Each event that gives data adds a version, which holds everything known by then: the newest is the one that counts.
    table.integer('version').notNullable();
    table.string('event').notNullable();
    // Keys, labels and masks: what everybody who sees the card may read.
    table.text('shown').notNullable();
    // Null when it was erased.
    table.text('cipher');
    table.string('key_id', 40).notNullable();
    // Blind indexes of the newest version.
    table.string('index_number', 64);
    table.string('index_contact', 64);
    table.string('created_at', 30).notNullable();
    table.string('erased_at', 30);
    table.text('erased_why');
  },
  // Files that bear what the vault keeps, encrypted with its keys; gone when it is erased.
  workboard_vault_files(table) {
    table.string('kind', 20).notNullable();
    table.integer('ref').notNullable();
    table.integer('card_id').notNullable();
    table.string('key_id', 40).notNullable();
    table.text('cipher').notNullable();
    table.primary(['kind', 'ref']);
  },
};
