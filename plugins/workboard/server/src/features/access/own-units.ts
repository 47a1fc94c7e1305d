import type { Core } from '@strapi/strapi';
import type { Actor, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { sightOf } from '../card/may-see';

/** Strapi's id of the condition, for permissions that are written by code. */
export const OWN_UNITS = 'plugin::workboard.own-units';

/** What a condition is handed: the account that asks and the permission that is judged. */
interface Asked {
  id: number;
  permission: { subject?: string | null };
}

/** True: every row. An object: the rows that match it, in the query language that Strapi applies to SQL and to single entries alike. */
type Rows = true | Record<string, unknown>;

/**
 * Makes the row rule of cards a condition of Strapi's role editor, so that the content manager lists, opens and changes the entries of the
 * same units that the board shows: everything with an office-wide role of the workflow, else what names one of the account's own units.
 * Called at bootstrap; Strapi takes no conditions later.
 */
export async function registerConditions(strapi: Core.Strapi, container: () => Container): Promise<void> {
  const { conditionProvider } = strapi.service('admin::permission') as unknown as {
    conditionProvider: { registerMany(conditions: object[]): Promise<unknown> };
  };
  const actorOf = oncePerRequest(strapi, (id) => container().members.actor(id, container().time.today()));
  await conditionProvider.registerMany([
    {
      name: 'own-units',
      plugin: 'workboard',
      category: 'workboard',
      displayName: '本单位的内容 / Entries of own units',
      handler: async ({ id, permission }: Asked): Promise<Rows> => {
        const workflows = container().workflows.governing(permission.subject ?? '');
        return workflows.length === 0 ? true : rowsOf(workflows, await actorOf(id));
      },
    },
  ]);
}

/** The rows of a type; where several workflows share it, each says which of its own. */
function rowsOf(workflows: readonly WorkflowDefinition[], actor: Actor): Rows {
  const [only, ...others] = workflows;
  if (only && others.length === 0 && only.subject.where === undefined) return rowsFor(only, actor);
  return {
    $or: workflows.map((workflow) => {
      const rows = rowsFor(workflow, actor);
      return { $and: [workflow.subject.where ?? {}, ...(rows === true ? [] : [rows])] };
    }),
  };
}

/** The rows of a workflow's subject that this person may see. */
function rowsFor(workflow: WorkflowDefinition, actor: Actor): Rows {
  const { all, units } = sightOf(workflow, actor);
  return all || { $or: workflow.subject.units.map((attribute) => ({ [attribute]: { $in: [...units] } })) };
}

/** Strapi judges every permission of every request anew; the memberships are read once for all of them. */
function oncePerRequest(strapi: Core.Strapi, read: (id: number) => Promise<Actor>): (id: number) => Promise<Actor> {
  const known = new WeakMap<object, Promise<Actor>>();
  return (id) => {
    const request = strapi.requestContext.get();
    if (!request) return read(id);
    const found = known.get(request) ?? read(id);
    known.set(request, found);
    return found;
  };
}
