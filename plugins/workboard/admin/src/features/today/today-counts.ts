import type { Text } from '../../../../engine/text';
import type { Today, TodayGroup } from '../../../../shared/contract';

/** How many obligations stand in each list, empty ones left out, in the order of the page. */
export function countsOf({ groups }: Today): { group: TodayGroup; n: number }[] {
  return groups.filter(({ items }) => items.length > 0).map(({ group, items }) => ({ group, n: items.length }));
}

export interface UnitOverdue {
  unit: string;
  unitTitle: string;
  workflow: string;
  workflowTitle: Text;
  n: number;
}

/** What is overdue, counted for each unit and workflow, the most first. */
export function overdueByUnit({ groups }: Today): UnitOverdue[] {
  const counted = new Map<string, UnitOverdue>();
  for (const { unit, unitTitle, workflow, workflowTitle } of groups.find(({ group }) => group === 'overdue')?.items ?? []) {
    const key = `${unit}|${workflow}`;
    counted.set(key, { unit, unitTitle, workflow, workflowTitle, n: (counted.get(key)?.n ?? 0) + 1 });
  }
  return [...counted.values()].sort((a, b) => b.n - a.n || a.unitTitle.localeCompare(b.unitTitle, 'zh-Hans'));
}
