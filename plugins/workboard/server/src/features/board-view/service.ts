import type { BoardView, SaveViewRequest } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest, Forbidden, NotFound } from '../../platform/errors';
import { inTransaction, type Trx } from '../../platform/transaction';
import type { Viewer } from '../../platform/viewer';
import { deleteView, findView, findViews, insertView, updateView, type ViewColumns, type ViewRow } from './repository';

/** Who asks about views, and whether their account holds `view.share`. */
export interface ViewPerson extends Viewer {
  mayShare: boolean;
}

/** The views of a board that a person may choose from. @throws NotFound for a workflow that is not there */
export async function readViews(container: Container, person: ViewPerson, workflow: string): Promise<BoardView[]> {
  const { key } = container.workflows.newest(workflow);
  const found = await findViews(container.strapi, { workflow: key, user: person.actor.id, units: unitsOf(person) });
  return found.map(({ row, owner }) => present(container, person, row, owner));
}

/** Saves a view under a name. @throws BadRequest, Forbidden for sharing that is not this person's to do */
export async function createView(container: Container, person: ViewPerson, workflow: string, input: SaveViewRequest): Promise<BoardView> {
  const { key } = container.workflows.newest(workflow);
  assertMayShare(container, person, input, null);
  const id = await inTransaction(container.strapi, async (trx) => {
    const saved = await insertView(trx, columnsOf(container, { workflow: key, owner: person.actor.id, input }));
    await record(container, trx, person, { workflow: key, event: 'view.save', name: input.name, sharedWith: input.sharedWith });
    return saved;
  });
  return viewById(container, person, key, id);
}

/** Changes a view. @throws NotFound for one this person does not see, Forbidden for one that is not theirs to change */
export async function changeView(container: Container, person: ViewPerson, id: number, input: SaveViewRequest): Promise<BoardView> {
  const workflow = await inTransaction(container.strapi, async (trx) => {
    const row = await changeable(trx, person, id);
    assertMayShare(container, person, input, row);
    await updateView(trx, id, columnsOf(container, { workflow: row.workflow, owner: row.owner_id, input }));
    await record(container, trx, person, { workflow: row.workflow, event: 'view.change', name: input.name, sharedWith: input.sharedWith });
    return row.workflow;
  });
  return viewById(container, person, workflow, id);
}

/** Deletes a view. @throws NotFound, Forbidden as for a change */
export async function removeView(container: Container, person: ViewPerson, id: number): Promise<void> {
  await inTransaction(container.strapi, async (trx) => {
    const row = await changeable(trx, person, id);
    await deleteView(trx, id);
    await record(container, trx, person, { workflow: row.workflow, event: 'view.delete', name: row.name, sharedWith: row.shared_with });
  });
}

async function viewById(container: Container, person: ViewPerson, workflow: string, id: number): Promise<BoardView> {
  const view = (await readViews(container, person, workflow)).find((one) => one.id === id);
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
function assertMayShare(container: Container, person: ViewPerson, input: SaveViewRequest, before: ViewRow | null): void {
  const { sharedWith, unit, defaultRole } = input;
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
  { workflow, owner, input }: { workflow: string; owner: number; input: SaveViewRequest },
): ViewColumns {
  const { name, filter, layout, density, sharedWith, unit, defaultRole } = input;
  return {
    workflow,
    owner_id: owner,
    name,
    settings: JSON.stringify({ filter, layout, density }),
    shared_with: sharedWith,
    unit: sharedWith === 'unit' ? unit : null,
    default_role: defaultRole,
    updated_at: container.time.instant(),
  };
}

function present(container: Container, person: ViewPerson, row: ViewRow, owner: string): BoardView {
  const role = row.default_role;
  return {
    id: row.id,
    name: row.name,
    ...row.settings,
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
  name: string;
  sharedWith: string;
}

async function record(container: Container, trx: Trx, { actor }: ViewPerson, { workflow, event, name, sharedWith }: ViewEntry) {
  await container.log.record(trx, {
    at: container.time.instant(),
    card: null,
    workflow,
    subject: null,
    event,
    from: null,
    to: null,
    revision: null,
    actor,
    unit: actor.memberships[0]?.unit ?? null,
    comment: JSON.stringify({ name, sharedWith }),
    form: null,
    clauses: [],
    contentHash: null,
    calendarVersion: (await container.calendars.current()).version,
  });
}

function unitsOf({ actor }: Viewer): string[] {
  return [...new Set(actor.memberships.map(({ unit }) => unit))];
}

function noSuchView(id: number): NotFound {
  return new NotFound(`没有编号为 ${id} 的视图 / There is no view ${id}`);
}
