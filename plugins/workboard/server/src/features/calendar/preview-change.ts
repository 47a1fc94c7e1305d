import type { CalendarChange, CalendarPreview, MovedClock } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { reading } from '../../platform/transaction';
import { sightOfViewer, type Viewer } from '../../platform/viewer';
import { recomputeClocks, type MovedClockRow } from '../clock/recompute';
import { namesOf } from '../people/service';
import { assertNewest } from './assert-newest';
import { movedCards, type MovedCard } from './moved-cards';
import { isApplicable, readChange } from './read-change';

/** Clocks of a preview that are listed; all of them are counted. */
const SHOWN = 200;

/**
 * A dry run: which days change, and which open clocks move from when to when. Nothing is written.
 * @throws Conflict (409) if the base is no longer the newest version
 */
export async function previewChange(
  container: Container,
  viewer: Viewer,
  { base, change }: { base: number; change: CalendarChange },
): Promise<CalendarPreview> {
  await reading(container.strapi, (db) => assertNewest(db, base));
  const read = await readChange(container, base, change);
  const applicable = isApplicable(read);
  const step = applicable ? read.step : null;
  const moved = step ? (await reading(container.strapi, (db) => recomputeClocks(container, db, step))).moved : [];
  const { notice, days, years, missing } = read;
  return { base, notice, days, years, missing, applicable, clocks: await presentMoved(container, viewer, moved.filter(otherDay)) };
}

const otherDay = ({ before, after }: MovedClockRow) => before.due !== after.due;

async function presentMoved(container: Container, viewer: Viewer, moved: readonly MovedClockRow[]): Promise<CalendarPreview['clocks']> {
  const workflows = container.workflows.all();
  const cards = await movedCards(container.strapi, { ids: moved.map(({ card }) => card), workflows, viewer });
  const visible = moved.flatMap((clock) => {
    const card = cards.get(clock.card);
    return card ? [{ clock, card }] : [];
  });
  const shown = visible.sort((a, b) => byDay(a.clock, b.clock)).slice(0, SHOWN);
  const names = await namesOf(
    container.strapi,
    shown.map(({ card }) => card.assignee_id),
  );
  const titles = await container.units.titles();
  return {
    moved: await Promise.all(shown.map(({ clock, card }) => present(container, clock, card, { names, titles }))),
    total: visible.length,
    all: workflows.every((workflow) => sightOfViewer(workflow, viewer).all),
  };
}

async function present(
  container: Container,
  clock: MovedClockRow,
  card: MovedCard,
  { names, titles }: { names: ReadonlyMap<number, string>; titles: ReadonlyMap<string, string> },
): Promise<MovedClock> {
  const definition = (await container.workflows.version(clock.workflow, clock.workflowVersion)).clocks[clock.key];
  return {
    card: card.id,
    workflow: clock.workflow,
    number: card.number,
    title: card.title,
    unitTitle: titles.get(card.unit) ?? card.unit,
    clock: clock.key,
    clockTitle: definition?.title ?? { 'zh-Hans': clock.key, en: clock.key },
    assignee: card.assignee_id === null ? null : (names.get(card.assignee_id) ?? null),
    ownerTitle: container.workflows.roleTitle(definition?.owner ?? ''),
    before: clock.before,
    after: clock.after,
  };
}

function byDay(a: MovedClockRow, b: MovedClockRow): number {
  return a.after.due < b.after.due ? -1 : a.after.due > b.after.due ? 1 : a.id - b.id;
}
