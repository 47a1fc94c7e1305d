import type { Core } from '@strapi/strapi';
import { labelAnswers } from '../../../../engine/form';
import type { Field, FormDefinition, Option } from '../../../../engine/form/types';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
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
 * Attributes of a subject, labelled, for reading. Words come from the forms of the workflow where a field has the attribute's name,
 * else from the content manager's labels, else it is the attribute's name. A value of an enumeration is read in the words the workflow gives
 * it, else in those of the form that chooses among the same values.
 */
export async function readFacts(container: Container, workflow: WorkflowDefinition, values: Subject): Promise<CardDetail['facts']> {
  const { type } = workflow.subject;
  const readable = readableSubject(container.strapi, type, values);
  const fields = [...(await readableFields(container, workflow, Object.keys(readable))).values()].filter(
    ({ key, attributeType }) => !LONG.has(attributeType) && key !== workflow.subject.title,
  );
  const definition: FormDefinition = { key: type, version: 0, title: workflow.title, fields };
  const titles = await container.units.titles();
  return labelAnswers(definition, readable, { unit: (key) => titles.get(key) }).filter(({ value }) => value !== '');
}

/** An attribute as a field of a form: its label, its options, and Strapi's type of it. */
export type ReadableField = Field & { attributeType: string };

/** The attributes of these names that whoever sees the card may read, with their words; the others are left out. Labels come as for `readFacts`. */
export async function readableFields(
  container: Container,
  workflow: WorkflowDefinition,
  names: readonly string[],
): Promise<ReadonlyMap<string, ReadableField>> {
  const { type } = workflow.subject;
  const attributes = attributesOf(container.strapi, type);
  const labels = await managerLabels(container.strapi, type);
  const asked = await formFields(container, workflow);
  const readable = readableSubject(container.strapi, type, Object.fromEntries(names.map((name) => [name, null])));
  return new Map(
    Object.keys(readable).map((name) => {
      const words = Object.entries(workflow.subject.words?.[name] ?? {}).map(([value, label]): Option => ({ value, label }));
      const field = asked.get(name) ?? plainField(name, attributes[name], labels[name], [...asked.values(), optionsField(name, words)]);
      return [name, { ...field, attributeType: attributes[name]?.type ?? '' }];
    }),
  );
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

function plainField(name: string, attribute: Attribute | undefined, label = name, asked: readonly Field[] = []): Field {
  const field = { key: name, label: { 'zh-Hans': label, en: label }, required: false, clauses: [] };
  if (attribute?.customField === 'plugin::workboard.unit') return { ...field, type: 'unit' };
  const options = attribute?.enum ? optionsFor(attribute.enum, asked) : [];
  return options.length > 0 ? { ...field, type: 'select', options } : { ...field, type: 'text' };
}

/** The workflow's own words for an attribute, as if a form had asked for it. */
function optionsField(key: string, options: readonly Option[]): Field {
  return { key, label: { 'zh-Hans': key, en: key }, type: 'select', required: false, clauses: [], options };
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

interface ManagerService {
  findConfiguration(type: unknown): Promise<{ metadatas?: Record<string, { edit?: { label?: string } }> }>;
}

/** Labels that the office gave the attributes in the content manager. */
async function managerLabels(strapi: Core.Strapi, uid: string): Promise<Record<string, string | undefined>> {
  const service = strapi.plugin('content-manager').service('content-types') as ManagerService;
  const { metadatas = {} } = await service.findConfiguration(strapi.contentType(uid as never));
  return Object.fromEntries(Object.entries(metadatas).map(([name, { edit }]) => [name, edit?.label]));
}
