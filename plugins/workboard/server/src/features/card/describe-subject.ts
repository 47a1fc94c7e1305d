import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { searchTextOf } from './card-row';
import { numberOf, unitsOf, type Subject } from './subject';

/** Columns of a card that mirror its subject; refreshed whenever the subject is written. */
export interface MirrorColumns {
  title: string;
  number: string | null;
  kind: string | null;
  mark: string | null;
  unit: string;
  units: string;
  search_text: string;
}

/** Title, number, kind, mark, units and search text of a card, from its subject. */
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
      mark: firstOf(workflow.subject.mark?.attributes ?? [], subject),
      unit: units[0] ?? '',
      units: JSON.stringify(units),
      search_text: searchTextOf(number, title ?? null),
    },
  };
}

const kindOf = ({ subject: { kind } }: WorkflowDefinition, subject: Subject) => firstOf(kind ? [kind.attribute] : [], subject);

/** The first of these attributes that is filled. */
function firstOf(attributes: readonly string[], subject: Subject): string | null {
  const found = attributes.map((attribute) => subject[attribute]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : null;
}
