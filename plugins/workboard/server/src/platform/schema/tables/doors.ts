import type { Tables } from './types';

/** What the public doors keep: who may follow which card, which work was spent, which requests were answered. Never a code, only its HMAC. */
export const DOOR_TABLES: Tables = {
  workboard_door_receipts(table) {
    table.integer('card_id').primary();
    table.string('door', 80).notNullable();
    // HMAC of door, code and what is asked beside it: one look-up for right, wrong and unknown alike.
    table.string('receipt', 64).notNullable();
    table.string('at', 30).notNullable();
  },
  // Proofs of work that were spent. The primary key holds over all instances.
  workboard_door_proofs(table) {
    table.string('nonce', 64).primary();
    // HMAC of the request it was spent for: the same request may come again, where the answer was lost on the way.
    table.string('request', 64).notNullable();
    table.string('expires_at', 30).notNullable();
  },
  // Requests by their Idempotency-Key, with what was answered but for the code.
  workboard_door_requests(table) {
    table.string('key', 64).primary();
    table.string('request', 64).notNullable();
    table.string('salt', 64).notNullable();
    table.text('answer').notNullable();
    table.string('expires_at', 30).notNullable();
  },
};
