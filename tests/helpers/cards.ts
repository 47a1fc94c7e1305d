import type { TestApp } from './strapi';

/** Columns of a card that a test names; the rest is what a plain card has. */
export interface CardSeed {
  workflow?: string;
  stage: string;
  title: string;
  number?: string;
  units: readonly string[];
  due_on?: string | null;
  due_clock?: string;
  due_suspended?: boolean;
  due_left?: number | null;
  assignee_id?: number | null;
  closed_on?: string | null;
  kind?: string | null;
  updated_at?: string;
}

/** Cards for one INSERT; SQLite takes 500 rows at most, and a card has two units or so. */
const BATCH = 150;

/** Writes cards with their units straight into the tables, where lists of many are wanted and no history. @returns their ids in order */
export async function insertCards(app: TestApp, seeds: readonly CardSeed[]): Promise<number[]> {
  const ids: number[] = [];
  await app.strapi.db.connection.transaction(async (trx) => {
    for (let start = 0; start < seeds.length; start += BATCH) {
      const part = seeds.slice(start, start + BATCH);
      const rows = (await trx('workboard_cards')
        .insert(part.map((seed, index) => rowOf(seed, start + index)))
        .returning('id')) as { id: number }[];
      const units = rows.flatMap(({ id }, index) => (part[index]?.units ?? []).map((unit) => ({ card_id: id, unit })));
      await trx('workboard_card_units').insert(units);
      ids.push(...rows.map(({ id }) => id));
    }
  });
  return ids;
}

let made = 0;

function rowOf(seed: CardSeed, index: number): Record<string, unknown> {
  const { units, due_on = null, due_clock, number = null, ...given } = seed;
  made += 1;
  return {
    workflow: 'official-document',
    workflow_version: 1,
    stage_since: '2026-09-01',
    subject_uid: 'api::document.document',
    subject_document: `test${made}x${index}`,
    number,
    unit: units[0] ?? '',
    units: JSON.stringify(units),
    due_on,
    due_clock: due_clock ?? (due_on === null ? null : 'portal'),
    due_suspended: false,
    due_left: null,
    assignee_id: null,
    last_actor: '{}',
    done_in_stage: '[]',
    opened_on: '2026-09-01',
    closed_on: null,
    search_text: `${number ?? ''} ${seed.title}`.toLowerCase().trim(),
    updated_at: '2026-09-01T00:00:00.000Z',
    ...given,
  };
}
