import type { Value } from '../workflow/types';
import { isList, isMap } from './clean-answers';
import { PATTERN_TEXT } from './safe-pattern';
import type { Answers, Field, FormContext, FormDefinition } from './types';
import { isRequired, visibleFields, visibleRowFields } from './visible-fields';

/** A JSON Schema, draft-07. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Longest answers where a field sets no `max`, in characters. */
const LENGTHS = { text: 500, textarea: 10_000, richtext: 200_000, url: 2000 } as const;
const MAX_ROWS = 200;

/**
 * The JSON Schema that the cleaned answers of a form must meet, for the fields that are shown under these very answers. Formats used: `date`,
 * `date-time`, `uri`.
 * @param context `form` must be what `cleanAnswers` gave
 */
export function toJsonSchema(definition: FormDefinition, context: FormContext): JsonSchema {
  const visible = visibleFields(definition, context);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...objectOf(
      visible,
      (field) => schemaOf(field, context),
      (field) => isRequired(field, context),
    ),
  };
}

function objectOf(fields: readonly Field[], schema: (field: Field) => JsonSchema, required: (field: Field) => boolean): JsonSchema {
  const must = fields.filter(required).map(({ key }) => key);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(fields.map((field) => [field.key, schema(field)])),
    ...(must.length > 0 ? { required: must } : {}),
  };
}

function schemaOf(field: Field, context: FormContext, row?: Answers): JsonSchema {
  const values = (field.options ?? []).map(({ value }) => value);
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'richtext':
      return textSchema(field.type, field);
    case 'date':
      return { type: 'string', format: 'date' };
    case 'datetime':
      return { type: 'string', format: 'date-time' };
    case 'number':
      return { type: 'number', ...bounds('minimum', 'maximum', field) };
    case 'select':
    case 'radio':
      return { type: 'string', enum: values };
    case 'multi':
      return values.length === 0
        ? { type: 'array', maxItems: 0 }
        : { type: 'array', uniqueItems: true, items: { type: 'string', enum: values }, ...bounds('minItems', 'maxItems', field) };
    case 'checkbox':
      // A box that must be ticked is a promise; “no” does not answer it.
      return isRequired(field, context, row) ? { type: 'boolean', const: true } : { type: 'boolean' };
    case 'checklist':
      return checklistSchema(field, isRequired(field, context, row));
    case 'user':
      return { type: 'integer', minimum: 1 };
    case 'entry':
      return { type: 'string', minLength: 1, maxLength: field.max ?? LENGTHS.text };
    case 'unit':
      return { type: 'string', minLength: 1, maxLength: 100 };
    case 'url':
      return { type: 'string', format: 'uri', pattern: '^https?://', maxLength: field.max ?? LENGTHS.url };
    case 'group':
      return groupSchema(field, context);
  }
}

function textSchema(type: 'text' | 'textarea' | 'richtext', field: Field): JsonSchema {
  const { min, max, pattern } = field;
  const maxLength = max ?? (pattern === undefined ? LENGTHS[type] : PATTERN_TEXT);
  return {
    type: 'string',
    ...(min === undefined ? {} : { minLength: min }),
    maxLength,
    ...(pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }),
  };
}

function checklistSchema(field: Field, required: boolean): JsonSchema {
  const items = (field.items ?? []).map(({ value }) => value);
  const answer = {
    type: 'object',
    additionalProperties: false,
    required: ['result'],
    properties: { result: { type: 'string', enum: ['pass', 'fail', 'na'] }, note: { type: 'string', maxLength: LENGTHS.text } },
  };
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(items.map((item) => [item, answer])),
    ...(required ? { required: items } : {}),
  };
}

/** Each row has its own shown fields, so each has its own schema. */
function groupSchema(field: Field, context: FormContext): JsonSchema {
  const value = Object.hasOwn(context.form, field.key) ? context.form[field.key] : undefined;
  if (!field.repeat) return rowSchema(field, isMap(value) ? value : {}, context);
  const rows: readonly Value[] = isList(value) ? value : [];
  const most = Math.min(field.max ?? MAX_ROWS, MAX_ROWS);
  const schemas = rows.slice(0, most).map((row) => rowSchema(field, isMap(row) ? row : {}, context));
  return {
    type: 'array',
    ...(schemas.length > 0 ? { items: schemas } : {}),
    ...(field.min === undefined ? {} : { minItems: field.min }),
    maxItems: most,
  };
}

function rowSchema(field: Field, row: Answers, context: FormContext): JsonSchema {
  const visible = visibleRowFields(field, row, context);
  return objectOf(
    visible,
    (inner) => schemaOf(inner, context, row),
    (inner) => isRequired(inner, context, row),
  );
}

function bounds(least: string, most: string, { min, max }: Field): JsonSchema {
  return { ...(min === undefined ? {} : { [least]: min }), ...(max === undefined ? {} : { [most]: max }) };
}
