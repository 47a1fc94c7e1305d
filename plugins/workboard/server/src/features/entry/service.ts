import type { Answers, EntrySource, Field, FieldError, FormDefinition, TypeSource } from '../../../../engine/form/types';
import type { EntryChoice } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import { openCards } from './open-cards';

/** Entries a field suggests at most; what is not among them can be typed. */
const MOST = 200;

/**
 * What an `entry` field of a form suggests. The caller names the field, never a content type: only what a policy's form gives as its source is
 * read, and of that only the two attributes it shows; of cards those that the caller may see. One statement.
 * @param field path of the field without rows: `reviewers.name`
 * @throws NotFound for a field that suggests nothing
 */
export async function findEntries(
  container: Container,
  viewer: Viewer,
  { form, field }: { form: string; field: string },
): Promise<EntryChoice[]> {
  const source = fieldAt(container.forms.newest(form)?.fields ?? [], field.split('.'))?.source;
  if (!source) throw new NotFound(`表单“${form}”没有可选的字段“${field}” / Form "${form}" has no field "${field}" that suggests entries`);
  if ('cards' in source) {
    const cards = await openCards(container, viewer, { workflow: source.cards, most: MOST });
    return cards.map(({ key, title }) => ({ key, title }));
  }
  const { key, title = key } = source;
  const rows = (await container.strapi.db.query(source.type).findMany({
    select: [...new Set(['id', key, title])],
    where: whereOf(container, source),
    orderBy: { [key]: 'asc' },
    limit: MOST,
  })) as Record<string, unknown>[];
  return rows
    .map((row) => ({ key: textOf(row[key]), title: title === key ? '' : textOf(row[title]) }))
    .filter((choice) => choice.key !== '');
}

/**
 * Answers that name no entry where only an entry is an answer: a typing error would lead to nothing. One statement for each answer of such a field.
 */
export async function unknownEntries(
  container: Container,
  viewer: Viewer,
  definition: FormDefinition,
  answers: Answers,
): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  for (const { key: field, source, label, clauses } of definition.fields) {
    const answer = answers[field];
    if (!source || typeof answer !== 'string' || answer === '') continue;
    if (await isOneOf(container, viewer, source, answer)) continue;
    errors.push({
      field,
      code: 'entry',
      message: {
        'zh-Hans': `“${label['zh-Hans']}”没有找到“${answer}”，请从列表中选择`,
        en: `“${label.en}”: there is no “${answer}”, choose one of the list`,
      },
      clauses,
    });
  }
  return errors;
}

/** Free text is an answer too, unless the source says that it is not. */
async function isOneOf(container: Container, viewer: Viewer, source: EntrySource, answer: string): Promise<boolean> {
  if ('cards' in source) return (await openCards(container, viewer, { workflow: source.cards, number: answer, most: 1 })).length > 0;
  if (!source.only) return true;
  const where = { ...whereOf(container, source), [source.key]: answer };
  return (await container.strapi.db.query(source.type).count({ where })) > 0;
}

function fieldAt(fields: readonly Field[], [key, ...rest]: string[]): Field | undefined {
  const field = fields.find((candidate) => candidate.key === key);
  return rest.length === 0 ? field : fieldAt(field?.fields ?? [], rest);
}

/** A draft is nobody's choice yet. */
function whereOf({ strapi }: Container, { type, where }: TypeSource): Record<string, unknown> {
  const { options } = strapi.contentType(type as never) as { options?: { draftAndPublish?: boolean } };
  return options?.draftAndPublish ? { ...where, publishedAt: { $notNull: true } } : { ...where };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
