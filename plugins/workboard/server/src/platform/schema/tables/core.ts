import type { Tables } from './types';

/** Cards, what hangs on them, the log, the office's roles, packs and the calendar. */
export const CORE_TABLES: Tables = {
  workboard_cards(table) {
    table.increments('id');
    table.string('workflow').notNullable();
    table.integer('workflow_version').notNullable();
    table.string('stage').notNullable();
    table.string('stage_since', 10).notNullable();
    table.integer('revision').notNullable().defaultTo(1);
    table.string('subject_uid').notNullable();
    table.string('subject_document').notNullable();
    table.boolean('published').notNullable().defaultTo(false);
    table.string('number');
    table.text('title').notNullable();
    table.string('unit').notNullable();
    table.text('units').notNullable();
    table.integer('assignee_id');
    table.string('due_on', 10);
    table.string('due_clock');
    table.boolean('due_suspended').notNullable().defaultTo(false);
    table.boolean('due_projected').notNullable().defaultTo(false);
    table.integer('due_left');
    table.text('last_actor').notNullable();
    table.text('done_in_stage').notNullable();
    table.string('seal');
    table.string('sealed_at', 30);
    table.integer('sealed_by');
    table.boolean('seal_broken').notNullable().defaultTo(false);
    table.string('opened_on', 10).notNullable();
    table.string('closed_on', 10);
    table.text('search_text').notNullable();
    table.string('updated_at', 30).notNullable();
  },
  // Every unit a card concerns: row rules ask here.
  workboard_card_units(table) {
    table.integer('card_id').notNullable();
    table.string('unit').notNullable();
    table.primary(['card_id', 'unit']);
  },
  workboard_clocks(table) {
    table.increments('id');
    table.integer('card_id').notNullable();
    table.string('key').notNullable();
    table.string('state', 12).notNullable();
    table.string('started_on', 10);
    table.string('due_on', 10);
    table.boolean('projected').notNullable().defaultTo(false);
    table.string('stopped_on', 10);
    table.boolean('met');
  },
  workboard_clock_events(table) {
    table.increments('id');
    table.integer('card_id').notNullable();
    table.string('clock').notNullable();
    table.string('type', 10).notNullable();
    table.text('data').notNullable();
    table.string('at', 30).notNullable();
    table.integer('log_seq').notNullable();
  },
  workboard_log(table) {
    table.integer('seq').primary();
    table.string('at', 30).notNullable();
    table.integer('card_id');
    table.string('workflow');
    table.string('subject_uid');
    table.string('subject_document');
    table.string('event').notNullable();
    table.string('from_stage');
    table.string('to_stage');
    table.integer('revision');
    table.integer('actor_id').notNullable();
    table.string('actor_name').notNullable();
    table.string('actor_unit');
    table.integer('standing_in_for');
    table.text('comment');
    table.string('form_key');
    table.integer('form_version');
    table.text('form_data');
    table.text('clauses').notNullable();
    table.string('content_hash');
    table.integer('calendar_version').notNullable();
    table.string('previous_hash').notNullable();
    table.string('hash').notNullable();
  },
  // One row: the head of the chain. Whoever appends locks it, so the log is serialised over all instances.
  workboard_log_head(table) {
    table.integer('id').primary();
    table.integer('seq').notNullable();
    table.string('hash').notNullable();
  },
  workboard_tasks(table) {
    table.increments('id');
    table.integer('card_id').notNullable();
    table.string('key').notNullable();
    table.text('title').notNullable();
    table.string('role').notNullable();
    table.string('clock');
    table.string('event');
    table.text('clauses').notNullable();
    table.string('state', 10).notNullable();
    table.string('opened_at', 30).notNullable();
    table.string('closed_at', 30);
  },
  workboard_links(table) {
    table.increments('id');
    table.string('from_uid').notNullable();
    table.string('from_document').notNullable();
    table.string('to_uid').notNullable();
    table.string('to_document').notNullable();
    table.string('created_at', 30).notNullable();
  },
  workboard_series(table) {
    table.string('series').notNullable();
    table.integer('year').notNullable();
    table.integer('last').notNullable();
    table.primary(['series', 'year']);
  },
  workboard_memberships(table) {
    table.increments('id');
    table.integer('user_id').notNullable();
    table.string('role').notNullable();
    table.string('unit').notNullable();
    table.string('from_day', 10);
    table.string('until_day', 10);
  },
  workboard_workflows(table) {
    table.increments('id');
    table.string('key').notNullable();
    table.integer('version').notNullable();
    table.string('hash').notNullable();
    table.text('definition').notNullable();
    table.string('loaded_at', 30).notNullable();
  },
  workboard_forms(table) {
    table.increments('id');
    table.string('key').notNullable();
    table.integer('version').notNullable();
    table.string('hash').notNullable();
    table.text('definition').notNullable();
    table.string('loaded_at', 30).notNullable();
  },
  // What the packs were found to say when they were last read; one row.
  workboard_pack_reading(table) {
    table.integer('id').primary();
    table.string('digest', 64).notNullable();
    table.text('reading').notNullable();
  },
  workboard_calendar_versions(table) {
    table.integer('version').primary();
    table.string('note').notNullable();
    table.text('covered_years').notNullable();
    table.string('created_at', 30).notNullable();
  },
  workboard_calendar_days(table) {
    table.integer('version').notNullable();
    table.string('day', 10).notNullable();
    table.string('kind', 10).notNullable();
    table.string('name').notNullable();
    table.string('source').notNullable();
    table.primary(['version', 'day']);
  },
  // Empty but inside the transaction of a publication; see platform/permit.ts.
  workboard_permits(table) {
    table.string('uid').notNullable();
    table.string('document_id').notNullable();
  },
};
