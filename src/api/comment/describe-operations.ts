import { object } from '../../public/openapi/collection-operations';
import { cursorParameters } from '../../public/openapi/collection-parameters';
import { FILLED_IN } from '../../public/openapi/door-schemas';
import { ref, type Operation, type Parameter, type Schema } from '../../public/openapi/types';

const data = (schema: Schema) => object({ data: schema });
const list = (items: Schema): Schema => ({ type: 'array', items });
const EMPTY_OR_TEXT: Schema = { type: ['string', 'null'] };
const COUNT: Schema = { type: 'integer', minimum: 0 };
const DRAFT: Parameter = {
  name: 'documentId',
  in: 'path',
  required: true,
  description: 'Of the draft',
  schema: { type: 'string', pattern: '^[\\w-]{1,64}$' },
};
const ofDraft = { parameters: [DRAFT], mayBeMissing: true } as const;

/** What is read and sent about comments on drafts. */
export const COMMENT_OPERATIONS: readonly Operation[] = [
  {
    ...ofDraft,
    path: '/consultations/{documentId}/clauses',
    operationId: 'readDraftClauses',
    summary:
      '草案条款 / A draft in full, by its clauses; `clause` is what a comment is anchored to, and null where the text belongs to none',
    answer: data(list(object({ clause: EMPTY_OR_TEXT, text: { type: 'string' } }))),
  },
  {
    path: '/consultations/{documentId}/comments',
    parameters: [DRAFT, ...cursorParameters()],
    mayBeMissing: true,
    operationId: 'readComments',
    summary: '意见 / Comments that were released, the newest first; never by whom',
    answer: object({
      data: list(object({ number: EMPTY_OR_TEXT, clause: EMPTY_OR_TEXT, text: { type: 'string' } })),
      meta: object({ pagination: object({ pageSize: { type: 'integer' }, next: EMPTY_OR_TEXT }) }),
    }),
  },
  {
    ...ofDraft,
    path: '/consultations/{documentId}/feedback',
    operationId: 'readFeedback',
    summary: '意见采纳情况 / What became of the comments, once it is published',
    answer: data(
      object({
        publishedOn: { type: 'string', format: 'date' },
        text: EMPTY_OR_TEXT,
        comments: object({ total: COUNT, adopted: COUNT, partlyAdopted: COUNT, notAdopted: COUNT }),
        results: list(
          object({
            clause: EMPTY_OR_TEXT,
            disposition: { type: 'string', enum: ['adopted', 'partly_adopted', 'not_adopted'] },
            changedClause: EMPTY_OR_TEXT,
            feedback: EMPTY_OR_TEXT,
            count: COUNT,
          }),
        ),
      }),
    ),
  },
  {
    ...ofDraft,
    unkept: true,
    path: '/consultations/{documentId}/comments/form',
    operationId: 'readCommentForm',
    summary: '意见表 / The form of a comment, with its rules as rows of answers',
    answer: data(ref('Form')),
  },
  {
    ...ofDraft,
    unkept: true,
    path: '/consultations/{documentId}/comments/challenge',
    operationId: 'readCommentChallenge',
    summary: '校验题 / Work to be done before a comment is sent; it holds for this draft',
    answer: data(ref('Challenge')),
  },
  {
    ...ofDraft,
    unkept: true,
    path: '/consultations/{documentId}/comments',
    method: 'post',
    operationId: 'sendComment',
    summary: '提交意见 / Comments on the draft, until 24:00 of its last day; the answer bears the code of the receipt, once',
    body: { schema: object({ ...FILLED_IN, proof: { type: 'object', description: '{ challenge, solution }' } }) },
    once: true,
    good: 201,
    answer: data({ allOf: [ref('Receipt'), { type: 'object', required: ['code'], properties: { code: { type: 'string' } } }] }),
  },
  {
    parameters: [],
    mayBeMissing: false,
    unkept: true,
    path: '/comments/status',
    method: 'post',
    operationId: 'readCommentStatus',
    summary: '查询意见 / What became of a comment, for the holder of the code',
    body: { schema: object({ code: { type: 'string', maxLength: 200, description: 'Code of the receipt' } }) },
    answer: data(ref('CaseStatus')),
  },
];
