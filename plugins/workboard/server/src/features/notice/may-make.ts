import { noticesOf } from '../../../../engine/notice/notices-of';
import type { NoticeDefinition } from '../../../../engine/notice/types';
import type { RoleKey } from '../../../../engine/text';
import type { Membership, WorkflowDefinition } from '../../../../engine/workflow/types';
import { NotFound } from '../../platform/errors';
import { sightOfViewer, type Viewer } from '../../platform/viewer';
import type { CardRow } from '../card/card-row';

/** Whether somebody may see a notice of a card, or of a whole workflow (`card` null), that they may see themselves. */
export function maySeeNotice(workflow: WorkflowDefinition, notice: NoticeDefinition, card: Units | null, viewer: Viewer): boolean {
  if (card === null && !sightOfViewer(workflow, viewer).all) return false;
  return viewer.keeper || mandateFor(workflow, notice.see, card, viewer) !== null;
}

/**
 * The membership under which somebody may make a notice by hand, their own before one they hold in somebody's stead; null for nobody's. One
 * that events make is theirs: by hand it is only made again.
 * @param made whether there is a version of it
 */
export function mandateToMake(
  workflow: WorkflowDefinition,
  notice: NoticeDefinition,
  { card, made, viewer }: { card: Units | null; made: boolean; viewer: Viewer },
): Membership | null {
  if (viewer.keeper || (!made && eventsMaking(workflow, notice.key).length > 0)) return null;
  return maySeeNotice(workflow, notice, card, viewer) ? mandateFor(workflow, notice.by, card, viewer) : null;
}

/**
 * The membership by which somebody opens what bears personal data as part of their daily work: that of whoever makes and dispatches it. They
 * give no reason each time, thirty times a day: who opened it, and that it was by this, is in the log. Null for everybody else, who says why.
 */
export function standingToOpen(workflow: WorkflowDefinition, notice: NoticeDefinition, card: Units, viewer: Viewer): Membership | null {
  return viewer.keeper || notice.by.length === 0 ? null : mandateFor(workflow, notice.by, card, viewer);
}

/** Events that make a notice. */
export function eventsMaking(workflow: WorkflowDefinition, notice: string) {
  return Object.values(workflow.events).filter(({ effects }) =>
    effects.some((effect) => effect.do === 'renderNotice' && effect.notice === notice),
  );
}

/** @throws NotFound for a key that is no notice of this kind, in the same words for one that is not for this person */
export function noticeOf(workflow: WorkflowDefinition, key: string, card: Units | null, viewer: Viewer): NoticeDefinition {
  const notice = noticesOf(workflow).find((one) => one.key === key && (one.set === undefined) === (card !== null));
  if (!notice || !maySeeNotice(workflow, notice, card, viewer)) throw new NotFound(`没有文书“${key}” / There is no notice "${key}"`);
  return notice;
}

type Units = Pick<CardRow, 'units'>;

function mandateFor(workflow: WorkflowDefinition, roles: readonly RoleKey[], card: Units | null, { actor }: Viewer): Membership | null {
  const held = actor.memberships.filter(({ role, unit }) => {
    if (roles.length === 0) return true;
    return roles.includes(role) && (card === null || workflow.roles[role]?.scope !== 'unit' || card.units.includes(unit));
  });
  return held.find(({ standingInFor }) => !standingInFor) ?? held[0] ?? null;
}
