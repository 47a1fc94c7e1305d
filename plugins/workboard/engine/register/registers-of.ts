import type { WorkflowDefinition } from '../workflow/types';
import type { CardField, RegisterDefinition, RegisterList } from './types';

const PLAIN: readonly CardField[] = ['number', 'title', 'stage', 'unit', 'assignee', 'openedOn', 'due', 'closedOn'];

/** Every card of a workflow with what the plugin knows of each: what an office gets whose pack declares no register. */
const EVERY_CARD: RegisterDefinition = {
  key: 'all',
  title: { 'zh-Hans': '全部办件', en: 'All cards' },
  clauses: [],
  filled: [],
  columns: PLAIN.map((name) => ({ from: 'card', name })),
};

/** The registers of a workflow; never none. A definition that was stored before there were registers has none of its own. */
export function registersOf({ registers }: Pick<WorkflowDefinition, 'registers'>): readonly RegisterDefinition[] {
  return registers && registers.length > 0 ? registers : [EVERY_CARD];
}

/** What a work list narrows a register by, parameter by parameter as in its address. */
export function filterOf({ stage, open, assignee, watched, urgency }: RegisterList): Record<string, string> {
  const parts = { stage, open: open === undefined ? undefined : open ? '1' : '0', assignee, watched: watched ? 'me' : undefined, urgency };
  return Object.fromEntries(Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined));
}
