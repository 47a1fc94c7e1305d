import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { searchTextOf } from './card-row';
import { numberOf, unitsOf, type Subject } from './subject';

/** Columns of a card that mirror its subject; refreshed whenever the subject is written. */
export interface MirrorColumns {
  title: string;
  number: string | null;
  kind: string | null;
  unit: string;
  units: string;
  search_text: string;
}

/** Title, number, kind, units and search text of a card, from its subject. */
export function mirrorSubject(workflow: WorkflowDefinition, subject: Subject): { columns: MirrorColumns; units: string[] } {
  const title = subject[workflow.subject.title];
  const number = numberOf(workflow.subject, subject);
  const units = unitsOf(workflow.subject, subject);
  return {
    units,
    columns: {
      title: typeof title === 'string' && title !== '' ? title : '—',
      number,
      kind: kindOf(workflow, subject),
      unit: units[0] ?? '',
      units: JSON.stringify(units),
      search_text: searchTextOf(number, title ?? null),
    },
  };
}

function kindOf({ subject: { kind } }: WorkflowDefinition, subject: Subject): string | null {
  const value = kind ? subject[kind.attribute] : null;
  return typeof value === 'string' && value !== '' ? value : null;
}
