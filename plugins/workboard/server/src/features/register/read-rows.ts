import { dayOfInstant } from '../../../../engine/day';
import type { Value } from '../../../../engine/workflow/types';
import type { CardDue, RegisterCell, RegisterLink, RegisterRow } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { presentDue, stageTitle, type Presenting } from '../card/present-card';
import { presentingOf } from '../card/present-cards';
import { namesOf } from '../people/service';
import type { Column } from './columns';
import type { RegisterQuery } from './query';
import { clocksOf, lastEvents, partnersOf, type ClockRow, type EventRow, type RegisterCard } from './repository';
import { CLOCK_STATES, SEAL_STATES } from './words';

/** Rows of cards that were found: at most one statement for each kind of source, whatever their number. */
export async function readRows(container: Container, query: RegisterQuery, cards: readonly RegisterCard[]): Promise<RegisterRow[]> {
  if (cards.length === 0) return [];
  const about = await gather(container, query, cards);
  return cards.map((card) => ({ card: card.id, cells: query.columns.map((column) => cellOf(column, card, about)) }));
}

interface About {
  presenting: (card: RegisterCard) => Presenting;
  values: ReadonlyMap<string, Record<string, Value>>;
  names: ReadonlyMap<number, string>;
  clocks: ReadonlyMap<string, ClockRow>;
  events: ReadonlyMap<string, EventRow>;
  partners: ReadonlyMap<string, RegisterLink[]>;
}

async function gather(container: Container, query: RegisterQuery, cards: readonly RegisterCard[]): Promise<About> {
  const { strapi } = container;
  const ids = cards.map(({ id }) => id);
  const named = (from: Column['source']['from']) => [
    ...new Set(query.columns.flatMap(({ source }) => (source.from === from ? [source.name] : []))),
  ];
  const [clocks, events] = [named('clock'), named('event')];
  const people = query.columns.flatMap(({ key }) =>
    key === 'card.assignee' ? cards.map((card) => card.assignee_id) : key === 'card.sealedBy' ? cards.map((card) => card.sealed_by) : [],
  );
  return {
    presenting: await presentingOf(container, cards),
    values: await valuesOf(container, query, cards, named('attribute')),
    names: await namesOf(strapi, people),
    clocks: new Map(clocks.length === 0 ? [] : (await clocksOf(strapi, ids, clocks)).map((row) => [`${row.card_id}.${row.key}`, row])),
    events: new Map(events.length === 0 ? [] : (await lastEvents(strapi, ids, events)).map((row) => [`${row.card_id}.${row.event}`, row])),
    partners: await linksOf(container, query, cards, named('linked')),
  };
}

async function valuesOf(
  container: Container,
  { workflow }: RegisterQuery,
  cards: readonly RegisterCard[],
  names: readonly string[],
): Promise<About['values']> {
  if (names.length === 0) return new Map();
  const rows = (await container.strapi.db.query(workflow.subject.type).findMany({
    select: ['documentId', ...names],
    where: { documentId: { $in: cards.map((card) => card.subject_document) }, publishedAt: null },
  })) as (Record<string, Value> & { documentId: string })[];
  return new Map(rows.map((row) => [row.documentId, row]));
}

async function linksOf(
  container: Container,
  { workflow, viewer }: RegisterQuery,
  cards: readonly RegisterCard[],
  names: readonly string[],
): Promise<About['partners']> {
  const found = new Map<string, RegisterLink[]>();
  const workflows = container.workflows.all().filter(({ key }) => names.includes(key));
  if (workflows.length === 0) return found;
  const documents = cards.map((card) => card.subject_document);
  for (const row of await partnersOf(container.strapi, { uid: workflow.subject.type, documents, workflows, viewer })) {
    const partner = workflows.find(({ key }) => key === row.workflow);
    if (!partner) continue;
    const list = found.get(`${row.own}.${row.workflow}`) ?? [];
    list.push({ card: row.id, workflow: row.workflow, title: row.title, stageTitle: stageTitle(partner, row.stage) });
    found.set(`${row.own}.${row.workflow}`, list);
  }
  return found;
}

function cellOf(column: Column, card: RegisterCard, about: About): RegisterCell {
  const { source } = column;
  switch (source.from) {
    case 'card':
      return cardCell(source.name, card, about);
    case 'attribute':
      return attributeCell(column, about.values.get(card.subject_document)?.[source.name], about.presenting(card));
    case 'clock':
      return clockCell(source.part, about.clocks.get(`${card.id}.${source.name}`), about.presenting(card));
    case 'event': {
      const row = about.events.get(`${card.id}.${source.name}`);
      if (!row) return null;
      return source.part === 'day' ? dayOfInstant(row.at) : source.part === 'actor' ? row.actor_name : row.comment;
    }
    case 'linked':
      return about.partners.get(`${card.subject_document}.${source.name}`) ?? [];
  }
}

function cardCell(name: Extract<Column['source'], { from: 'card' }>['name'], card: RegisterCard, about: About): RegisterCell {
  const presenting = about.presenting(card);
  const person = (id: number | null) => (id === null ? null : (about.names.get(id) ?? '—'));
  switch (name) {
    case 'number':
      return card.number;
    case 'title':
      return card.title;
    case 'stage':
      return stageTitle(presenting.workflow, card.stage);
    case 'stageSince':
      return card.stage_since;
    case 'unit':
      return presenting.unitTitles.get(card.unit) ?? card.unit;
    case 'assignee':
      return person(card.assignee_id);
    case 'due':
      return presentDue(card, presenting) satisfies CardDue | null;
    case 'openedOn':
      return card.opened_on;
    case 'closedOn':
      return card.closed_on;
    case 'seal':
      return card.seal;
    case 'sealedOn':
      return card.sealed_at === null ? null : dayOfInstant(card.sealed_at);
    case 'sealedBy':
      return person(card.sealed_by);
    case 'sealBroken':
      return card.seal === null ? null : card.seal_broken ? SEAL_STATES.broken : SEAL_STATES.intact;
  }
}

const YES = { 'zh-Hans': '是', en: 'yes' };
const NO = { 'zh-Hans': '否', en: 'no' };

function attributeCell({ kind, filter, options }: Column, value: Value | undefined, { unitTitles }: Presenting): RegisterCell {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? YES : NO;
  if (filter === 'unit') return unitTitles.get(String(value)) ?? String(value);
  if (kind === 'words') return options.find((option) => option.value === value)?.label ?? String(value);
  return String(value);
}

function clockCell(part: string, row: ClockRow | undefined, { today }: Presenting): RegisterCell {
  if (!row) return null;
  if (part === 'started') return row.started_on;
  if (part === 'due') return row.due_on;
  if (part === 'stopped') return row.stopped_on;
  if (row.state === 'stopped') return row.met ? CLOCK_STATES.met : CLOCK_STATES.late;
  if (row.state === 'running') return row.due_on !== null && row.due_on < today ? CLOCK_STATES.overdue : CLOCK_STATES.running;
  return row.state === 'suspended' ? CLOCK_STATES.suspended : row.state === 'cancelled' ? CLOCK_STATES.cancelled : null;
}
