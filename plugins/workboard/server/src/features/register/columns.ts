import type { Option } from '../../../../engine/form/types';
import type { RegisterColumn, RegisterDefinition } from '../../../../engine/register';
import type { Text } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { RegisterCellKind, RegisterColumnView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { readableFields, type ReadableField } from '../card/readable-subject';
import { CARD_TITLES, partTitle } from './words';

/** A column as it is read, sorted and filtered: what the pack declares, with its name, its kind and its words. */
export interface Column extends RegisterColumnView {
  source: RegisterColumn;
  options: Option[];
  /** Strapi's type of an attribute; empty for what is no attribute. */
  type: string;
}

/** The columns of a register with their names. An attribute that nobody may read (private) has none. */
export async function columnsOf(container: Container, workflow: WorkflowDefinition, register: RegisterDefinition): Promise<Column[]> {
  const names = register.columns.flatMap((column) => (column.from === 'attribute' ? [column.name] : []));
  const fields = names.length === 0 ? new Map<string, ReadableField>() : await readableFields(container, workflow, names);
  return register.columns.flatMap((source): Column[] => {
    const key = keyOf(source);
    if (source.from !== 'attribute') return [{ ...plainColumn(container, workflow, source), key, source, type: '' }];
    const field = fields.get(source.name);
    if (!field) return [];
    return [{ ...attributeColumn(field), key, title: source.title ?? field.label, source, type: field.attributeType }];
  });
}

export function keyOf(source: RegisterColumn): string {
  return 'part' in source ? `${source.from}.${source.name}.${source.part}` : `${source.from}.${source.name}`;
}

type Shape = Pick<Column, 'title' | 'kind' | 'sortable' | 'filter' | 'options'>;

const DAYS: ReadonlySet<string> = new Set(['stageSince', 'openedOn', 'closedOn', 'sealedOn']);
const UNSORTED: ReadonlySet<string> = new Set(['assignee', 'seal', 'sealedBy', 'sealBroken']);

function plainColumn(container: Container, workflow: WorkflowDefinition, source: Exclude<RegisterColumn, { from: 'attribute' }>): Shape {
  switch (source.from) {
    case 'card': {
      const kind: RegisterCellKind =
        source.name === 'due' ? 'due' : DAYS.has(source.name) ? 'day' : WORDS.has(source.name) ? 'words' : 'text';
      const filter = kind === 'day' || kind === 'due' ? 'days' : null;
      const title = source.title ?? CARD_TITLES[source.name];
      return { title, kind, sortable: !UNSORTED.has(source.name), filter, options: [] };
    }
    case 'clock': {
      const title = source.title ?? partTitle(workflow.clocks[source.name]?.title ?? asText(source.name), source.part);
      return { title, kind: source.part === 'state' ? 'words' : 'day', sortable: false, filter: null, options: [] };
    }
    case 'event': {
      const title = source.title ?? partTitle(workflow.events[source.name]?.title ?? asText(source.name), source.part);
      return { title, kind: source.part === 'day' ? 'day' : 'text', sortable: false, filter: null, options: [] };
    }
    case 'linked': {
      const partner = container.workflows.all().find(({ key }) => key === source.name);
      return { title: source.title ?? partner?.title ?? asText(source.name), kind: 'links', sortable: false, filter: null, options: [] };
    }
  }
}

const WORDS: ReadonlySet<string> = new Set(['stage', 'sealBroken']);

/** Only what one column of the table can say in SQL is sorted and narrowed by. */
function attributeColumn(field: ReadableField): Omit<Shape, 'title'> {
  const options = [...(field.options ?? [])];
  if (field.attributeType === 'date') return { kind: 'day', sortable: true, filter: 'days', options: [] };
  if (field.type === 'unit') return { kind: 'text', sortable: true, filter: 'unit', options: [] };
  const choice = field.attributeType === 'enumeration' && options.length > 0;
  if (choice) return { kind: 'words', sortable: true, filter: 'choice', options };
  return { kind: 'text', sortable: ['string', 'uid', 'enumeration'].includes(field.attributeType), filter: null, options: [] };
}

function asText(name: string): Text {
  return { 'zh-Hans': name, en: name };
}
