import type { Tables } from './types';

/** What the channels of publication are told, and how far that has come. Where a channel is stands in the configuration. */
export const CHANNEL_TABLES: Tables = {
  // What is switched while the house runs; a channel without a row is as its configuration says.
  workboard_channels(table) {
    table.string('key', 60).primary();
    table.string('off_at', 30);
    // gone (410) · hand
    table.string('off_reason', 10);
    table.text('off_note');
    // It asked to be left alone until then (Retry-After).
    table.string('rest_until', 30);
    // Encrypted. The newest secret, and the one before it while both sign.
    table.text('secret');
    table.text('previous');
    table.string('previous_until', 30);
    table.string('rotated_at', 30);
  },
  workboard_deliveries(table) {
    table.increments('id');
    table.string('channel', 60).notNullable();
    // The row of the log it tells of, which is its version: higher is newer.
    table.integer('log_seq').notNullable();
    table.integer('card_id').notNullable();
    table.string('workflow', 80).notNullable();
    table.string('uid', 190).notNullable();
    table.string('document_id', 60).notNullable();
    table.string('event', 80).notNullable();
    // publish · update · withdraw
    table.string('verb', 10).notNullable();
    table.text('body').notNullable();
    // waiting · sending · done · dead
    table.string('state', 10).notNullable();
    table.string('next_at', 30).notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table.string('lease', 36);
    table.string('lease_until', 30);
    table.integer('status');
    table.text('error');
    table.string('created_at', 30).notNullable();
    table.string('finished_at', 30);
    // sent · hand
    table.string('how', 10);
    table.string('published_at', 30);
    table.text('url');
    // none · pending · done · refused: what became of the step that the delivery fires
    table.string('report', 10).notNullable().defaultTo('none');
    table.text('report_error');
  },
  workboard_delivery_attempts(table) {
    table.increments('id');
    table.integer('delivery_id').notNullable();
    table.string('at', 30).notNullable();
    // Null where there was no answer.
    table.integer('status');
    table.integer('ms').notNullable();
    table.text('error');
  },
};
