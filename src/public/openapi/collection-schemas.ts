import type { Collection, Field } from '../collection';
import { ref, type Schema } from './types';

/** What the public learns of a file; `filesOf` reads exactly this. */
export const FILE: Schema = {
  type: 'object',
  required: ['name', 'url', 'mime', 'size'],
  additionalProperties: false,
  properties: {
    name: { type: 'string' },
    url: { type: 'string', description: 'Address, relative to the server unless it begins with a scheme' },
    mime: { type: 'string' },
    size: { type: 'number', description: 'Kilobytes' },
    alternativeText: { type: ['string', 'null'] },
    caption: { type: ['string', 'null'] },
  },
};

const INSTANT: Schema = { type: 'string', format: 'date-time' };
const TEXT: Schema = { type: ['string', 'null'] };
const DAY: Schema = { type: ['string', 'null'], format: 'date' };
const RICH: Schema = { type: ['string', 'null'], description: 'Markdown; HTML in it is sanitised' };

/** The schema of one entry of a collection. A list shows fewer fields and `fields` chooses, so only what every answer has is required. */
export function entrySchema(collection: Collection, others: readonly Collection[]): Schema {
  const properties: Record<string, Schema> = {
    documentId: { type: 'string' },
    createdAt: INSTANT,
    updatedAt: INSTANT,
    publishedAt: INSTANT,
  };
  for (const [name, field] of Object.entries(collection.fields)) {
    properties[name] = fieldSchema(field);
    if (field.type === 'unit') properties[`${name}Name`] = { ...TEXT, description: `Name of the unit in ${name}` };
  }
  const partner = partnerSchema(collection, others);
  return {
    type: 'object',
    required: ['documentId', 'createdAt', 'updatedAt', 'publishedAt', ...Object.keys(partner)],
    additionalProperties: false,
    properties: { ...properties, ...partner },
  };
}

function fieldSchema(field: Field): Schema {
  switch (field.type) {
    case 'day':
      return DAY;
    case 'choice':
      return { type: ['string', 'null'], enum: [...(field.choices ?? []), null] };
    case 'rich':
      return RICH;
    case 'json':
      return { description: 'A structure as the office entered it' };
    case 'files':
      return { type: 'array', items: ref('File') };
    case 'parts':
      return { type: 'array', items: partSchema(field) };
    default:
      return TEXT;
  }
}

function partSchema({ parts = {} }: Field): Schema {
  const schemas = { text: TEXT, rich: RICH, files: { type: 'array', items: ref('File') } };
  return {
    type: 'object',
    required: Object.keys(parts),
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(parts).map(([name, type]) => [name, schemas[type]])),
  };
}

/** The other end of the mutual link: the declared fields of its collection, beside its documentId. */
function partnerSchema({ partner }: Collection, others: readonly Collection[]): Record<string, Schema> {
  if (!partner) return {};
  const collection = others.find(({ uid }) => uid === partner.uid);
  const fields = partner.fields.map((name) => {
    const field = collection?.fields[name];
    if (!field) throw new Error(`${partner.uid} has no public field "${name}"`);
    return [name, fieldSchema(field)] as const;
  });
  const one: Schema = {
    type: 'object',
    required: ['documentId', ...partner.fields],
    additionalProperties: false,
    properties: { documentId: { type: 'string' }, ...Object.fromEntries(fields) },
  };
  return { [partner.as]: partner.many ? { type: 'array', items: one } : { anyOf: [one, { type: 'null' }] } };
}
