import type { Day } from '../../../../engine/calendar/types';
import type { ClauseId, Text } from '../../../../engine/text';
import type { Container } from '../../platform/container';
import { reading } from '../../platform/transaction';

/** How the office kept one of its obligations, over all of its cards: `due` = on time + late + open + overdue. Nothing tells one card from another. */
export interface KeptObligation {
  workflow: string;
  clock: string;
  title: Text;
  clauses: readonly ClauseId[];
  due: number;
  onTime: number;
  late: number;
  open: number;
  overdue: number;
}

const OVERDUE = "k.state = 'running' AND k.due_on < ?";

/**
 * How the obligations were kept that packs let everybody know of (`performance: public`, X-23), in their order. The period is that of the due days, both ends included; what was
 * cancelled is no obligation any more. One statement.
 */
export async function readPerformance(container: Container, { from, until }: { from: Day; until: Day }): Promise<KeptObligation[]> {
  const told = container.workflows
    .all()
    .flatMap(({ key, clocks }) =>
      Object.values(clocks).flatMap((clock) => (clock.performance === 'public' ? [{ workflow: key, clock }] : [])),
    );
  if (told.length === 0) return [];
  const today = container.time.today();
  const rows = (await reading(container.strapi, (db) => {
    const counted = (condition: string, name: string, days: Day[] = []) =>
      db.raw(`SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`, days);
    return db('workboard_clocks as k')
      .join('workboard_cards as c', 'c.id', 'k.card_id')
      .whereIn(
        ['c.workflow', 'k.key'],
        told.map(({ workflow, clock }) => [workflow, clock.key]),
      )
      .whereBetween('k.due_on', [from, until])
      .whereNot('k.state', 'cancelled')
      .groupBy('c.workflow', 'k.key')
      .select('c.workflow', 'k.key as clock')
      .select(counted("k.state = 'stopped' AND k.met", 'on_time'), counted("k.state = 'stopped' AND NOT k.met", 'late'))
      .select(counted(`k.state <> 'stopped' AND NOT (${OVERDUE})`, 'open', [today]), counted(OVERDUE, 'overdue', [today]));
  })) as Record<string, string | number>[];
  return told.map(({ workflow, clock }) => {
    const found = rows.find((row) => row.workflow === workflow && row.clock === clock.key);
    const numberOf = (name: string) => Number(found?.[name] ?? 0);
    const kept = { onTime: numberOf('on_time'), late: numberOf('late'), open: numberOf('open'), overdue: numberOf('overdue') };
    return {
      workflow,
      clock: clock.key,
      title: clock.title,
      clauses: clock.clauses,
      due: kept.onTime + kept.late + kept.open + kept.overdue,
      ...kept,
    };
  });
}
