import type { Core } from '@strapi/strapi';
import { wallTime } from '../../../../engine/day';
import { labelAnswers } from '../../../../engine/form/label-answers';
import type { Field, FormDefinition, Option } from '../../../../engine/form/types';
import { registersOf } from '../../../../engine/register';
import type { Text } from '../../../../engine/text';
import type { Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardDetail } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Subject } from './subject';

interface Attribute {
  type: string;
  customField?: string;
  private?: boolean;
  /** Values of an enumeration. */
  enum?: readonly string[];
}

/** The attributes of a subject that whoever sees the card may read: its own scalars, no private ones and nothing of Strapi's. */
export function readableSubject(strapi: Core.Strapi, uid: string, values: Subject): Subject {
  const attributes = attributesOf(strapi, uid);
  const isReadable = (name: string) => attributes[name] !== undefined && !attributes[name].private && attributes[name].type !== 'password';
  return Object.fromEntries(Object.entries(values).filter(([name]) => isReadable(name) && !SYSTEM.has(name)));
}

/**
 * Attributes of a subject, labelled, for reading. A name comes from the registers of the workflow (there it stands alone, as here), else from the form whose
 * field has the attribute's name, else from the content manager's labels; what nobody named is not shown, nor what tells the workflow's subjects from
 * others of their type. A value of an enumeration is read in the words the workflow gives it, else in those of the form that chooses among the same values;
 * an instant as the office's clock showed it.
 */
export async function readFacts(container: Container, workflow: WorkflowDefinition, values: Subject): Promise<CardDetail['facts']> {
  const { type } = workflow.subject;
  const readable = readableSubject(container.strapi, type, values);
  const fields = [...(await readableFields(container, workflow, Object.keys(readable))).values()].filter(
    ({ key, attributeType, named }) =>
      named && !LONG.has(attributeType) && key !== workflow.subject.title && !Object.hasOwn(workflow.subject.where ?? {}, key),
  );
  const definition: FormDefinition = { key: type, version: 0, title: workflow.title, fields };
  const titles = await container.units.titles();
  const shown: Record<string, Value> = { ...readable };
  for (const { key, attributeType } of fields) {
    const value = shown[key];
    if (attributeType === 'datetime' && typeof value === 'string') shown[key] = wallTime(value);
  }
  return labelAnswers(definition, shown, { unit: (key) => titles.get(key) }).filter(({ value }) => value !== '');
}

/** An attribute as a field of a form: its label, its options, and Strapi's type of it; `named` if its label is more than the attribute's own name. */
export type ReadableField = Field & { attributeType: string; named: boolean };

/** The attributes of these names that whoever sees the card may read, with their words; the others are left out. Labels come as for `readFacts`. */
export async function readableFields(
  container: Container,
  workflow: WorkflowDefinition,
  names: readonly string[],
): Promise<ReadonlyMap<string, ReadableField>> {
  const { type } = workflow.subject;
  const attributes = attributesOf(container.strapi, type);
  const labels = await container.labels.ofType(type);
  const asked = await formFields(container, workflow);
  const titles = registerTitles(workflow);
  const readable = readableSubject(container.strapi, type, Object.fromEntries(names.map((name) => [name, null])));
  return new Map(
    Object.keys(readable).map((name) => {
      const words = wordsOf(workflow, name);
      const field = asked.get(name) ?? plainField(name, attributes[name], labels.get(name), [...asked.values(), optionsField(name, words)]);
      // A form says a value in full; the chip on a card says it short, and stands in only where no form knows it.
      const asks = field.options ?? [];
      const options = [...asks, ...words.filter(({ value }) => !asks.some((one) => one.value === value))];
      const label = titles.get(name) ?? field.label;
      return [
        name,
        {
          ...field,
          ...(options.length > 0 ? { options } : {}),
          label,
          attributeType: attributes[name]?.type ?? '',
          named: label['zh-Hans'] !== name,
        },
      ];
    }),
  );
}

/** What one attribute is called, as a refusal says it: as for `readFacts`, else its own name. */
export async function attributeLabel(container: Container, workflow: WorkflowDefinition, name: string): Promise<Text> {
  return (await readableFields(container, workflow, [name])).get(name)?.label ?? plainLabel(name);
}

const SYSTEM: ReadonlySet<string> = new Set([
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'locale',
  'createdBy',
  'updatedBy',
  'localizations',
]);
/** Long texts are read in the entry itself. */
const LONG: ReadonlySet<string> = new Set(['richtext', 'blocks', 'json']);

function attributesOf(strapi: Core.Strapi, uid: string): Readonly<Record<string, Attribute | undefined>> {
  return strapi.contentType(uid as never).attributes as unknown as Record<string, Attribute>;
}

function plainField(name: string, attribute: Attribute | undefined, label = plainLabel(name), asked: readonly Field[] = []): Field {
  const field = { key: name, label, required: false, clauses: [] };
  if (attribute?.customField === 'plugin::workboard.unit') return { ...field, type: 'unit' };
  const options = attribute?.enum ? optionsFor(attribute.enum, asked) : [];
  return options.length > 0 ? { ...field, type: 'select', options } : { ...field, type: 'text' };
}

const plainLabel = (name: string): Text => ({ 'zh-Hans': name, en: name });

/** What the registers of a workflow call its attributes; the first one that names an attribute holds. */
function registerTitles(workflow: WorkflowDefinition): ReadonlyMap<string, Text> {
  const titles = new Map<string, Text>();
  for (const { columns } of registersOf(workflow)) {
    for (const column of columns)
      if (column.from === 'attribute' && column.title && !titles.has(column.name)) titles.set(column.name, column.title);
  }
  return titles;
}

/** What a workflow calls the values of an attribute: its words, and the titles of the kinds or marks that it holds. */
function wordsOf({ subject: { words, kind, mark } }: WorkflowDefinition, name: string): Option[] {
  const titles = {
    ...(mark?.attributes.includes(name) ? mark.titles : {}),
    ...(kind?.attribute === name ? kind.titles : {}),
    ...words?.[name],
  };
  return Object.entries(titles).map(([value, label]): Option => ({ value, label }));
}

/** The workflow's own words for an attribute, as if a form had asked for it. */
function optionsField(key: string, options: readonly Option[]): Field {
  return { key, label: plainLabel(key), type: 'select', required: false, clauses: [], options };
}

/** Options of the field that shares most values with the enumeration: a form rarely bears the name of the attribute its step sets. */
function optionsFor(values: readonly string[], asked: readonly Field[]): readonly Option[] {
  const shared = ({ options = [] }: Field) => options.filter(({ value }) => values.includes(value));
  return asked.map(shared).reduce((best, next) => (next.length > best.length ? next : best), []);
}

/** Plain fields of the workflow's forms by key; the first form that asks names it. */
async function formFields(container: Container, workflow: WorkflowDefinition): Promise<ReadonlyMap<string, Field>> {
  const found = new Map<string, Field>();
  for (const { form } of Object.values(workflow.events)) {
    const fields = form === undefined ? [] : ((await container.forms.ofWorkflow(workflow, form))?.fields ?? []);
    for (const field of fields)
      if (!found.has(field.key) && field.type !== 'group' && field.type !== 'checklist') found.set(field.key, field);
  }
  return found;
}
