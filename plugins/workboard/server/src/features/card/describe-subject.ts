import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { searchTextOf } from './card-row';
import { numberOf, unitsOf, type Subject } from './subject';

/** Columns of a card that mirror its subject; refreshed whenever the subject is written. */
export interface MirrorColumns {
  title: string;
  number: string | null;
  unit: string;
  units: string;
  search_text: string;
}

/** Title, number, units and search text of a card, from its subject. */
export function mirrorSubject(workflow: WorkflowDefinition, subject: Subject): { columns: MirrorColumns; units: string[] } {
  const title = subject[workflow.subject.title];
  const number = numberOf(workflow.subject, subject);
  const units = unitsOf(workflow.subject, subject);
  return {
    units,
    columns: {
      title: typeof title === 'string' && title !== '' ? title : '—',
      number,
      unit: units[0] ?? '',
      units: JSON.stringify(units),
      search_text: searchTextOf(number, title ?? null),
    },
  };
}
