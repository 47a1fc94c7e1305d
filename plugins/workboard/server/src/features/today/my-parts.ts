import type { Knex } from 'knex';
import type { Actor, Membership, Person, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardRow } from '../card/card-row';
import { concerns } from '../../platform/viewer';

/** One of a person's office roles in one workflow, and the cards it reaches. */
export interface Part {
  workflow: string;
  role: string;
  /** Stages in which a card waits for this role. */
  stages: readonly string[];
  /** In whose stead; null for the person's own. */
  standingInFor: Person | null;
  reach: { all: true } | { units: readonly string[]; /** Only a card whose first unit it is. */ first: boolean };
}

/** Everything a person has a part in, their own parts first. A role that a workflow does not name has none there. */
export function partsOf(workflows: readonly WorkflowDefinition[], actor: Actor): Part[] {
  const own = actor.memberships.filter(({ standingInFor }) => !standingInFor);
  const principals = new Map(actor.memberships.flatMap(({ standingInFor }) => (standingInFor ? [[standingInFor.id, standingInFor]] : [])));
  const carried = [...principals.values()].map((principal) => ({
    principal,
    memberships: actor.memberships.filter(({ standingInFor }) => standingInFor?.id === principal.id),
  }));
  return [{ principal: null, memberships: own }, ...carried].flatMap(({ principal, memberships }) =>
    partsBy(workflows, memberships, principal),
  );
}

/** The first of the parts that reaches a card: the person's own, if one of them does. */
export function partIn(
  parts: readonly Part[],
  card: Pick<CardRow, 'workflow' | 'unit' | 'units'>,
  fits: (part: Part) => boolean,
): Part | null {
  const reaches = ({ reach }: Part) =>
    'all' in reach || (reach.first ? reach.units.includes(card.unit) : card.units.some((unit) => reach.units.includes(unit)));
  return parts.find((part) => part.workflow === card.workflow && fits(part) && reaches(part)) ?? null;
}

function partsBy(workflows: readonly WorkflowDefinition[], memberships: readonly Membership[], standingInFor: Person | null): Part[] {
  const roles = [...new Set(memberships.map(({ role }) => role))];
  return workflows.flatMap((workflow) =>
    roles.flatMap((role): Part[] => {
      const definition = workflow.roles[role];
      if (!definition) return [];
      const stages = workflow.stages.filter(({ kind, owner }) => kind !== 'final' && owner.includes(role)).map(({ key }) => key);
      const units = memberships.filter((membership) => membership.role === role).map(({ unit }) => unit);
      const first = definition.units.every((attribute) => attribute === workflow.subject.units[0]);
      const reach = definition.scope === 'office' ? { all: true as const } : { units, first };
      return [{ workflow: workflow.key, role, stages, standingInFor, reach }];
    }),
  );
}

/** Cards (`c`) that one of the parts reaches; `narrow` adds what must hold for that part. */
export function whereAnyPart(
  query: Knex.QueryBuilder,
  parts: readonly Part[],
  narrow: (cards: Knex.QueryBuilder, part: Part) => void,
): void {
  void query.where((any) => {
    for (const part of parts) {
      void any.orWhere((one) => {
        void one.where('c.workflow', part.workflow);
        whereReached(one, part);
        narrow(one, part);
      });
    }
  });
}

function whereReached(query: Knex.QueryBuilder, { reach }: Part): void {
  if ('all' in reach) return;
  if (reach.first) void query.whereIn('c.unit', reach.units);
  else void query.whereExists((own) => concerns(own, reach.units));
}
