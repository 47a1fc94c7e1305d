import type { Core } from '@strapi/strapi';
import type { Day } from '../../../../engine/calendar/types';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { ClockReportRow } from '../../../../shared/contract';
import { reading } from '../../platform/transaction';
import { whereVisible, type Viewer } from '../../platform/viewer';

export interface ReportQuery {
  workflow: WorkflowDefinition;
  clock: string;
  /** First and last due day that counts. */
  from?: Day;
  to?: Day;
  viewer: Viewer;
  today: Day;
}

/** Every obligation is in one of these; a cancelled one (a waiver) is none any more. */
const OPEN = "k.state IN ('running', 'suspended')";
const OVERDUE = "k.state = 'running' AND k.due_on < ?";

/** How the units kept one clock, over the cards that the viewer may see. One statement. */
export async function countClocks(strapi: Core.Strapi, query: ReportQuery): Promise<Omit<ClockReportRow, 'unitTitle'>[]> {
  const rows = (await reading(strapi, (db) => {
    const clocks = db('workboard_clocks as k')
      .join('workboard_cards as c', 'c.id', 'k.card_id')
      .where({ 'c.workflow': query.workflow.key, 'k.key': query.clock })
      .groupBy('c.unit')
      .orderBy('c.unit');
    if (query.from !== undefined) void clocks.where('k.due_on', '>=', query.from);
    if (query.to !== undefined) void clocks.where('k.due_on', '<=', query.to);
    whereVisible(clocks, [query.workflow], query.viewer);
    const counted = (condition: string, name: string, days: Day[] = []) =>
      db.raw(`SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`, days);
    return clocks.select(
      'c.unit',
      counted("k.state <> 'cancelled'", 'due'),
      counted("k.state = 'stopped' AND k.met", 'on_time'),
      counted("k.state = 'stopped' AND NOT k.met", 'late'),
      counted(`${OPEN} AND NOT (${OVERDUE})`, 'open', [query.today]),
      counted(OVERDUE, 'overdue', [query.today]),
      counted("k.state = 'cancelled'", 'cancelled'),
    );
  })) as Record<string, string | number>[];
  return rows.map((row) => ({
    unit: String(row.unit),
    due: Number(row.due),
    onTime: Number(row.on_time),
    late: Number(row.late),
    open: Number(row.open),
    overdue: Number(row.overdue),
    cancelled: Number(row.cancelled),
  }));
}
