import type { ResolvedEffect } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { dueColumns, readClocks, withEffects, writeClocks } from '../clock/service';
import { openCards } from '../entry/open-cards';
import { link, linkedCards, type LinkedSubject } from '../link/service';
import { keysOfRows } from '../matrix/definitions';
import { closeTasks, openTasks } from '../task/service';
import type { CardRow } from './card-row';
import { conflict } from './conflict';
import { readDraft } from './draft-row';
import { openLinkedCard, parentOfPartner } from './open-linked-card';
import { takeLinkedStep } from './take-linked-step';
import { loadCard, updateCard } from './repository';
import type { Step } from './step';

/**
 * What a step does to other cards, in the order it was written: opening a partner's card, linking one, and effects on cards that are linked,
 * for example the interpretation's clock when its document is published (R-INT-06).
 */
export async function applyLinkedEffects(container: Container, step: Step, row: CardRow): Promise<void> {
  const { effects } = step.decided;
  if (!effects.some((effect) => effect.do === 'openCard' || effect.do === 'linkCard' || effect.on !== undefined)) return;
  const own = { uid: step.workflow.subject.type, documentId: step.documentId };
  const rows = keysOfRows(container.workflows.all(), step.workflow.key);
  let linked = await linkedCards(container.strapi, own, rows);
  for (const together of inOneGo(effects)) {
    const [effect] = together;
    if (effect.do === 'openCard' && effect.on !== undefined) {
      for (const partner of linked[effect.on.linked] ?? []) await openLinkedCard(container, step, row, effect, parentOfPartner(partner));
    } else if (effect.do === 'openCard') {
      if (effect.unlessLinked && (linked[effect.workflow] ?? []).length > 0) continue;
      await openLinkedCard(container, step, row, effect);
      linked = await linkedCards(container.strapi, own, rows);
    } else if (effect.do === 'linkCard') {
      await linkCard(container, step, row, effect);
      linked = await linkedCards(container.strapi, own, rows);
    } else if (effect.on !== undefined) {
      const apply =
        effect.do === 'takeStep' ? takeLinkedStep(container, step, effect) : (to: LinkedSubject) => applyTo(container, step, to, together);
      for (const partner of linked[effect.on.linked] ?? []) await apply(partner);
    }
  }
}

type Together = [ResolvedEffect, ...ResolvedEffect[]];

/** The effects that touch other cards, in their order; clocks and tasks of the same partners that follow each other are one change of them, and one row in their history. */
function inOneGo(effects: readonly ResolvedEffect[]): Together[] {
  const groups: Together[] = [];
  for (const effect of effects) {
    const alone = effect.do === 'openCard' || effect.do === 'linkCard' || effect.do === 'takeStep';
    if (!alone && effect.on === undefined) continue;
    const last = groups.at(-1);
    const joins = last && !alone && last[0].do !== 'takeStep' && last[0].on?.linked === effect.on?.linked;
    if (joins) last.push(effect);
    else groups.push([effect]);
  }
  return groups;
}

/** Ties this card to the one that bears the number; whoever keeps that one reads it in its history. @throws Conflict if it has just been closed */
async function linkCard(
  container: Container,
  step: Step,
  row: CardRow,
  effect: Extract<ResolvedEffect, { do: 'linkCard' }>,
): Promise<void> {
  const viewer = { actor: step.actor, keeper: false };
  const [found] = await openCards(container, viewer, { workflow: effect.workflow, number: effect.number, most: 1 });
  const target = found && (await loadCard(container.strapi, { id: found.id }))?.row;
  if (!target) throw await conflict(container, row, row.revision);
  const from = { uid: step.workflow.subject.type, documentId: step.documentId };
  await link(step.trx, from, { uid: target.subject_uid, documentId: target.subject_document }, step.at);
  // Whoever closes it in this very moment has its row: read again, it is over, and nothing is tied to it.
  await applyTo(container, step, target, [effect], async ({ closed_on }) => {
    if (closed_on !== null) throw await conflict(container, row, row.revision);
  });
}

/** How often a partner that moves at the same moment is read again; each round waits for the other's commit. */
const ROUNDS = 5;

/**
 * Applies clock and task effects to a partner: its own revision and log row, so that its history and open boards show it.
 * @param judge throws if the partner, as it stands in this round, is not to be touched
 */
async function applyTo(
  container: Container,
  step: Step,
  partner: Pick<LinkedSubject, 'id'>,
  effects: readonly ResolvedEffect[],
  judge: (row: CardRow) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    if (await tryApply(container, step, partner, effects, judge)) return;
  }
  throw new Error(`card ${partner.id} keeps changing while its partner moves`);
}

async function tryApply(
  container: Container,
  step: Step,
  partner: Pick<LinkedSubject, 'id'>,
  effects: readonly ResolvedEffect[],
  judge: (row: CardRow) => Promise<void>,
): Promise<boolean> {
  const { trx, at, today, calendar } = step;
  const loaded = await loadCard(container.strapi, { id: partner.id });
  if (!loaded) return true;
  const { row } = loaded;
  await judge(row);
  const workflow = await container.workflows.version(row.workflow, row.workflow_version);
  // Only ceilings with conditions ask for the partner's subject.
  const conditional = Object.values(workflow.clocks).some(({ ceilings = [] }) => ceilings.some(({ when }) => when !== undefined));
  const subject = conditional ? ((await readDraft(container.strapi, row.subject_uid, row.subject_document))?.values ?? {}) : {};
  const own = effects.map((effect): ResolvedEffect => ({ ...effect, on: undefined }));
  const clocks = withEffects(loaded.history, own, { workflow, subject, today });
  const readings = readClocks(workflow, clocks.history, calendar, today, at);
  if (!(await updateCard(trx, { id: row.id, revision: row.revision, columns: { ...dueColumns(readings), updated_at: at } }))) return false;
  for (const effect of effects) await applyTask(trx, at, row.id, effect);
  const logSeq = await container.log.record(trx, {
    at,
    card: row.id,
    workflow: row.workflow,
    subject: { uid: row.subject_uid, documentId: row.subject_document },
    event: `${step.workflow.key}.${step.decided.event.key}`,
    from: row.stage,
    to: row.stage,
    revision: row.revision + 1,
    actor: step.actor,
    unit: null,
    standingInFor: step.decided.mandate?.standingInFor?.id ?? null,
    comment: null,
    form: null,
    clauses: step.decided.clauses,
    contentHash: null,
    calendarVersion: calendar.version,
  });
  await writeClocks(trx, { card: row.id, logSeq, at, added: clocks.added, readings });
  return true;
}

async function applyTask(trx: Step['trx'], at: string, card: number, effect: ResolvedEffect): Promise<void> {
  if (effect.do === 'createTask') await openTasks(trx, { card, at, tasks: [effect] });
  if (effect.do === 'closeTask') await closeTasks(trx, { card, at, keys: [effect.task], clocks: [] });
  if (effect.do === 'stopClock' || effect.do === 'cancelClock') await closeTasks(trx, { card, at, keys: [], clocks: [effect.clock] });
}
