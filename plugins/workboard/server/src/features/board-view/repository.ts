import type { Core } from '@strapi/strapi';
import type { SavedView } from '../../../../shared/contract';
import { reading, type Trx } from '../../platform/transaction';
import { nameOf } from '../membership/service';

/** Where a view belongs: a board, or one of the registers of its workflow. */
export interface ViewPlace {
  workflow: string;
  /** Null: the board. */
  register: string | null;
}

/** A row of `workboard_views`, its settings already read. */
export interface ViewRow extends ViewPlace {
  id: number;
  owner_id: number;
  name: string;
  /** Checked by the place it belongs to, before it was stored. */
  settings: object;
  shared_with: SavedView['sharedWith'];
  unit: string | null;
  default_role: string | null;
}

export type ViewColumns = Omit<ViewRow, 'id' | 'settings'> & { settings: string; updated_at: string };

type Names = Parameters<typeof nameOf>[0];

/** Views of a place that this person owns or that are shared with one of these units or with all. One statement. */
export async function findViews(
  strapi: Core.Strapi,
  { place, user, units }: { place: ViewPlace; user: number; units: readonly string[] },
): Promise<{ row: ViewRow; owner: string }[]> {
  const rows = (await reading(strapi, (db) =>
    db('workboard_views as v')
      .leftJoin('admin_users as u', 'u.id', 'v.owner_id')
      .where({ 'v.workflow': place.workflow, 'v.register': place.register })
      .andWhere((mine) => {
        void mine.where('v.owner_id', user).orWhere('v.shared_with', 'all');
        if (units.length > 0) void mine.orWhere((ours) => ours.where('v.shared_with', 'unit').whereIn('v.unit', units));
      })
      .orderBy(['v.name', 'v.id'])
      .select('v.*', 'u.username', 'u.firstname', 'u.lastname'),
  )) as (Record<string, unknown> & Names)[];
  return rows.map((row) => ({ row: viewRowOf(row), owner: nameOf(row) }));
}

export async function findView(trx: Trx, id: number): Promise<ViewRow | null> {
  const row = (await trx('workboard_views').where({ id }).first('*')) as Record<string, unknown> | undefined;
  return row ? viewRowOf(row) : null;
}

/** @returns the id of the new view */
export async function insertView(trx: Trx, columns: ViewColumns): Promise<number> {
  const [row] = (await trx('workboard_views').insert(columns).returning('id')) as { id: number }[];
  if (!row) throw new Error('the view was not written');
  return row.id;
}

export async function updateView(trx: Trx, id: number, columns: ViewColumns): Promise<void> {
  await trx('workboard_views').where({ id }).update(columns);
}

export async function deleteView(trx: Trx, id: number): Promise<void> {
  await trx('workboard_views').where({ id }).delete();
}

function viewRowOf(raw: Readonly<Record<string, unknown>>): ViewRow {
  return {
    id: Number(raw.id),
    workflow: String(raw.workflow),
    register: raw.register as string | null,
    owner_id: Number(raw.owner_id),
    name: String(raw.name),
    settings: JSON.parse(String(raw.settings)) as object,
    shared_with: raw.shared_with as ViewRow['shared_with'],
    unit: raw.unit as string | null,
    default_role: raw.default_role as string | null,
  };
}
