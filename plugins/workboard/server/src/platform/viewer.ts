import type { Knex } from 'knex';
import type { Actor, WorkflowDefinition } from '../../../engine/workflow/types';
import { sightOf, type Sight } from '../features/card/may-see';
import type { CardRow } from '../features/card/card-row';
import type { Container } from './container';
import { Forbidden, NotFound } from './errors';
import type { RequestContext } from './request';

/** Who asks, and whether they see everything because they keep the system. */
export interface Viewer {
  actor: Actor;
  /** A Strapi super admin without any office role: reads everything, does nothing. */
  keeper: boolean;
}

const SUPER_ADMIN = 'strapi-super-admin';

/** The person behind a request with the memberships that hold today. One statement. */
export async function viewerOf(container: Container, ctx: RequestContext): Promise<Viewer> {
  const actor = await container.members.actor(ctx.state.user.id, container.time.today());
  return { actor, keeper: isSuperAdmin(ctx) && actor.memberships.length === 0 };
}

/** Whether the account behind a request keeps the system. */
export function isSuperAdmin({ state }: Pick<RequestContext, 'state'>): boolean {
  return (state.user.roles ?? []).some(({ code }) => code === SUPER_ADMIN);
}

/** What a viewer sees of one workflow. */
export function sightOfViewer(workflow: WorkflowDefinition, { actor, keeper }: Viewer): Sight {
  return keeper ? { all: true, units: [] } : sightOf(workflow, actor);
}

/** @throws NotFound for a card that this person may not see, in the same words as for one that is not there */
export function assertVisible(workflow: WorkflowDefinition, row: Pick<CardRow, 'id' | 'units'>, viewer: Viewer): void {
  const sight = sightOfViewer(workflow, viewer);
  if (!sight.all && !row.units.some((unit) => sight.units.includes(unit))) throw noSuchCard(row.id);
}

export function noSuchCard(id: number): NotFound {
  return new NotFound(`没有编号为 ${id} 的卡片 / There is no card ${id}`);
}

/** @throws Forbidden for somebody who reads everything but holds no office role: keeping the system is no part in the office's work */
export function assertActs({ keeper }: Viewer): void {
  if (keeper) throw new Forbidden('超级管理员未担任任何岗位，只能查看 / A super admin without an office role may read, not act');
}

/**
 * The row rule in SQL: cards of workflows seen whole, and cards that concern one of the viewer's units. The query itself must be
 * narrowed to `workflows`.
 */
export function whereVisible(query: Knex.QueryBuilder, workflows: readonly WorkflowDefinition[], viewer: Viewer): void {
  if (viewer.keeper) return;
  const whole = workflows.filter((workflow) => sightOfViewer(workflow, viewer).all).map(({ key }) => key);
  if (whole.length === workflows.length) return;
  const units = [...new Set(viewer.actor.memberships.map(({ unit }) => unit))];
  void query.where((either) => {
    void either.whereIn('c.workflow', whole);
    if (units.length > 0) void either.orWhereExists((own) => concerns(own, units));
  });
}

/** The card `c` concerns one of these units. */
export function concerns(query: Knex.QueryBuilder, units: readonly string[]): void {
  void query.select('cu.card_id').from('workboard_card_units as cu').whereRaw('cu.card_id = c.id').whereIn('cu.unit', units);
}
