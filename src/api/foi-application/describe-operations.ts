import { object } from '../../public/openapi/collection-operations';
import { FILLED_IN, SHOWN } from '../../public/openapi/door-schemas';
import { ref, type Operation, type Schema } from '../../public/openapi/types';

const data = (schema: Schema) => object({ data: schema });
const private_ = { parameters: [], mayBeMissing: false, unkept: true } as const;
const post = { ...private_, method: 'post' } as const;
const EMPTY_OR_TEXT: Schema = { type: ['string', 'null'] };

/** What people outside do about an application for information. */
export const FOI_OPERATIONS: readonly Operation[] = [
  {
    ...private_,
    path: '/foi-applications/form',
    operationId: 'readApplicationForm',
    summary: '申请表 / The form of an application, with its rules as rows of answers',
    answer: data(ref('Form')),
  },
  {
    ...private_,
    path: '/foi-applications/challenge',
    operationId: 'readApplicationChallenge',
    summary: '校验题 / Work to be done before an application is filed',
    answer: data(ref('Challenge')),
  },
  {
    ...post,
    path: '/foi-applications/suggestions',
    operationId: 'suggestDocuments',
    summary: '可能已公开 / Published documents that may hold what somebody is about to ask for',
    body: {
      schema: object({
        field: { type: 'string', maxLength: 100, description: 'A field of the form that suggests' },
        text: { type: 'string', maxLength: 4000, description: 'What was written so far; it is kept nowhere' },
      }),
    },
    answer: data({ type: 'array', items: object({ title: { type: 'string' }, about: { type: 'string' }, href: EMPTY_OR_TEXT }) }),
  },
  {
    ...post,
    path: '/foi-applications',
    operationId: 'fileApplication',
    summary: '提交申请 / Files an application; the answer bears the code of the receipt, once',
    body: { schema: object({ ...FILLED_IN, proof: { type: 'object', description: '{ challenge, solution }' } }), files: true },
    once: true,
    good: 201,
    answer: data({ allOf: [ref('Receipt'), { type: 'object', required: ['code'], properties: { code: { type: 'string' } } }] }),
  },
  {
    ...post,
    path: '/foi-applications/status',
    operationId: 'readApplicationStatus',
    summary: '查询进度 / How it stands, for the holder of the code',
    body: { schema: object(SHOWN) },
    answer: data(ref('CaseStatus')),
  },
  {
    ...post,
    path: '/foi-applications/notice',
    operationId: 'readApplicationNotice',
    summary: '下载文书 / A notice that was handed out, for the holder of the code',
    body: { schema: object({ ...SHOWN, id: { type: 'integer' }, format: { type: 'string', enum: ['docx', 'pdf'] } }) },
    answer: { type: 'string', format: 'binary' },
    type: 'application/octet-stream',
  },
  {
    ...post,
    path: '/foi-applications/correction',
    operationId: 'correctApplication',
    summary: '提交补正 / The corrected application',
    body: { schema: object({ ...SHOWN, ...FILLED_IN }), files: true },
    once: true,
    answer: data(ref('Receipt')),
  },
  {
    ...post,
    path: '/foi-applications/withdrawal',
    operationId: 'withdrawApplication',
    summary: '撤回申请 / Withdraws the application',
    body: { schema: object({ ...SHOWN, ...FILLED_IN }) },
    once: true,
    answer: data(ref('Receipt')),
  },
];
