import type { Day } from '../../../../engine/calendar/types';
import { contained, likeness, pairsOf } from '../../../../engine/similarity/pairs';
import type { Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Known } from '../vault/blind-index';
import { candidates, type Candidate } from './repository';

/** Newest cards whose titles are compared, and those among them whose whole text is: a search costs some milliseconds, whatever the office holds. */
const TITLES = 3000;
const TEXTS = 40;
/** Percent from which on something is shown as alike. */
const ALIKE = 50;
/** Percent of a title that must stand in what is asked now for its text to be read. */
const NEAR = 35;
/** Lists show no more. */
const SHOWN = 20;

/** A card that asks for the like, or is of the same person. */
export interface Repeat {
  card: number;
  title: string;
  openedOn: Day;
  /** How alike, 0 to 100. */
  percent: number;
}

export interface Repeats {
  /** Of the same person, and alike. */
  own: Repeat[];
  /** Alike, of somebody else. */
  others: Repeat[];
  /** Every other card of the same person, the newest first. */
  samePerson: Repeat[];
  /** Of those, how many were opened in this natural month. */
  month: number;
}

const NONE: Repeats = { own: [], others: [], samePerson: [], month: 0 };

export interface Asked {
  /** The card itself; 0 while it is being taken down. */
  card: number;
  /** What it asks for; the first is the title. */
  texts: readonly string[];
  /** Who asks, where there is no card yet. */
  known?: Known;
  today: Day;
}

/**
 * Looks for what was asked before: by the same person, through the vault's blind indexes, and for the same information, by pairs of characters
 * (X-11, N-26). It finds, and decides nothing. Whoever shows cards applies the row rules. Four statements at most.
 */
export async function findRepeats(container: Container, workflow: WorkflowDefinition, asked: Asked): Promise<Repeats> {
  const { repeats } = workflow;
  if (!repeats) return NONE;
  const persons = asked.known
    ? await container.vault.cardsOf(workflow.key, repeats.person, asked.known)
    : await container.vault.samePerson(asked.card, repeats.person);
  const same = new Set(persons.map(({ cardId }) => cardId).filter((id) => id !== asked.card));
  const since = `${Number(asked.today.slice(0, 4)) - repeats.years}${asked.today.slice(4)}`;
  const all = await candidates(container.strapi, { workflow: workflow.key, since, except: asked.card, most: TITLES });
  const alike = comparison(container, workflow, asked.texts);
  const percents = await alike(all);
  const found = all.map((one) => ({ card: one.id, title: one.title, openedOn: one.openedOn, percent: percents.get(one.id) ?? 0 }));
  const near = found.filter(({ percent }) => percent >= ALIKE).sort((a, b) => b.percent - a.percent);
  const samePerson = found.filter(({ card }) => same.has(card));
  return {
    own: near.filter(({ card }) => same.has(card)).slice(0, SHOWN),
    others: near.filter(({ card }) => !same.has(card)).slice(0, SHOWN),
    samePerson: samePerson.slice(0, SHOWN),
    month: persons.filter(({ cardId, openedOn }) => same.has(cardId) && openedOn.slice(0, 7) === asked.today.slice(0, 7)).length,
  };
}

/** The texts of a subject that are compared. */
export function textsOfSubject({ repeats }: WorkflowDefinition, subject: Readonly<Record<string, Value>>): string[] {
  return (repeats?.texts ?? []).map((name) => {
    const value = subject[name];
    return typeof value === 'string' ? value : '';
  });
}

/** What was found, in one sentence for whoever takes a step; empty where nothing was. */
export function repeatSentence({ own, others, month }: Repeats): string {
  return [
    month > 0 ? `同一申请人本月另有${month}件` : '',
    own.length > 0 ? `同一申请人有${own.length}件内容相近` : '',
    others.length > 0 ? `其他申请人有${others.length}件内容相近` : '',
  ]
    .filter(Boolean)
    .join('；');
}

/** Titles first; of those that come near, the whole text. */
function comparison(container: Container, workflow: WorkflowDefinition, texts: readonly string[]) {
  const title = pairsOf(texts[0] ?? '');
  const whole = pairsOf(texts.join('\n'));
  return async (all: readonly Candidate[]): Promise<Map<number, number>> => {
    if (whole.size === 0) return new Map();
    const byTitle = all.map((one) => {
      const pairs = pairsOf(one.title);
      return { one, near: contained(pairs, whole), percent: likeness(title, pairs) };
    });
    const near = byTitle
      .filter((compared) => compared.near >= NEAR)
      .sort((a, b) => b.near - a.near)
      .slice(0, TEXTS);
    const texts = await wholeTexts(
      container,
      workflow,
      near.map(({ one }) => one.documentId),
    );
    return new Map(
      near.map(({ one, percent }) => [one.id, Math.max(percent, likeness(whole, pairsOf(texts.get(one.documentId) ?? one.title)))]),
    );
  };
}

async function wholeTexts(container: Container, workflow: WorkflowDefinition, documents: readonly string[]): Promise<Map<string, string>> {
  if (documents.length === 0) return new Map();
  const { type } = workflow.subject;
  const rows = (await container.strapi.db.query(type).findMany({
    where: { publishedAt: null, documentId: { $in: [...documents] } },
    select: ['documentId', ...(workflow.repeats?.texts ?? [])],
  })) as (Record<string, Value> & { documentId: string })[];
  return new Map(rows.map((row) => [row.documentId, textsOfSubject(workflow, row).join('\n')]));
}
