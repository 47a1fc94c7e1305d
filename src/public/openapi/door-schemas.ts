import { object } from './collection-operations';
import { ref, type Schema } from './types';

const TEXT: Schema = object({ 'zh-Hans': { type: 'string' }, en: { type: 'string' } });
const OR_NULL = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const NUMBER: Schema = { type: ['string', 'null'], description: '登记编号, once it is registered' };
const ANSWER: Schema = { type: ['string', 'number', 'boolean', 'array', 'null'] };

/** Whether something holds: always, never, or where the answers of `fields` are one of the rows of `when`. */
const READY: Schema = {
  oneOf: [
    { type: 'boolean' },
    object({
      fields: { type: 'array', items: { type: 'string' } },
      when: { type: 'array', items: { type: 'array', items: { type: ['string', 'boolean', 'null'] } } },
    }),
  ],
};

/** What is shown by the holder of a receipt. */
export const SHOWN: Readonly<Record<string, Schema>> = {
  code: { type: 'string', maxLength: 200, description: 'Code of the receipt; groups, case and blanks do not count' },
  check: {
    type: 'string',
    maxLength: 200,
    description: 'The last four characters of what the form names for it, for example the telephone',
  },
};

export const FILLED_IN: Readonly<Record<string, Schema>> = {
  version: { type: 'integer', minimum: 1, description: 'Version of the form that was filled in' },
  answers: { type: 'object', additionalProperties: ANSWER, description: 'Answers by the keys of the form' },
};

/** Schemas of what goes through the public doors. */
export const DOOR_SCHEMAS: Readonly<Record<string, Schema>> = {
  Form: object({
    key: { type: 'string' },
    version: { type: 'integer' },
    title: TEXT,
    intro: OR_NULL(TEXT),
    fields: { type: 'array', items: ref('FormField') },
    files: object({ most: { type: 'integer' }, bytes: { type: 'integer' }, endings: { type: 'array', items: { type: 'string' } } }),
  }),
  FormField: object({
    key: { type: 'string' },
    type: { type: 'string', enum: ['text', 'textarea', 'date', 'number', 'select', 'multi', 'radio', 'checkbox', 'url'] },
    label: TEXT,
    help: OR_NULL(TEXT),
    visible: READY,
    required: READY,
    options: { type: 'array', items: object({ value: { type: 'string' }, label: TEXT }) },
    min: { type: ['number', 'null'] },
    max: { type: ['number', 'null'] },
    pattern: { type: ['string', 'null'], description: 'The whole answer matches it' },
    patternHelp: OR_NULL(TEXT),
    initial: ANSWER,
    personal: { type: 'boolean', description: 'Not to be kept by a page' },
    suggests: {
      type: 'boolean',
      description: 'What is public already is asked for while it is written, see /foi-applications/suggestions',
    },
    clauses: { type: 'array', items: { type: 'string' } },
  }),
  Challenge: object({
    parameters: { type: 'object', description: 'altcha v2, PBKDF2/SHA-256; holds for ten minutes, for this form, once' },
    signature: { type: 'string' },
  }),
  Receipt: {
    ...object({
      number: NUMBER,
      title: { type: 'string' },
      stage: TEXT,
      arrivedAt: { type: 'string', format: 'date-time' },
      files: { type: 'array', items: object({ name: { type: 'string' }, size: { type: 'integer' } }) },
    }),
    additionalProperties: true,
  },
  CaseStatus: object({
    number: NUMBER,
    title: { type: 'string' },
    stage: TEXT,
    closed: { type: 'boolean' },
    arrivedOn: { type: 'string', format: 'date' },
    due: OR_NULL(
      object({
        on: { type: ['string', 'null'], format: 'date' },
        projected: { type: 'boolean', description: '暂定' },
        suspended: { type: 'boolean' },
        done: { type: ['string', 'null'], format: 'date' },
      }),
    ),
    facts: { type: 'array', items: object({ label: TEXT, value: TEXT }) },
    asks: { type: 'array', items: object({ event: { type: 'string' }, title: TEXT, form: OR_NULL(ref('Form')) }) },
    notices: {
      type: 'array',
      items: object({
        id: { type: 'integer' },
        title: TEXT,
        number: { type: ['string', 'null'] },
        releasedOn: { type: 'string', format: 'date' },
        formats: { type: 'array', items: { type: 'string', enum: ['docx', 'pdf'] } },
      }),
    },
  }),
};
