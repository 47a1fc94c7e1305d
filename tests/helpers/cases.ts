import type { Knex } from 'knex';
import type { TestApp } from './strapi';

/** A case with its card and the clock of its reply, as far as lists and tables look at them. */
export interface CaseSeed {
  stage: string;
  title: string;
  receivedOn: string | null;
  closedOn?: string | null;
  outcome?: string | null;
  applicantType?: string | null;
  matter?: string;
  unit?: string;
  /** Of the clock `reply`; absent: it never ran. */
  clock?: { state: string; due: string; met: boolean | null };
}

/** Cases for one INSERT: SQLite takes 500 terms at most. */
const BATCH = 200;
let made = 0;

/** Writes cases straight into the tables, where many are wanted and no history. @returns the ids of their cards in order */
export async function insertCases(app: TestApp, seeds: readonly CaseSeed[]): Promise<number[]> {
  const ids: number[] = [];
  await app.strapi.db.connection.transaction(async (trx) => {
    for (let start = 0; start < seeds.length; start += BATCH) ids.push(...(await insertBatch(trx, seeds.slice(start, start + BATCH))));
  });
  return ids;
}

async function insertBatch(trx: Knex.Transaction, seeds: readonly CaseSeed[]): Promise<number[]> {
  const numbered = seeds.map((seed) => ({ seed, document: `testcase${(made += 1)}` }));
  await trx('cases').insert(
    numbered.map(({ seed, document }) => ({
      document_id: document,
      kind: 'foi',
      title: seed.title,
      number: `测试〔${document}〕`,
      matter: seed.matter ?? 'disclosure',
      unit: seed.unit ?? 'office-disclosure',
      received_on: seed.receivedOn,
      closed_on: seed.closedOn ?? null,
      outcome: seed.outcome ?? null,
      applicant_type: seed.applicantType === undefined ? 'naturalPerson' : seed.applicantType,
    })),
  );
  const cards = (await trx('workboard_cards')
    .insert(numbered.map(({ seed, document }) => cardOf(seed, document)))
    .returning('id')) as { id: number }[];
  await trx('workboard_card_units').insert(
    cards.map(({ id }, index) => ({ card_id: id, unit: seeds[index]?.unit ?? 'office-disclosure' })),
  );
  const clocks = cards.flatMap(({ id }, index) => {
    const { clock, receivedOn } = seeds[index] ?? {};
    if (!clock) return [];
    return [{ card_id: id, key: 'reply', state: clock.state, started_on: receivedOn, due_on: clock.due, projected: false, met: clock.met }];
  });
  if (clocks.length > 0) await trx('workboard_clocks').insert(clocks);
  return cards.map(({ id }) => id);
}

function cardOf(seed: CaseSeed, document: string): Record<string, unknown> {
  const unit = seed.unit ?? 'office-disclosure';
  const open = seed.closedOn == null;
  return {
    workflow: 'foi',
    workflow_version: 1,
    stage: seed.stage,
    stage_since: seed.closedOn ?? seed.receivedOn ?? '2026-01-01',
    subject_uid: 'api::case.case',
    subject_document: document,
    number: `测试〔${document}〕`,
    title: seed.title,
    unit,
    units: JSON.stringify([unit]),
    due_on: open ? (seed.clock?.due ?? null) : null,
    due_clock: open && seed.clock ? 'reply' : null,
    due_suspended: false,
    last_actor: '{}',
    done_in_stage: '[]',
    opened_on: seed.receivedOn ?? '2026-01-01',
    closed_on: seed.closedOn ?? null,
    search_text: seed.title.toLowerCase(),
    updated_at: '2026-09-01T00:00:00.000Z',
  };
}
