import type { SavedView, ViewNaming } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest, Forbidden, NotFound } from '../../platform/errors';
import { inTransaction, type Trx } from '../../platform/transaction';
import type { Viewer } from '../../platform/viewer';
import { deleteView, findView, findViews, insertView, updateView, type ViewColumns, type ViewPlace, type ViewRow } from './repository';
import { recordOwn } from '../log/record-own';

/** Who asks about views, and whether their account holds `view.share`. */
export interface ViewPerson extends Viewer {
  mayShare: boolean;
}

/** A view that is to be saved: for whom, and what it sets, which its place has checked. */
export interface ViewInput<Settings extends object> {
  naming: ViewNaming;
  settings: Settings;
}

/** The views of a board or register that a person may choose from. @throws NotFound for a workflow that is not there */
export async function readViews<Settings extends object>(
  container: Container,
  person: ViewPerson,
  place: ViewPlace,
): Promise<(SavedView & Settings)[]> {
  container.workflows.newest(place.workflow);
  const found = await findViews(container.strapi, { place, user: person.actor.id, units: unitsOf(person) });
  return found.map(({ row, owner }) => ({ ...(row.settings as Settings), ...present(container, person, row, owner) }));
}

/** Saves a view under a name. @throws BadRequest, Forbidden for sharing that is not this person's to do */
export async function createView<Settings extends object>(
  container: Container,
  person: ViewPerson,
  place: ViewPlace,
  input: ViewInput<Settings>,
): Promise<SavedView & Settings> {
  container.workflows.newest(place.workflow);
  assertMayShare(container, person, input.naming, null);
  const id = await inTransaction(container.strapi, async (trx) => {
    const saved = await insertView(trx, columnsOf(container, { place, owner: person.actor.id, input }));
    await record(container, trx, person, entryOf(place, 'view.save', input.naming));
    return saved;
  });
  return viewById(container, person, place, id);
}

/** Changes a view. @throws NotFound for one this person does not see here, Forbidden for one that is not theirs to change */
export async function changeView<Settings extends object>(
  container: Container,
  person: ViewPerson,
  { id, register, workflow }: { id: number; register: string | null; workflow?: string },
  input: ViewInput<Settings>,
): Promise<SavedView & Settings> {
  const place = await inTransaction(container.strapi, async (trx) => {
    const row = await changeable(trx, person, id);
    if (row.register !== register || (workflow !== undefined && row.workflow !== workflow)) throw noSuchView(id);
    assertMayShare(container, person, input.naming, row);
    await updateView(trx, id, columnsOf(container, { place: row, owner: row.owner_id, input }));
    await record(container, trx, person, entryOf(row, 'view.change', input.naming));
    return row;
  });
  return viewById(container, person, place, id);
}

/** Deletes a view. @throws NotFound, Forbidden as for a change */
export async function removeView(container: Container, person: ViewPerson, id: number): Promise<void> {
  await inTransaction(container.strapi, async (trx) => {
    const row = await changeable(trx, person, id);
    await deleteView(trx, id);
    await record(container, trx, person, entryOf(row, 'view.delete', { name: row.name, sharedWith: row.shared_with }));
  });
}

async function viewById<Settings extends object>(
  container: Container,
  person: ViewPerson,
  place: ViewPlace,
  id: number,
): Promise<SavedView & Settings> {
  const view = (await readViews<Settings>(container, person, place)).find((one) => one.id === id);
  if (!view) throw noSuchView(id);
  return view;
}

async function changeable(trx: Trx, person: ViewPerson, id: number): Promise<ViewRow> {
  const row = await findView(trx, id);
  if (!row || !sees(person, row)) throw noSuchView(id);
  if (!mayChange(person, row))
    throw new Forbidden(
      '这是他人共享的视图，只有创建人或有“共享视图”权限的人可以修改 / Only its owner, or who may share views, changes it',
    );
  return row;
}

function sees(person: ViewPerson, { owner_id, shared_with, unit }: ViewRow): boolean {
  if (owner_id === person.actor.id || shared_with === 'all') return true;
  return shared_with === 'unit' && unit !== null && unitsOf(person).includes(unit);
}

function mayChange(person: ViewPerson, { owner_id, shared_with }: ViewRow): boolean {
  return owner_id === person.actor.id || (shared_with !== 'private' && person.mayShare);
}

/** A view is shared with one's own units or with all; what an office role begins with is for `view.share` to say. */
function assertMayShare(container: Container, person: ViewPerson, naming: ViewNaming, before: ViewRow | null): void {
  const { sharedWith, unit, defaultRole } = naming;
  if (sharedWith === 'unit' && (unit === null || (!unitsOf(person).includes(unit) && before?.unit !== unit)))
    throw new BadRequest('请选择您所在的单位 / Choose one of your own units', 'unit');
  if (defaultRole === null) return;
  if (!container.workflows.roles().some(({ key }) => key === defaultRole))
    throw new BadRequest(`没有“${defaultRole}”这个岗位 / There is no office role "${defaultRole}"`, 'defaultRole');
  if (sharedWith === 'private')
    throw new BadRequest('岗位默认视图须共享给单位或全体 / The default of an office role must be shared', 'sharedWith');
  if (!person.mayShare && before?.default_role !== defaultRole)
    throw new Forbidden('设为岗位默认须有“共享视图”权限，请联系管理员 / A default for an office role needs the right to share views');
}

function columnsOf(
  container: Container,
  { place, owner, input }: { place: ViewPlace; owner: number; input: ViewInput<object> },
): ViewColumns {
  const { name, sharedWith, unit, defaultRole } = input.naming;
  return {
    workflow: place.workflow,
    register: place.register,
    owner_id: owner,
    name,
    settings: JSON.stringify(input.settings),
    shared_with: sharedWith,
    unit: sharedWith === 'unit' ? unit : null,
    default_role: defaultRole,
    updated_at: container.time.instant(),
  };
}

function present(container: Container, person: ViewPerson, row: ViewRow, owner: string): SavedView {
  const role = row.default_role;
  return {
    id: row.id,
    name: row.name,
    sharedWith: row.shared_with,
    unit: row.unit,
    defaultRole: role,
    defaultRoleTitle: role === null ? null : container.workflows.roleTitle(role),
    isDefault: role !== null && person.actor.memberships.some((membership) => membership.role === role),
    owner,
    mine: row.owner_id === person.actor.id,
    mayChange: mayChange(person, row),
  };
}

interface ViewEntry {
  workflow: string;
  event: 'view.save' | 'view.change' | 'view.delete';
  comment: string;
}

function entryOf(
  { workflow, register }: ViewPlace,
  event: ViewEntry['event'],
  { name, sharedWith }: Pick<ViewNaming, 'name' | 'sharedWith'>,
): ViewEntry {
  return { workflow, event, comment: JSON.stringify({ name, sharedWith, ...(register === null ? {} : { register }) }) };
}

async function record(container: Container, trx: Trx, { actor }: ViewPerson, { workflow, event, comment }: ViewEntry): Promise<void> {
  await recordOwn(container, trx, { event, actor, comment, workflow });
}

function unitsOf({ actor }: Viewer): string[] {
  return [...new Set(actor.memberships.map(({ unit }) => unit))];
}

function noSuchView(id: number): NotFound {
  return new NotFound(`没有编号为 ${id} 的视图 / There is no view ${id}`);
}

export type { ViewPlace };
